import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import type { Gap } from '../catalogue/gap.ts';
import { type Contact, idsOf, isActive, mergeContacts } from '../contacts/contact.ts';
import type { RenderMail } from '../mail/variant.ts';
import { registerNumberOf } from '../rollout/rollout.ts';
import { audiencesOf, peopleGaps } from './audience.ts';
import { planContext } from './mail-content.ts';
import type { Milestone } from './milestone.ts';
import type { OrganisationPlan } from './plan.ts';
import type { PlanBasis } from './plan-basis.ts';
import { provenObligations } from './plan-evidence.ts';
import { mailsOf } from './plan-mails.ts';
import { obligationsOf } from './plan-obligations.ts';
import { relayMailsOf } from './plan-task-mails.ts';
import { tasksOf } from './plan-tasks.ts';

type Input = { milestone: Milestone; basis: PlanBasis; version: CatalogueVersion; render: RenderMail };

/**
 * Resolves what each target group of one organisation must know at a milestone, through which channels, and
 * who gets which mail. Pure and deterministic, to the byte.
 */
export function resolvePlan({ milestone, basis, version, render }: Input): OrganisationPlan {
  const context = planContext({ milestone, basis, version });
  const contacts = mergeContacts(basis.contacts.filter(isActive)).filter((contact) =>
    wasTold(contact, basis),
  );
  // Where nobody was told there is nothing to take back.
  const audiences = basis.told?.length === 0 ? [] : audiencesOf(context, contacts);
  const responsible = contacts.find(({ groups }) => groups.includes(version.catalogue.responsible));
  const obligations = audiences.flatMap((audience) =>
    obligationsOf(context, audience, { contacts, responsible }),
  );
  const tasks = tasksOf(context, obligations, { contacts, responsible });
  const mails = mailsOf(context, { audiences, contacts, responsible, tasks, render });
  const relayed = relayMailsOf(context, { contacts, responsible, tasks, render });
  return {
    organisation: basis.organisation.code,
    day: milestone.days && context.day,
    obligations: provenObligations(context, obligations, mails.variants),
    tasks,
    variants: [...mails.variants, ...relayed.variants],
    deliveries: [...mails.deliveries, ...relayed.deliveries],
    gaps: [
      ...(basis.told ? [] : peopleGaps(audiences, contacts)),
      ...basisGaps(basis, responsible),
      ...context.texts.gaps(),
      ...context.ahead.gaps(),
    ],
  };
}

/** Whether somebody is to be told: anybody, but for what undoes something. */
function wasTold(contact: Contact, { told }: PlanBasis): boolean {
  return told === undefined || idsOf(contact).some((id) => told.includes(id));
}

function basisGaps(
  { organisation, participation, rollout }: PlanBasis,
  responsible: Contact | undefined,
): Gap[] {
  const local = organisation.kind !== 'national';
  const registered = registerNumberOf(rollout, participation);
  return [
    ...(local && !responsible ? [{ kind: 'no-responsible' } as const] : []),
    ...(registered === undefined ? [{ kind: 'no-register-number' } as const] : []),
  ];
}
