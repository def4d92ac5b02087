import { checkFor, defaultLocale, milestoneName } from '../../catalogue/catalogue.ts';
import type { Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import { type Contacts, contactId } from '../../contacts/contact.ts';
import { deliveryId } from '../../mail/delivery.ts';
import { type Dispatch, isUndone } from '../../mail/dispatch.ts';
import { rolloutList } from '../../mail/suppression.ts';
import type { Variant } from '../../mail/variant.ts';
import { isTold, type Milestone, type Milestones } from '../../plan/milestone.ts';
import type { FrozenPlans, PlanBasis } from '../../plan/plan-basis.ts';
import { plannedDelivery } from '../../plan/planned-delivery.ts';
import { sampleDispatchId } from '../../polls/poll.ts';
import type { Responsible } from '../../rollout/responsible.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import {
  type DispatchPart,
  type PlanDispatchPartPorts,
  planDispatchPart,
} from '../../sending/use-cases/plan-dispatch-part.ts';
import { shortDigest } from '../../shared/digest.ts';
import { inLocale } from '../../shared/locale.ts';
import { change, type SharedRecord } from '../../shared/shared-record.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { addDays, addWorkingDays, isWorkingDay } from '../../shared/working-day.ts';
import { type Drawn, drawSample } from '../sample.ts';

/** The content of the mail that asks one who was drawn. */
export type SampleContent = {
  locale: string;
  service: string;
  organisation: string;
  /** The milestone after which they are asked, by id and by name. */
  milestone: string;
  name: string;
  question: string;
  you: readonly string[];
  sender: string;
  contact: Responsible;
  leavable: boolean;
};
export type RenderSample = (content: SampleContent) => { subject: string; html: string; text: string };

/** The date of each rollout's last round, by id. */
export type SampledDays = Record<string, string>;

export type AskSamplesPorts = PlanDispatchPartPorts & {
  rollouts: Pick<Rollouts, 'list'>;
  milestones: Pick<Milestones, 'ofRollout'>;
  catalogues: Pick<Catalogues, 'load'>;
  contacts: Pick<Contacts, 'ofOrganisation'>;
  plans: FrozenPlans;
  sampled: SharedRecord<SampledDays>;
  renderSample: RenderSample;
};

export type SampleReport = { rollout: string; dispatch: string; asked: number };

/** During office hours, after what waited for its day has left. */
const FROM = '09:00';
const UNTIL = '16:00';
/** In working days after the first mail has left: people need time to read. Missed days are made up for. */
const AFTER_WORKING_DAYS = 5;
const AFTER_DAYS_AT_MOST = 14;

/**
 * Asks the sample of each milestone one question by mail, once, some days after it was told. Runs often; nothing is
 * sent twice.
 */
export async function askSamples(ports: AskSamplesPorts): Promise<SampleReport[]> {
  const { date, time } = toStockholm(ports.now());
  if (time < FROM || time >= UNTIL) return [];
  const days = (await ports.sampled.read()).value ?? {};
  const reports: SampleReport[] = [];
  for (const rollout of await ports.rollouts.list()) {
    if (days[rollout.id] === date || !isWorkingDay(date, rollout.daysOff)) continue;
    for (const milestone of await ports.milestones.ofRollout(rollout.id))
      if (isDue(milestone, rollout, date)) reports.push(...(await askAfter(milestone, rollout, ports)));
    await change(ports.sampled, (known = {}) => ({
      next: { ...known, [rollout.id]: date },
      result: undefined,
    }));
  }
  return reports;
}

function isDue(milestone: Milestone, { daysOff }: Rollout, date: string): boolean {
  const { dispatchedAt, change: isOfFacts } = milestone;
  if (!isTold(milestone) || isOfFacts || dispatchedAt === undefined) return false;
  const left = toStockholm(dispatchedAt).date;
  return (
    date >= addWorkingDays(left, AFTER_WORKING_DAYS, daysOff) && date <= addDays(left, AFTER_DAYS_AT_MOST)
  );
}

/** Opens its dispatch and plans the parts that are missing; nothing if the catalogue asks nobody after it. */
async function askAfter(
  milestone: Milestone,
  rollout: Rollout,
  ports: AskSamplesPorts,
): Promise<SampleReport[]> {
  const version = await ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion);
  const { kind } = milestone;
  if (
    !version ||
    !Object.keys(version.catalogue.groups).some((group) => checkFor(version.catalogue, { group, kind }))
  )
    return [];
  const id = sampleDispatchId(milestone.id);
  await ports.dispatches.open({
    ...{
      id,
      rollout: rollout.id,
      purpose: 'sample',
      organisations: milestone.organisations,
      state: 'planning',
    },
    name: { sv: 'Stickprov av vad människor vet', en: 'Sample of what people know' },
    changedAt: ports.now(),
  });
  const dispatch = await ports.dispatches.find(id);
  if (dispatch?.state !== 'planning') return [];
  const { planned } = await ports.plans.progress(id);
  const missing = dispatch.organisations.filter((code) => !planned.has(code));
  let asked = 0;
  // If none is missing, any one closes the plan.
  for (const organisation of missing.length > 0 ? missing : dispatch.organisations.slice(0, 1)) {
    const part = await partOf(dispatch, { milestone, version, organisation }, ports);
    await planDispatchPart(dispatch, part, ports);
    asked += part.deliveries.length;
  }
  return [{ rollout: rollout.id, dispatch: id, asked }];
}

type Part = { milestone: Milestone; version: CatalogueVersion; organisation: string };

async function partOf(
  { id }: Dispatch,
  { milestone, version: { catalogue }, organisation }: Part,
  ports: AskSamplesPorts,
): Promise<DispatchPart> {
  const nothing = { organisation, variants: [], deliveries: [], carries: [] };
  const basis = await ports.plans.basis(milestone.id, organisation);
  if (!basis || isUndone(milestone, organisation)) return nothing;
  const present = new Map(
    (await ports.contacts.ofOrganisation(organisation)).map((one) => [contactId(one), one]),
  );
  // Whoever was told and is still there, with the address and language of today.
  const told = basis.contacts.flatMap((one) => {
    const now = present.get(contactId(one));
    return now ? [{ ...now, groups: one.groups.filter((group) => now.groups.includes(group)) }] : [];
  });
  const drawn = drawSample(told, { milestone: milestone.id, kind: milestone.kind, catalogue });
  const variants = new Map<string, Variant>();
  const deliveries = drawn.map((one) => {
    const { contact, group } = one;
    const variant = shortDigest('variant', id, organisation, group, contact.locale);
    if (!variants.has(variant))
      variants.set(
        variant,
        variantOf(one, { id: variant, basis, milestone, catalogue, render: ports.renderSample }),
      );
    const leavable = catalogue.groups[group]?.side === 'external';
    return plannedDelivery(contact, {
      ...{ id: deliveryId(id, organisation, contact.address), organisation, variant, groups: [group] },
      ...(leavable ? { list: rolloutList(basis.rollout.id) } : {}),
    });
  });
  return { ...nothing, variants: [...variants.values()], deliveries };
}

type Mail = {
  id: string;
  basis: PlanBasis;
  milestone: Milestone;
  catalogue: CatalogueVersion['catalogue'];
  render: RenderSample;
};

function variantOf({ contact, group }: Drawn, { id, basis, milestone, catalogue, render }: Mail): Variant {
  const { locale } = contact;
  const { rollout, organisation } = basis;
  const say = (words: Record<string, string> | undefined) =>
    inLocale(words ?? {}, locale, defaultLocale(catalogue));
  const service = say(rollout.name);
  const sender = say(organisation.name);
  const leavable = catalogue.groups[group]?.side === 'external';
  return {
    ...{ id, locale, groups: [group], channels: [], topics: [] },
    from: { name: sender, address: rollout.from },
    replyTo: rollout.contact,
    ...(leavable ? { listName: service } : {}),
    ...render({
      ...{ locale, service, organisation: sender, sender, contact: rollout.contact, leavable },
      milestone: milestone.id,
      name: milestoneName(catalogue, milestone.kind, locale),
      question: say(checkFor(catalogue, { group, kind: milestone.kind })?.question),
      you: [say(catalogue.groups[group]?.you)],
    }),
  };
}
