import type { Evidence, Mailer, SendResult } from '../../domain/mail/delivery.ts';
import type { SendQuota, SendQuotas } from '../../domain/mail/pace.ts';
import type { AccountRefusal } from '../../domain/mail/sending-hold.ts';
import type { MailEvent } from '../../domain/sending/use-cases/record-outcome.ts';
import type { FaultKind, FaultPlan } from './fault-kinds.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

export type Mail = Parameters<Mailer['send']>[0];

type MailWorld = {
  timeline: Timeline;
  random: Random;
  faults: FaultPlan;
  expect: () => () => void;
  onAccept: (mail: Mail) => void;
  onEvent: (event: MailEvent) => void;
};

export type MailLimits = { perSecond: number; perDay: number };

/** A fault at a mail: whether the mail is taken all the same, and what the sender hears. */
const ANSWERS: Partial<Record<FaultKind, { taken: boolean; answer: SendResult }>> = {
  throttled: { taken: false, answer: { kind: 'not-taken', reason: 'Throttling' } },
  'refused-connection': { taken: false, answer: { kind: 'unreached', reason: 'ECONNREFUSED' } },
  rejected: { taken: false, answer: { kind: 'refused', reason: 'MessageRejected' } },
  'account-refused': { taken: false, answer: { kind: 'held', reason: 'account-paused' } },
  'timeout-accepted': { taken: true, answer: { kind: 'unknown', reason: 'ETIMEDOUT' } },
  'timeout-not-accepted': { taken: false, answer: { kind: 'unknown', reason: 'ETIMEDOUT' } },
  'error-500-accepted': { taken: true, answer: { kind: 'unknown', reason: 'InternalFailure' } },
  'error-500-not-accepted': { taken: false, answer: { kind: 'unknown', reason: 'InternalFailure' } },
  'no-id': { taken: true, answer: { kind: 'unknown', reason: 'no-message-id' } },
};

const DAY_MILLIS = 86_400_000;

/** The mail service: takes mails within its limits, and tells later what became of them. */
export class MailService implements SendQuotas {
  /** Calls that were turned away for being too many, and all calls. */
  throttled = 0;
  calls = 0;
  /** The times of those taken, oldest first. */
  readonly takenAt: number[] = [];
  down = false;
  /** Why the account is refused, while it is. */
  refusal: AccountRefusal | undefined;
  readonly #world: MailWorld;
  readonly #limits: MailLimits;
  #tokens = 0;
  #refilledAt = 0;

  constructor(world: MailWorld, limits: MailLimits) {
    this.#world = world;
    this.#limits = limits;
  }

  async read(): Promise<SendQuota> {
    return { ...this.#limits, sentLastDay: this.#takenWithin(DAY_MILLIS) };
  }

  async send(mail: Mail, fault: FaultKind | undefined): Promise<SendResult> {
    this.calls += 1;
    const wrong = this.#wrong(fault);
    if (wrong) {
      if (wrong.taken) this.#take(mail);
      return wrong.answer;
    }
    const { perSecond, perDay } = this.#limits;
    const full = perDay >= 0 && this.#takenWithin(DAY_MILLIS) >= perDay;
    this.#refill(perSecond);
    if (full || this.#tokens < 1) {
      this.throttled += 1;
      return { kind: 'not-taken', reason: 'Throttling' };
    }
    return { kind: 'accepted', messageId: this.#take(mail) };
  }

  /** The simulator: neither the sandbox nor the day's quota applies to it. */
  async probe(fault: FaultKind | undefined): Promise<SendResult> {
    const { answer } = this.#wrong(fault) ?? {};
    const exempt = answer?.kind === 'held' && ['sandbox', 'daily-quota'].includes(answer.reason);
    return answer && !exempt ? answer : { kind: 'accepted', messageId: 'probe' };
  }

  /** A request that nobody answers is given up after 10 s. */
  static answerTakes(answer: SendResult, random: Random): number {
    return answer.kind === 'unknown' && answer.reason === 'ETIMEDOUT' ? 10_000 : random.between(70, 130);
  }

  #wrong(fault: FaultKind | undefined) {
    if (fault && fault in ANSWERS) return ANSWERS[fault];
    if (this.refusal) return { taken: false, answer: { kind: 'held', reason: this.refusal } } as const;
    if (!this.down) return undefined;
    const kinds = ['timeout-not-accepted', 'timeout-not-accepted', 'timeout-accepted'] as const;
    return ANSWERS[this.#world.random.pick(kinds)];
  }

  /** A bucket that holds one second of the rate, as the quota is understood (reference: performance, 4.8). */
  #refill(perSecond: number): void {
    const { now } = this.#world.timeline;
    this.#tokens = Math.min(perSecond, this.#tokens + ((now - this.#refilledAt) * perSecond) / 1_000);
    this.#refilledAt = now;
  }

  #takenWithin(millis: number): number {
    const since = this.#world.timeline.now - millis;
    let [low, high] = [0, this.takenAt.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.takenAt[middle] ?? 0) <= since) low = middle + 1;
      else high = middle;
    }
    return this.takenAt.length - low;
  }

  #take(mail: Mail): string {
    const { timeline, onAccept } = this.#world;
    this.#tokens -= 1;
    this.takenAt.push(timeline.now);
    onAccept(mail);
    const messageId = `ses-${this.takenAt.length}`;
    this.#tellOf(mail, messageId);
    return messageId;
  }

  #tellOf({ dispatchId, delivery }: Mail, messageId: string): void {
    const { random, timeline } = this.#world;
    const sentAt = timeline.now;
    const { organisation, id, address, outcome } = delivery;
    const common = { dispatchId, organisation, delivery: id, attempt: outcome.attempt };
    const tell = (millis: number, proof: Proof, suppress?: 'bounce' | 'complaint') =>
      this.#tell(millis, { proof, common, recipient: address, suppress, sentAt });
    tell(random.between(200, 8_000), { proves: 'accepted', messageId });
    const fate = random.between(1, 20);
    if (fate <= 2) tell(random.between(1_000, 60_000), BOUNCED, 'bounce');
    else if (fate === 3) tell(random.between(1_000, 60_000), { ...BOUNCED, permanent: false });
    else if (fate <= 18) tell(random.between(1_000, 60_000), { proves: 'delivered' });
    // Somebody is away: their mailbox answers by itself, sometimes before the delivery is told.
    if (fate === 6 || fate === 7) tell(random.between(1_000, 90_000), { ...BOUNCED, permanent: false });
    if (fate === 4 || fate === 20) tell(random.between(500, 30_000), { proves: 'delayed', reason: 'busy' });
    if (fate === 5)
      tell(random.between(1_000, 300_000), { proves: 'complained', reason: 'abuse' }, 'complaint');
  }

  #tell(millis: number, { proof, common, recipient, suppress, sentAt }: Telling): void {
    const { timeline, random, faults, expect, onEvent } = this.#world;
    const fault = faults.at({ kind: 'evidence', name: `evidence.${proof.proves}` });
    if (fault === 'lost') return;
    const wait = fault === 'delayed' ? random.between(60_000, 1_200_000) : fault === 'early' ? 0 : millis;
    const happen = (after: number) => {
      const happened = expect();
      timeline.after(after, () => {
        happened();
        const evidence = { ...common, at: timeline.now, ...proof };
        const event: MailEvent = { evidence, sentAt, recipient };
        onEvent(suppress ? { ...event, suppress } : event);
      });
    };
    happen(wait);
    if (fault === 'duplicated') happen(wait + random.between(0, 60_000));
  }
}

type Common = Pick<Evidence, 'dispatchId' | 'organisation' | 'delivery' | 'attempt'>;
type Proof = Evidence extends infer E ? (E extends Evidence ? Omit<E, keyof Common | 'at'> : never) : never;
type Telling = {
  proof: Proof;
  common: Common;
  recipient: string;
  sentAt: number;
  suppress: 'bounce' | 'complaint' | undefined;
};

const BOUNCED = { proves: 'bounced', reason: 'General', permanent: true } as const;
