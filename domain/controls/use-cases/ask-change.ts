import { canonicalJson } from '../../shared/digest.ts';
import { type ControlChange, type ControlLog, casesIn, changeId, isOpen } from '../control-log.ts';

/** What somebody wants, by their address, and when (ms). */
type Asked = { what: ControlChange; by: string; at: number };

/**
 * Notes that somebody wants what one person may not do alone; it waits for a second. Asking again for what waits
 * already adds nothing.
 */
export async function askChange({ what, by, at }: Asked, controlLog: ControlLog): Promise<void> {
  const same = canonicalJson(what);
  const isAsked = casesIn(await controlLog.entries()).some(
    (each) => isOpen(each) && canonicalJson(each.what) === same,
  );
  if (!isAsked) await controlLog.append({ change: changeId(what, at), did: 'asked', what, by, at });
}
