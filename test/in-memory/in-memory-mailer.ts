import type { Mailer, SendResult } from '../../domain/mail/delivery.ts';

type Mail = Parameters<Mailer['send']>[0];

/** Keeps what it was given to send and answers as told; accepted, unless told otherwise. */
export class InMemoryMailer implements Mailer {
  readonly sent: Mail[] = [];
  /** The sender of each probe. */
  readonly probes: string[] = [];
  readonly #answer: (mail: Mail) => SendResult;
  readonly #probeAnswer: (from: string) => SendResult;

  constructor(answer?: (mail: Mail) => SendResult, probeAnswer?: (from: string) => SendResult) {
    this.#answer = answer ?? (({ delivery }) => ({ kind: 'accepted', messageId: `ses-${delivery.id}` }));
    this.#probeAnswer = probeAnswer ?? (() => ({ kind: 'accepted', messageId: 'ses-probe' }));
  }

  async send(mail: Mail): Promise<SendResult> {
    this.sent.push(mail);
    return this.#answer(mail);
  }

  async probe(from: string): Promise<SendResult> {
    this.probes.push(from);
    return this.#probeAnswer(from);
  }
}
