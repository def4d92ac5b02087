import type { Outcome } from '../../domain/mail/delivery.ts';
import { blocks, type Finding, fine } from './finding.ts';

/** Deciding on the mail to the simulator. */
export function smoke({ outcome, millis }: { outcome: Outcome | undefined; millis: number }): Finding {
  const seconds = `${Math.ceil(millis / 1000)} seconds`;
  if (outcome === undefined) return blocks('The mail was planned and cannot be found.', 'Run it again.');
  const { state } = outcome;
  if (state === 'delivered')
    return fine(`A mail to the simulator left, and SES reported its delivery, in ${seconds}.`);
  if (state === 'accepted' || state === 'delayed')
    return blocks(
      `SES took the mail, but no event of it arrived in ${seconds}.`,
      'Outcomes of mails would stay open: docs/runbook.md#outcomes-dead-letters.',
    );
  const reason = 'reason' in outcome && outcome.reason !== undefined ? ` (${outcome.reason})` : '';
  if (state === 'planned' || state === 'sending')
    return blocks(
      `The mail did not leave in ${seconds}${reason}.`,
      'See docs/runbook.md#deliveries-dead-letters.',
    );
  return blocks(`The mail ended as ${state}${reason}.`, 'See docs/runbook.md#deliveries-dead-letters.');
}
