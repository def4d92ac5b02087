import type { SendResult } from '../../domain/mail/delivery.ts';

export type FactOfSequence = 'supplier' | 'standstillEnd' | 'contractDate' | 'goLiveDate';
export const FACTS: readonly FactOfSequence[] = ['supplier', 'standstillEnd', 'contractDate', 'goLiveDate'];

/** A value as the sequence set it; undefined where there is none. */
type Value = string | undefined;
type Given = { organisation?: string; facts: Partial<Record<FactOfSequence, string | null | undefined>> };
/** A mail as the mail service saw it, on a Swedish day. `claimed`: the moment at which its sender took it. */
export type SentMail = {
  day: string;
  dispatch: string;
  organisation: string;
  address: string;
  subject: string;
  text: string;
  result: SendResult['kind'];
  moment: number;
  claimed: number;
};
type Person = { organisation: string; addresses: string[]; endedAt?: number; isSuppressed?: boolean };
type Place = { organisation: string; address: string };

/** What a sequence did and what left while it did it, in order: moments count up from nought. */
export class SequenceRecord {
  readonly mails: SentMail[] = [];
  readonly people: Person[] = [];
  /** What was said and refused; all that a sequence says is sound. */
  readonly refusals: string[] = [];
  readonly changes: { id: string; organisation?: string; moment: number }[] = [];
  readonly #values: { organisation?: string; fact: FactOfSequence; value: Value; moment: number }[] = [];
  readonly #reported = new Set<string>();
  readonly #planned = new Map<string, number>();
  readonly #claimed = new Map<string, number>();
  readonly #stopped = new Set<string>();
  readonly #byHand = new Set<string>();
  #moment = 0;

  #next(): number {
    this.#moment += 1;
    return this.#moment;
  }

  set({ organisation, facts }: Given): void {
    const moment = this.#next();
    for (const fact of FACTS)
      if (Object.hasOwn(facts, fact))
        this.#values.push({
          ...(organisation === undefined ? {} : { organisation }),
          ...{ fact, value: facts[fact] ?? undefined, moment },
        });
  }

  reported(id: string, facts: Given['facts']): void {
    if (this.#reported.has(id)) return;
    this.#reported.add(id);
    this.set({ facts });
  }

  changed(id: string, given: Given): void {
    if (this.knows(id)) return;
    this.set(given);
    const { organisation } = given;
    this.changes.push({ id, ...(organisation ? { organisation } : {}), moment: this.#moment });
  }

  knows(id: string): boolean {
    return this.changes.some((change) => change.id === id);
  }

  planned({ dispatchId, organisation }: { dispatchId: string; organisation: string }): void {
    const key = `${dispatchId} ${organisation}`;
    if (!this.#planned.has(key)) this.#planned.set(key, this.#next());
  }

  claimed(attempt: string): void {
    this.#claimed.set(attempt, this.#next());
  }

  left({
    attempt,
    result,
    ...mail
  }: Omit<SentMail, 'moment' | 'claimed' | 'result'> & {
    attempt: string;
    result: SendResult;
  }): void {
    const moment = this.#next();
    const claimed = this.#claimed.get(attempt) ?? moment;
    this.mails.push({ ...mail, result: result.kind, moment, claimed });
  }

  refused(what: string): void {
    this.refusals.push(what);
  }

  stopped(id: string): void {
    this.#stopped.add(id);
  }

  wasStopped(id: string): boolean {
    return this.#stopped.has(id);
  }

  taskDone(organisation: string): void {
    this.#byHand.add(organisation);
  }

  /** Whether somebody at an organisation has told others by hand. */
  hasToldByHand(organisation: string): boolean {
    return this.#byHand.has(organisation);
  }

  joined({ organisation, address }: Place): void {
    this.people.push({ organisation, addresses: [address] });
  }

  ended(place: Place): void {
    this.personAt(place).endedAt = this.#next();
  }

  suppressed(place: Place): void {
    this.personAt(place).isSuppressed = true;
  }

  moved(place: Place, to: string): void {
    this.personAt(place).addresses.push(to);
  }

  personAt({ organisation, address }: Place): Person {
    const known = this.people.find(
      (one) => one.organisation === organisation && one.addresses.includes(address),
    );
    if (known) return known;
    const person: Person = { organisation, addresses: [address] };
    this.people.push(person);
    return person;
  }

  present(fact: FactOfSequence, organisation?: string): Value {
    return this.#of(fact, organisation).at(-1)?.value;
  }

  /** The values that a fact had at any moment from one to another. */
  between(fact: FactOfSequence, organisation: string, [from, to]: [number, number]): Set<Value> {
    const all = this.#of(fact, organisation);
    const before = all.findLast(({ moment }) => moment <= from);
    const later = all.filter(({ moment }) => moment > from && moment <= to);
    return new Set([before?.value, ...later.map(({ value }) => value)]);
  }

  #of(fact: FactOfSequence, organisation: string | undefined) {
    return this.#values.filter(
      (one) => one.fact === fact && (fact === 'goLiveDate' ? one.organisation === organisation : true),
    );
  }

  /** Changes that an organisation's people may have to hear, oldest first. */
  changesFor(organisation: string) {
    return this.changes.filter((one) => one.organisation === undefined || one.organisation === organisation);
  }

  /** The moment of the newest change that was planned for an organisation by then. */
  newestPlanned(organisation: string, by: number): number {
    const done = this.changesFor(organisation).filter(
      ({ id }) => (this.#planned.get(`${id} ${organisation}`) ?? Number.POSITIVE_INFINITY) < by,
    );
    return done.at(-1)?.moment ?? 0;
  }
}
