import type { Mailer, SendResult } from '../../../domain/delivery.ts';

type Mail = Parameters<Mailer['send']>[0];

/** Keeps what it was given to send and answers as told; accepted, unless told otherwise. */
export class InMemoryMailer implements Mailer {
  readonly sent: Mail[] = [];
  readonly #answer: (mail: Mail) => SendResult;

  constructor(answer?: (mail: Mail) => SendResult) {
    this.#answer = answer ?? (({ delivery }) => ({ kind: 'accepted', messageId: `ses-${delivery.id}` }));
  }

  async send(mail: Mail): Promise<SendResult> {
    this.sent.push(mail);
    return this.#answer(mail);
  }
}
