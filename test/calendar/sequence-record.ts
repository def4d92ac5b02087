import type { SendResult } from '../../domain/mail/delivery.ts';

export type FactOfSequence = 'supplier' | 'standstillEnd' | 'contractDate' | 'goLiveDate';
export const FACTS: readonly FactOfSequence[] = ['supplier', 'standstillEnd', 'contractDate', 'goLiveDate'];

/** A value as the sequence set it; undefined where there is none. */
type Value = string | undefined;
/** The counters of a sequence, and the facts that each takes away; by hand. */
export const CLEARED: Readonly<Record<CounterOfSequence, readonly FactOfSequence[]>> = {
  'under-review': ['standstillEnd', 'contractDate'],
  'procurement-cancelled': ['supplier', 'standstillEnd', 'contractDate', 'goLiveDate'],
  'start-postponed': ['goLiveDate'],
};
/** What each of them undoes: reported again, that undoes the counter; by hand. */
const UNDONE: Readonly<Record<CounterOfSequence, string>> = {
  'under-review': 'procurement-decided',
  'procurement-cancelled': 'procurement-decided',
  'start-postponed': 'go-live',
};
export type CounterOfSequence = 'under-review' | 'procurement-cancelled' | 'start-postponed';
export type Counter = {
  id: string;
  kind: CounterOfSequence;
  organisations: readonly string[];
  at: number;
  letGo?: number;
};

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
  readonly changes: { id: string; organisation?: string; moment: number; broughtBy?: string }[] = [];
  readonly counters: Counter[] = [];
  readonly #values: {
    organisation?: string;
    fact: FactOfSequence;
    value: Value;
    moment: number;
    by?: string;
  }[] = [];
  readonly #reported = new Set<string>();
  readonly #reportedAt = new Map<string, number>();
  readonly #planned = new Map<string, number>();
  readonly #claimed = new Map<string, number>();
  readonly #letGo = new Set<string>();
  readonly #stopped = new Set<string>();
  readonly #byHand = new Set<string>();
  #moment = 0;

  #next(): number {
    this.#moment += 1;
    return this.#moment;
  }

  /** `by`: what said so, by id. */
  set({ organisation, facts }: Given, by?: string): void {
    const moment = this.#next();
    for (const fact of FACTS)
      if (Object.hasOwn(facts, fact))
        this.#values.push({
          ...(organisation === undefined ? {} : { organisation }),
          ...{ fact, value: facts[fact] ?? undefined, moment },
          ...(by === undefined ? {} : { by }),
        });
  }

  reported(id: string, kind: string, facts: Given['facts']): void {
    if (this.#reported.has(id)) return;
    this.kinds.set(id, kind);
    this.#reported.add(id);
    this.set({ facts }, id);
    this.#reportedAt.set(id, this.#moment);
  }

  changed(id: string, { broughtBy, ...given }: Given & { broughtBy?: string }): void {
    if (this.knows(id)) return;
    this.set(given, broughtBy ?? id);
    const { organisation } = given;
    this.changes.push({
      ...{ id, ...(organisation ? { organisation } : {}), moment: this.#moment },
      ...(broughtBy ? { broughtBy } : {}),
    });
  }

  countered(counter: Omit<Counter, 'at'>): void {
    if (!this.counters.some(({ id }) => id === counter.id))
      this.counters.push({ ...counter, at: this.#next() });
  }

  /** What may leave from now on; from when on a counter takes its facts away. */
  letGo(id: string): void {
    this.#letGo.add(id);
    const counter = this.counters.find((one) => one.id === id);
    if (counter && counter.letGo === undefined) counter.letGo = this.#next();
  }

  counterOf(dispatch: string): Counter | undefined {
    return this.counters.find(({ id }) => id === dispatch);
  }

  knows(id: string): boolean {
    return this.changes.some((change) => change.id === id);
  }

  planned({ dispatchId, organisation }: { dispatchId: string; organisation: string }): void {
    const key = `${dispatchId} ${organisation}`;
    if (!this.#planned.has(key)) this.#planned.set(key, this.#next());
  }

  /** When a plan was first made for an organisation. */
  plannedAt({ dispatchId, organisation }: { dispatchId: string; organisation: string }): number | undefined {
    return this.#planned.get(`${dispatchId} ${organisation}`);
  }

  claimed(attempt: string): void {
    this.#claimed.set(attempt, this.#next());
  }

  /** When the sender took the mails of an attempt, also if it died before it sent them. */
  claimedAt(attempt: string): number | undefined {
    return this.#claimed.get(attempt);
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

  get stops(): number {
    return this.#stopped.size;
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

  /** Whether what a counter undoes was reported after it and let go, which undoes the counter. */
  isOverruled(counter: Counter): boolean {
    return [...this.kinds].some(
      ([id, kind]) =>
        kind === UNDONE[counter.kind] && (this.#reportedAt.get(id) ?? 0) > counter.at && this.#letGo.has(id),
    );
  }

  /** When a milestone was first reported. */
  reportedAt(id: string): number | undefined {
    return this.#reportedAt.get(id);
  }

  /** The kinds of what was reported, by id. */
  readonly kinds = new Map<string, string>();

  /** When what was reported before a counter was undone by it at an organisation. */
  undoneAt(dispatch: string, organisation: string): number | undefined {
    const undone = this.kinds.get(dispatch);
    const reported = this.#reportedAt.get(dispatch) ?? 0;
    return this.counters.find(
      ({ kind, organisations, at, letGo }) =>
        UNDONE[kind] === undone &&
        organisations.includes(organisation) &&
        at > reported &&
        letGo !== undefined,
    )?.letGo;
  }

  /** When a fact was last said or taken away; 0 if never. */
  lastSaid(fact: FactOfSequence, organisation?: string): number {
    return this.#of(fact, organisation).at(-1)?.moment ?? 0;
  }

  /** Whether what said a fact last was stopped: nobody hears it before something else changes. */
  isSilenced(fact: FactOfSequence, organisation?: string): boolean {
    const by = this.#of(fact, organisation).at(-1)?.by;
    return by !== undefined && this.wasStopped(by);
  }

  /** Whether a milestone or a counter said a fact last, and was stopped. */
  isSilencedMilestone(fact: FactOfSequence, organisation?: string): boolean {
    const by = this.#of(fact, organisation).at(-1)?.by ?? '';
    return this.wasStopped(by) && (this.#reported.has(by) || this.counterOf(by) !== undefined);
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
