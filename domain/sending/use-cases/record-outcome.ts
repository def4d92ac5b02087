import { type Evidence, inState, type Outcome } from '../../mail/delivery.ts';
import { type ManualFollowUps, openFollowUp } from '../../mail/manual-follow-up.ts';
import { type KeptEvidence, wasSentByLostTable } from '../../mail/restore.ts';
import { recipientDigest, type Suppression, type Suppressions } from '../../mail/suppression.ts';
import type { Plans } from '../../plan/plan.ts';
import { type RecordKeptPorts, recordKept } from './account-for-lost.ts';
import { type CheckRestorePorts, checkRestore } from './check-restore.ts';
import { type SettleOrganisationPorts, settleOrganisation } from './settle-organisation.ts';

export type RecordOutcomePorts = SettleOrganisationPorts &
  CheckRestorePorts &
  RecordKeptPorts & {
    keptEvidence: KeptEvidence;
    plans: Plans;
    suppressions: Suppressions;
    manualFollowUps: ManualFollowUps;
  };

/** A provider event: what it proves, and the recipient. The address is used here and not stored. */
export type MailEvent = {
  evidence: Evidence;
  /** When the mail service took the mail; ms. */
  sentAt: number;
  recipient?: string;
  /** Why the recipient must not be mailed again, if so. */
  suppress?: Suppression['reason'] & ('bounce' | 'complaint');
};

/** `kept`: sent before the table was restored, which does not have its delivery. */
export type RecordOutcomeResult = 'recorded' | 'known' | 'foreign' | 'kept';

/** States of a mail that are counted otherwise once it is known to be accepted or delivered. */
const UNCERTAIN: readonly Outcome['state'][] = ['unknown', 'failed', 'bounced'];

/**
 * Processes a provider event: suppresses the address if required, updates the delivery, and recounts the
 * organisation if a count changes. Events may be duplicated, late, out of order, or precede the sender's own
 * write. `first`: it comes for the first time, so no earlier try of it can have died half way.
 */
export async function recordOutcome(
  event: MailEvent,
  ports: RecordOutcomePorts,
  first?: 'first',
): Promise<RecordOutcomeResult> {
  const { evidence, recipient, suppress } = event;
  const { dispatchId, organisation } = evidence;
  if (recipient && suppress) {
    const digest = recipientDigest(recipient);
    await ports.suppressions.add({ recipient: digest, scope: 'all', reason: suppress, at: evidence.at });
  }
  const { kind, was } = await record(event, ports, first);
  if (kind === 'foreign' || kind === 'kept') return kind;
  const cameBack = evidence.proves === 'bounced' || evidence.proves === 'complained';
  if (cameBack) await followUp(event, ports);
  const wasUncertain = was === undefined || UNCERTAIN.includes(was.state);
  // A try of this event that recorded it may have died, or not have heard of it, before it counted.
  const mayBeUncounted = !first || isOf(was, evidence);
  const counts = cameBack || wasUncertain || (mayBeUncounted && (await isCountedUncertain(event, ports)));
  const job = { dispatchId, organisation, delivery: evidence.delivery };
  if (counts) await settleOrganisation(job, ports);
  // Whoever has recorded its delivery meanwhile, and did not hear what that replaced, saw no count of this yet.
  if (cameBack && (await isReplaced(event, ports))) await settleOrganisation(job, ports);
  return kind;
}

/** Evidence that fits no row may be of a mail that left before the table was restored. */
async function record(
  { evidence, sentAt }: MailEvent,
  ports: RecordOutcomePorts,
  first?: 'first',
): Promise<{ kind: RecordOutcomeResult; was?: Outcome }> {
  const { deliveries, keptEvidence } = ports;
  const result = await deliveries.record(evidence);
  if (result.kind !== 'foreign' && first) return result;
  const { restores } = await checkRestore(ports);
  if (!wasSentByLostTable(sentAt, restores)) return result;
  if (result.kind !== 'foreign') {
    // A try of it may have died among the kept evidence, once some had given the row the attempt of the lost table.
    const { recorded } = await recordKept(evidence, ports);
    return recorded > 0 ? { kind: result.kind } : result;
  }
  const found = await deliveries.record(evidence, 'lost');
  if (found.kind === 'foreign') await keptEvidence.keep(evidence);
  // Other evidence may have been kept before the delivery was planned, and its delivery have been planned meanwhile.
  const { recorded } = await recordKept(evidence, ports);
  return { kind: found.kind === 'foreign' && recorded === 0 ? 'kept' : 'recorded' };
}

/** Whether the row says something else by now. */
async function isReplaced({ evidence }: MailEvent, { deliveries }: RecordOutcomePorts): Promise<boolean> {
  const { dispatchId, organisation, delivery: id } = evidence;
  const delivery = await deliveries.find(dispatchId, { organisation, id });
  return delivery !== undefined && !isOf(delivery.outcome, evidence);
}

/** Whether this very evidence is what the row says. */
function isOf(was: Outcome | undefined, { proves, at }: Evidence): boolean {
  return was?.state === proves && was.at === at;
}

async function isCountedUncertain({ evidence }: MailEvent, { plans }: RecordOutcomePorts): Promise<boolean> {
  const counts = await plans.counts(evidence.dispatchId, evidence.organisation);
  return counts !== undefined && counts.unknown + counts.failed + (counts.mayArrive ?? 0) > 0;
}

/**
 * A person with a duty whom the mail did not reach, or whose address is invalid, has to be reached another way; not
 * one whose mail had arrived, whatever answers by itself.
 */
async function followUp({ evidence }: MailEvent, ports: RecordOutcomePorts): Promise<void> {
  const { dispatchId, organisation, delivery: id, at } = evidence;
  const delivery = await ports.deliveries.find(dispatchId, { organisation, id });
  const reason = evidence.proves === 'complained' ? 'complained' : 'bounced';
  if (delivery && !inState(delivery, 'delivered'))
    await openFollowUp(ports.manualFollowUps, dispatchId, { delivery, reason, at });
}
