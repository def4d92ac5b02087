import { holdForRestore } from '../../domain/sending/use-cases/go-on-after-restore.ts';
import { settleOrganisation } from '../../domain/sending/use-cases/settle-organisation.ts';
import { aDelivery } from '../fixtures/a-delivery.ts';
import { aPlan } from '../fixtures/a-plan.ts';
import { anOutcome } from '../fixtures/an-outcome.ts';
import type { RunningStage } from '../flows/running-stage.ts';
import { peopleOfAllKinds } from '../functions/web/fixtures/people-of-all-kinds.ts';

/**
 * Mails of a milestone that were refused or are unknown, invitations that were not taken, and a restored table that
 * holds all mail: what pages lead to only then.
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
  const { version } = await operator.people.read();
  await operator.people.change({ version, put: peopleOfAllKinds(Date.now()).people, entries: [] });
  await holdForRestore(Date.now() - 3_600_000, operator);
}
