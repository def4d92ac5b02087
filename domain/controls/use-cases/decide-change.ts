import { samePerson } from '../../rollout/approval.ts';
import { type ControlCase, type ControlLog, casesIn, isOpen } from '../control-log.ts';

/** Carries out an accepted change; false if what it was to change has become something else. Idempotent. */
export type CarryOut = (change: ControlCase, acceptedBy: string) => Promise<boolean>;

export type DecideChangePorts = { controlLog: ControlLog; carryOut: CarryOut; now: () => number };

/** Anybody may reject, its author too; only an approver accepts. */
type Word = { change: string; word: 'accept' | 'reject'; by: string; isApprover: boolean };

/**
 * `own`: its author, or somebody who is not an approver, cannot accept it; the attempt is noted. `decided`: somebody
 * else was first. `lapsed`: accepted too late.
 */
export type DecideResult = 'applied' | 'rejected' | 'lapsed' | 'own' | 'decided' | 'unknown';

/**
 * The word of a second person on what one may not do alone. An accepted change is carried out at once; after a
 * crash, accepting it again completes it.
 */
export async function decideChange(
  { change, word, by, isApprover }: Word,
  { controlLog, carryOut, now }: DecideChangePorts,
): Promise<DecideResult> {
  const found = casesIn(await controlLog.entries()).find(({ id }) => id === change);
  if (!found) return 'unknown';
  if (!isOpen(found)) return 'decided';
  if (word === 'accept' && (!isApprover || samePerson(found.asked.by, by))) {
    await controlLog.append({ change, did: 'tried', by, at: now() });
    return 'own';
  }
  if (word === 'reject') {
    const rejected = await controlLog.append({ change, did: 'rejected', by, at: now() });
    return rejected ? 'rejected' : 'decided';
  }
  const accepted =
    found.decided !== undefined || (await controlLog.append({ change, did: 'accepted', by, at: now() }));
  if (!accepted) return 'decided';
  const did = (await carryOut(found, found.decided?.by ?? by)) ? 'applied' : 'lapsed';
  await controlLog.append({ change, did, by, at: now() });
  return did;
}
