import type { ControlCase } from '../../controls/control-log.ts';
import { type WeakenControlsPorts, weakenControls } from '../../controls/use-cases/weaken-controls.ts';
import { InvalidInput } from '../../shared/errors.ts';
import { type GoOnAfterRestorePorts, goOnAfterRestore } from './go-on-after-restore.ts';
import { type SettleUnknownPorts, settleUnknown } from './settle-unknown.ts';

export type CarryOutChangePorts = WeakenControlsPorts & SettleUnknownPorts & GoOnAfterRestorePorts;

/**
 * Carries out a change that a second person has accepted; false if it is too late for it. Idempotent.
 * @throws {InvalidInput} if it cannot be carried out yet
 */
export async function carryOutChange(
  { what, asked: { by } }: ControlCase,
  acceptedBy: string,
  ports: CarryOutChangePorts,
): Promise<boolean> {
  if (what.kind === 'rollout') return weakenControls({ what, by: acceptedBy }, ports);
  try {
    if (what.kind === 'restore') {
      await goOnAfterRestore({ by, table: what.table, withoutEvents: true }, ports);
      return true;
    }
    const { dispatch: dispatchId, delivery, reason } = what;
    await settleUnknown({ dispatchId, delivery, as: 'resend', by, acceptedBy, reason }, ports);
    return true;
  } catch (error) {
    if (error instanceof InvalidInput && !isOnlyEarly(error)) return false;
    throw error;
  }
}

/** What is still being planned is planned within minutes. */
function isOnlyEarly({ problems }: InvalidInput): boolean {
  return problems.some(({ code }) => code === 'restore-still-planning');
}
