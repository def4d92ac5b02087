import type { ControlCase } from '../../controls/control-log.ts';
import { type WeakenControlsPorts, weakenControls } from '../../controls/use-cases/weaken-controls.ts';
import { InvalidInput } from '../../shared/errors.ts';
import { type SettleUnknownPorts, settleUnknown } from './settle-unknown.ts';

export type CarryOutChangePorts = WeakenControlsPorts & SettleUnknownPorts;

/** Carries out a change that a second person has accepted; false if it is too late for it. Idempotent. */
export async function carryOutChange(
  { what, asked: { by } }: ControlCase,
  acceptedBy: string,
  ports: CarryOutChangePorts,
): Promise<boolean> {
  if (what.kind === 'rollout') return weakenControls({ what, by: acceptedBy }, ports);
  const { dispatch: dispatchId, delivery, reason } = what;
  try {
    await settleUnknown({ dispatchId, delivery, as: 'resend', by, acceptedBy, reason }, ports);
    return true;
  } catch (error) {
    if (error instanceof InvalidInput) return false;
    throw error;
  }
}
