import type { Delivery, DeliveryInState, SendResult } from '../../domain/mail/delivery.ts';
import { TRANSITIONS } from '../../domain/mail/delivery-states.ts';
import type { Settlement } from '../../domain/mail/settlement.ts';
import { recipientDigest, type Suppression } from '../../domain/mail/suppression.ts';
import type { PlanBasis } from '../../domain/plan/plan-basis.ts';
import type { FaultKind } from './fault-kinds.ts';
import type { Mail } from './mail-service.ts';
import type { Process } from './process.ts';

export type Violation = { invariant: string; what: string };

/** The order of states as the specification has it, not as the code does. */
const ORDER = 'planned sending unknown failed accepted delayed delivered bounced complained'.split(' ');
const TAKEN = ORDER.slice(ORDER.indexOf('accepted'));
const NOTHING_SENT = ['planned', 'failed', 'skipped', 'cancelled'];
const isTransient = ({ outcome }: Delivery) => outcome.state === 'bounced' && !outcome.permanent;
const KNOWN = new Set(TRANSITIONS.map(({ from, to }) => `${from} ${to}`));
/** What can keep a sender from writing what it knows; all other faults leave it an answer that says something. */
const FATAL: readonly FaultKind[] = [
  'crash-before',
  'crash-after',
  'error-before',
  'error-after',
  'slow-before',
  'slow-after',
];
/**
 * Mails in flight of one worker, and workers, by rate: so many may have read the milestone just before it was
 * stopped.
 */
const IN_THE_AIR: Readonly<Record<number, { batch: number; workers: number }>> = {
  14: { batch: 5, workers: 2 },
  200: { batch: 10, workers: 9 },
  1000: { batch: 10, workers: 45 },
};

type Intent = { process: Process; order: number };

/**
 * Sees what truly happens, where it happens, and holds it against the invariants that must hold at every moment. It
 * knows nothing of what the use cases believe.
 */
export class Witness {
  readonly violations: Violation[] = [];
  /** People who were sent a mail twice that nobody had sent again on purpose. */
  readonly duplicates = new Set<string>();
  /** milestone/organisation → what was frozen first. */
  readonly frozen = new Map<string, PlanBasis>();
  clockJumped = false;
  /** When the table was last restored; ms, 0 if it never was. */
  restoredAt = 0;
  /** milestone/organisation/address → times that the mail service took a mail for it. */
  readonly #accepted = new Map<string, number>();
  readonly #intents = new Map<string, Intent>();
  readonly #acceptedAttempts = new Set<string>();
  readonly #takenTimes = new Map<string, number>();
  readonly #said = new Map<string, Set<string>>();
  readonly #ambiguous = new Set<string>();
  readonly #resent = new Map<string, number>();
  readonly #hit = new Set<number>();
  readonly #stoppedAt = new Map<string, number>();
  readonly #ended = new Set<string>();
  readonly #intentsAfterStop = new Map<string, number>();
  readonly #lastRead = new Map<string, number>();
  readonly #suppressedAt = new Map<string, number>();
  readonly #perSecond: number;
  #lastOfOldTable = 0;
  #overslept = 0;
  #order = 0;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /**
   * The table is as it was, the world is not: what was frozen is what the table has, and no promise was ever made of
   * a stop that the table has forgotten. Processes up to this number stay with the old table, and know nothing of
   * what is written in the new one: the operator stops them before, and some are too quick.
   */
  restored(
    bases: readonly [string, PlanBasis][],
    { at, lastProcess }: { at: number; lastProcess: number },
  ): void {
    this.restoredAt = at;
    this.#lastOfOldTable = lastProcess;
    this.frozen.clear();
    for (const [key, basis] of bases) this.frozen.set(key.replace('#', '/'), basis);
    for (const { process } of this.#intents.values()) this.#hit.add(process.number);
    this.#stoppedAt.clear();
    this.#ended.clear();
    this.#intentsAfterStop.clear();
  }

  violated(invariant: string, what: string): void {
    this.violations.push({ invariant, what });
  }

  fault(process: Process, fault: FaultKind): void {
    if (fault === 'clock-ahead' || fault === 'clock-behind') this.clockJumped = true;
    if (fault === 'slow-before' || fault === 'slow-after') this.#overslept += 1;
    if (FATAL.includes(fault)) this.#hit.add(process.number);
  }

  died(process: Process): void {
    this.#hit.add(process.number);
  }

  froze(stored: string, basis: PlanBasis): void {
    const key = stored.replace('#', '/');
    if (!this.frozen.has(key)) this.frozen.set(key, basis);
  }

  suppressed({ recipient, scope }: Suppression): void {
    const key = `${recipient}#${scope}`;
    if (!this.#suppressedAt.has(key)) this.#suppressedAt.set(key, this.#tick());
  }

  /** A person settled an unknown one; sent again by a person, it may be taken once more. */
  settled({ delivery, as }: Settlement): void {
    if (as === 'resend') this.#resent.set(delivery, this.#times(this.#resent, delivery) + 1);
  }

  /** The subjects of the mails that left for a delivery. */
  saidTo(delivery: string): ReadonlySet<string> {
    return this.#said.get(delivery) ?? new Set();
  }

  wasTaken(delivery: string): boolean {
    return this.#takenTimes.has(delivery);
  }

  readMilestone(process: Process, milestone: string): void {
    this.#lastRead.set(`${process.number}/${milestone}`, this.#tick());
  }

  moved(milestone: string, to: string): void {
    if (to === 'stopping') this.#stoppedAt.set(milestone, this.#tick());
    if (to === 'stopped' || to === 'completed') this.#ended.add(milestone);
    if (to === 'dispatching') {
      this.#ended.delete(milestone);
      // Reopened by a person after a stop that came too late to stop anything.
      this.#stoppedAt.delete(milestone);
    }
  }

  /** The intent to send was written; whoever made it, and of what, is remembered by the attempt. */
  intended(process: Process, milestone: string, claimed: readonly DeliveryInState<'sending'>[]): void {
    const order = this.#tick();
    for (const { id, outcome } of claimed) {
      const key = `${id}/${outcome.attempt}`;
      if (this.#intents.has(key)) continue;
      this.#intents.set(key, { process, order });
      if (process.number > this.#lastOfOldTable) this.#intendedAfterStop(process, milestone, id);
    }
  }

  /**
   * An intent after the stop can only come from somebody who had read the milestone before, and none once it is
   * confirmed.
   */
  #intendedAfterStop(process: Process, milestone: string, delivery: string): void {
    // One that a person sends again may be claimed before its dispatch is open again: it is given back then.
    if (this.#ended.has(milestone) && !this.#resent.has(delivery))
      this.violated('I4', `${delivery} intended after ${milestone} was over`);
    const stopped = this.#stoppedAt.get(milestone);
    if (stopped === undefined) return;
    const read = this.#lastRead.get(`${process.number}/${milestone}`) ?? 0;
    if (read > stopped) this.violated('I4', `${delivery} intended by one who had seen the stop`);
    const count = (this.#intentsAfterStop.get(milestone) ?? 0) + 1;
    this.#intentsAfterStop.set(milestone, count);
    // Whoever overslept comes besides.
    const { batch = 10, workers = 45 } = IN_THE_AIR[this.#perSecond] ?? {};
    if (count > batch * (workers + this.#overslept)) this.violated('I4', `${count} intents after the stop`);
  }

  /** The mail service took a mail. */
  took({ dispatchId: milestone, delivery, variant }: Mail): void {
    const { id, organisation, address, list, outcome } = delivery;
    this.#said.set(id, new Set([...this.saidTo(id), variant.subject]));
    const person = `${milestone}/${organisation}/${address}`;
    const times = this.#times(this.#accepted, person) + 1;
    this.#accepted.set(person, times);
    if (times > 1 + this.#times(this.#resent, id)) {
      this.duplicates.add(person);
      this.violated('I1', `${person} was taken ${times} times`);
    }
    const attempt = `${id}/${outcome.attempt}`;
    this.#acceptedAttempts.add(attempt);
    this.#takenTimes.set(id, this.#times(this.#takenTimes, id) + 1);
    const intent = this.#intents.get(attempt);
    if (!intent) {
      this.violated('I3', `${person} was sent without an intent`);
      return;
    }
    if (intent.process.number <= this.#lastOfOldTable) return;
    const scopes = list ? ['all', list] : ['all'];
    const suppressed = scopes.some((scope) => {
      const at = this.#suppressedAt.get(`${recipientDigest(address)}#${scope}`);
      return at !== undefined && at < intent.order;
    });
    if (suppressed) this.violated('I8', `${person} was sent a mail and had left before the intent`);
  }

  answered({ delivery }: Mail, answer: SendResult): void {
    if (answer.kind === 'unknown') this.#ambiguous.add(`${delivery.id}/${delivery.outcome.attempt}`);
  }

  /** A row was written. */
  wrote(before: Delivery | undefined, after: Delivery): void {
    if (!before) return;
    const { state: from } = before.outcome;
    const { state: to } = after.outcome;
    if (from !== to && !KNOWN.has(`${from} ${to}`)) this.violated('I7', `${after.id}: ${from} → ${to}`);
    const again = to === 'planned' && (from === 'sending' || this.#resent.has(after.id));
    const fallen = ORDER.includes(to) && ORDER.indexOf(to) < ORDER.indexOf(from);
    // A reply of somebody who is away was heard of before the delivery was.
    const arrived = to === 'delivered' && isTransient(before);
    if (from === 'delivered' && isTransient(after))
      this.violated('I7', `${after.id} was delivered and is not`);
    if (fallen && !again && !arrived) this.violated('I7', `${after.id} went back: ${from} → ${to}`);
    this.checkTrue(after);
    if (to === 'unknown') this.#checkUnknown(after);
  }

  /** Holds a row against what the mail service did. */
  checkTrue({ id, outcome }: Delivery): void {
    const { state } = outcome;
    // Held until it is accounted for: I1 sees whether it is sent again.
    if (state === 'planned' && this.restoredAt > 0) return;
    if (NOTHING_SENT.includes(state) && this.#times(this.#takenTimes, id) > this.#times(this.#resent, id))
      this.violated('I3', `${id} is ${state} and was taken`);
    if (
      TAKEN.includes(state) &&
      'attempt' in outcome &&
      !(outcome.attempt.startsWith('restored-') && this.#takenTimes.has(id)) &&
      !this.#acceptedAttempts.has(`${id}/${outcome.attempt}`)
    )
      this.violated('I3', `${id} is ${state} and was not taken`);
  }

  /**
   * Every unknown has a cause: an answer that was none, a sender that was hit, or a clock that jumped over the lease.
   */
  #checkUnknown({ id, outcome }: Delivery): void {
    if (!('attempt' in outcome) || this.clockJumped) return;
    if (this.restoredAt > 0 && outcome.attempt.startsWith('restored-')) return;
    const key = `${id}/${outcome.attempt}`;
    const intent = this.#intents.get(key);
    if (this.#ambiguous.has(key) || (intent && this.#hit.has(intent.process.number))) return;
    this.violated('I6', `${id} is unknown and nothing had gone wrong with its sender`);
  }

  #times(of: ReadonlyMap<string, number>, key: string): number {
    return of.get(key) ?? 0;
  }

  #tick(): number {
    this.#order += 1;
    return this.#order;
  }
}
