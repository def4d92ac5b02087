import { ServiceError } from '../protocol/service-error.ts';
import type { Clock } from '../shared/clock.ts';
import type { SesAccount } from './ses-account.ts';
import { isSimulator } from './ses-message.ts';
import type { MailStore } from './ses-store.ts';

export const dayMilliseconds = 24 * 60 * 60 * 1000;
const secondMilliseconds = 1000;

/** Refuses what exceeds the quota; SES drops such a message, so does this. */
export class SendRate {
  readonly #account: SesAccount;
  readonly #clock: Clock;
  readonly #store: MailStore;
  #second = 0;
  #takenInSecond = 0;
  #day = 0;
  #takenInDay: number;

  constructor({ account, clock, store }: { account: SesAccount; clock: Clock; store: MailStore }) {
    this.#account = account;
    this.#clock = clock;
    this.#store = store;
    this.#takenInDay = store.recipientsSince(clock.now() - dayMilliseconds);
  }

  /** Throws `Throttling` when `recipients` are too many now; the simulator's count for the rate only. */
  take(recipients: string[]): void {
    const counted = recipients.filter((address) => !isSimulator(address)).length;
    const now = this.#clock.now();
    this.#renew(now);
    const { max24HourSend, maxSendRate } = this.#account.quota();
    if (this.#takenInSecond + recipients.length > maxSendRate) {
      throw new ServiceError('Throttling', 'Maximum sending rate exceeded.');
    }
    const sent = this.#takenInDay + this.#account.state().sentElsewhere;
    if (max24HourSend >= 0 && counted > 0 && sent + counted > max24HourSend) {
      throw new ServiceError('Throttling', 'Daily message quota exceeded.');
    }
    this.#takenInSecond += recipients.length;
    this.#takenInDay += counted;
  }

  #renew(now: number): void {
    const second = Math.floor(now / secondMilliseconds);
    if (second !== this.#second) [this.#second, this.#takenInSecond] = [second, 0];
    // The day slides: counted again from what is stored once a minute, because the sum reads a day's rows.
    const minute = Math.floor(now / 60_000);
    if (minute === this.#day) return;
    this.#day = minute;
    this.#takenInDay = this.#store.recipientsSince(now - dayMilliseconds);
  }
}
