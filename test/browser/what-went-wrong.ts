import { contactId } from '../../domain/contacts/contact.ts';
import { holdForRestore } from '../../domain/sending/use-cases/go-on-after-restore.ts';
import { settleOrganisation } from '../../domain/sending/use-cases/settle-organisation.ts';
import { aDelivery } from '../fixtures/a-delivery.ts';
import { aPlan } from '../fixtures/a-plan.ts';
import { anEnquiry, aQuestion } from '../fixtures/a-question.ts';
import { anOutcome } from '../fixtures/an-outcome.ts';
import type { RunningStage } from '../flows/running-stage.ts';
import { peopleOfAllKinds } from '../functions/web/fixtures/people-of-all-kinds.ts';

/** Those that the stage has told. */
const TOLD = ['0580', '0885', '1280', '2584'];

/**
 * Mails of a milestone that were refused or are unknown, somebody whom none reaches, questions, invitations that were
 * not taken, and a restored table that holds all mail: what pages lead to only then.
 */
export async function whatWentWrong({ operator }: RunningStage, milestone: string): Promise<void> {
  const mail = (name: string, outcome: Parameters<typeof aDelivery>[0]) =>
    aDelivery({ id: name, name: `Kim ${name}`, address: `${name}@malmo.example`, ...outcome });
  const deliveries = [
    mail('large', { outcome: anOutcome('failed') }),
    mail('larger', { outcome: anOutcome('failed') }),
    mail('wrong', { outcome: anOutcome('failed', { reason: 'InvalidParameterValue' }) }),
    mail('silent', { outcome: anOutcome('unknown') }),
  ];
  await operator.plans.write(milestone, aPlan({ obligations: [], variants: [], deliveries }));
  await settleOrganisation({ dispatchId: milestone, organisation: '1280' }, operator);
  const at = Date.now();
  for (const organisation of TOLD) {
    const [somebody] = await operator.contacts.ofOrganisation(organisation);
    if (!somebody) throw new Error(`${organisation} has no contact`);
    const whom = { organisation, contact: contactId(somebody), groups: somebody.groups };
    await operator.manualFollowUps.open(milestone, { ...whom, reason: 'bounced', at });
  }
  await operator.questions.add(aQuestion({ rollout: 'bob', askedAt: at }));
  const local = { id: 'b'.repeat(26), organisation: '1280', national: false };
  await operator.questions.add(aQuestion({ rollout: 'bob', askedAt: at, ...local }));
  await operator.questions.add(anEnquiry({ rollout: 'bob', askedAt: at }));
  const { version } = await operator.people.read();
  await operator.people.change({ version, put: peopleOfAllKinds(at).people, entries: [] });
  await holdForRestore(at - 3_600_000, operator);
}
