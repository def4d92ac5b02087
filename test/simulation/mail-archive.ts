import type { MailEvent } from '../../domain/sending/use-cases/record-outcome.ts';

/** Mail events as the archive keeps them: whatever the mail service published, and nothing that it did not. */
export class MailArchive {
  readonly #events: MailEvent[] = [];

  keep(event: MailEvent): void {
    this.#events.push(event);
  }

  since(at: number): MailEvent[] {
    return this.#events.filter(({ evidence }) => evidence.at >= at);
  }
}
