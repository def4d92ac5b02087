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

/** A provider event: what it proves, and the recipient. The address is used here and not stored. */
export type MailEvent = {
  evidence: Evidence;
  recipient?: string;
  /** Why the recipient must not be mailed again, if so. */
  suppress?: Suppression['reason'] & ('bounce' | 'complaint');
};

export type RecordOutcomeResult = 'recorded' | 'known' | 'foreign';

/**
 * Processes a provider event: suppresses the address if required, updates the delivery, and recounts the
 * organisation if a count changes. Events may be duplicated, late, out of order, or precede the sender's own
 * write.
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
  // Accepted and delivered change no count of a mail settled by its sender; only these do, as does an unknown
  // one's resolution.
  const counts =
    evidence.proves === 'bounced' || evidence.proves === 'complained' || (await hasUnknown(event, ports));
  // Also for known evidence: the try that recorded it may have crashed before counting.
  if (counts) await settleOrganisation({ dispatchId, organisation }, ports);
  return result;
}

async function hasUnknown({ evidence }: MailEvent, { plans }: RecordOutcomePorts): Promise<boolean> {
  const counts = await plans.counts(evidence.dispatchId, evidence.organisation);
  return counts !== undefined && counts.unknown + counts.failed > 0;
}

/** A person with a duty whose address is invalid has to be reached another way. */
async function followUp({ evidence, suppress }: MailEvent, ports: RecordOutcomePorts): Promise<void> {
  const { dispatchId, organisation, delivery: id, at } = evidence;
  const rows = await ports.deliveries.ofOrganisation(dispatchId, organisation);
  const delivery = rows.find((row) => row.id === id);
  const reason = suppress === 'bounce' ? 'bounced' : 'complained';
  if (delivery) await openFollowUp(ports.manualFollowUps, dispatchId, { delivery, reason, at });
}
