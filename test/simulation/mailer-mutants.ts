import type { SendResult } from '../../domain/mail/delivery.ts';
import { portWith } from '../fixtures/port-with.ts';
import type { Mutant } from './mutant.ts';

type PortsOf = NonNullable<Mutant['ports']>;

/** An answer taken for another one. */
const hearing =
  (hear: (answer: SendResult) => SendResult): PortsOf =>
  ({ mailer }) => ({ mailer: portWith(mailer, 'send', async (mail) => hear(await mailer.send(mail))) });

/** A client that asks again by itself where no answer came: up to three requests a call. */
const retrying: PortsOf = ({ mailer }) => ({
  mailer: portWith(mailer, 'send', async (mail) => {
    let answer = await mailer.send(mail);
    for (let request = 2; request <= 3 && answer.kind === 'unknown'; request += 1)
      answer = await mailer.send(mail);
    return answer;
  }),
});

/** Mistakes in how a mail is handed over and what its answer is taken for. */
export const mailerMutants = {
  'mail client that retries': () => ({ ports: retrying }),
  'timeout taken for not sent': () => ({
    ports: hearing((answer) =>
      answer.kind === 'unknown' ? { kind: 'not-taken', reason: answer.reason } : answer,
    ),
  }),
  'no id taken for failed': () => ({
    ports: hearing((answer) =>
      answer.kind === 'unknown' && answer.reason === 'no-message-id'
        ? { kind: 'refused', reason: answer.reason }
        : answer,
    ),
  }),
} as const satisfies Record<string, () => Mutant>;
