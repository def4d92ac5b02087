import type { MailGate } from '../../mail/mail-gate.ts';
import { MINUTE_MILLIS } from '../../shared/duration.ts';
import { type CheckRestorePorts, checkRestore } from './check-restore.ts';
import {
  answersIn,
  type ReserveSendCapacityPorts,
  reportAnswers,
  reserveSendCapacity,
} from './reserve-send-capacity.ts';

export type MailGatePorts = CheckRestorePorts & ReserveSendCapacityPorts;

/** A person ends a restore's hold; nobody knows when. */
const RESTORE_MILLIS = 15 * MINUTE_MILLIS;

/** The gate for mails of one sender. */
export function mailGate(sender: string, ports: MailGatePorts): MailGate {
  const { now, sleep } = ports;
  const lane = 'other' as const;
  return {
    async ask() {
      const { kind } = await checkRestore(ports);
      if (kind === 'held') return { kind: 'later', at: now() + RESTORE_MILLIS };
      const place = await reserveSendCapacity({ count: 1, lane, from: sender }, ports);
      if (place.kind === 'later') return place;
      await sleep(Math.max(0, place.at - now()));
      return { kind: 'open', probe: place.probe };
    },
    tell: (result, { probe }) => reportAnswers({ sender, lane, probe, ...answersIn([result]) }, ports),
  };
}
