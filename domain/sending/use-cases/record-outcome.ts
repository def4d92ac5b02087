import type { Evidence } from '../../mail/delivery.ts';
import { type ManualFollowUps, openFollowUp } from '../../mail/manual-follow-up.ts';
import { recipientDigest, type Suppression, type Suppressions } from '../../mail/suppression.ts';
import type { Plans } from '../../plan/plan.ts';
import { type SettleOrganisationPorts, settleOrganisation } from './settle-organisation.ts';

export type RecordOutcomePorts = SettleOrganisationPorts & {
  plans: Plans;
  suppressions: Suppressions;
  manualFollowUps: ManualFollowUps;
};

/** What an event of the mail service says: what it proves, and whom it was for. The address is used here and not kept. */
export type MailEvent = {
  evidence: Evidence;
  recipient?: string;
  /** Why no mail may go to that recipient any more, if so. */
  suppress?: Suppression['reason'] & ('bounce' | 'complaint');
};

export type RecordOutcomeResult = 'recorded' | 'known' | 'foreign';

/**
 * Takes the evidence of an event: suppresses the address where it must, raises the delivery, and counts the organisation
 * anew where the event changes a count. Events may come twice, late, in any order, and before the sender wrote anything.
 */
export async function recordOutcome(
  event: MailEvent,
  ports: RecordOutcomePorts,
): Promise<RecordOutcomeResult> {
  const { evidence, recipient, suppress } = event;
  const { dispatchId, organisation } = evidence;
  if (recipient && suppress) {
    const digest = recipientDigest(recipient);
    await ports.suppressions.add({ recipient: digest, scope: 'all', reason: suppress, at: evidence.at });
  }
  const result = await ports.deliveries.record(evidence);
  if (result === 'foreign') return result;
  if (suppress) await followUp(event, ports);
  // Being taken and delivered changes no count of a mail that its sender settled; only these do, and what was unknown.
  const counts =
    evidence.proves === 'bounced' || evidence.proves === 'complained' || (await hasUnknown(event, ports));
  // Also where it is known: the try that recorded it may have died before it counted.
  if (counts) await settleOrganisation({ dispatchId, organisation }, ports);
  return result;
}

async function hasUnknown({ evidence }: MailEvent, { plans }: RecordOutcomePorts): Promise<boolean> {
  const counts = await plans.counts(evidence.dispatchId, evidence.organisation);
  return counts !== undefined && counts.unknown + counts.failed > 0;
}

/** A person with a duty whose address no longer works has to be reached another way. */
async function followUp({ evidence, suppress }: MailEvent, ports: RecordOutcomePorts): Promise<void> {
  const { dispatchId, organisation, delivery: id, at } = evidence;
  const rows = await ports.deliveries.ofOrganisation(dispatchId, organisation);
  const delivery = rows.find((row) => row.id === id);
  const reason = suppress === 'bounce' ? 'bounced' : 'complained';
  if (delivery) await openFollowUp(ports.manualFollowUps, dispatchId, { delivery, reason, at });
}
