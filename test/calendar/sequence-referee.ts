import type { Delivery } from '../../domain/mail/delivery.ts';
import type { SequencePorts } from './sequence-ports.ts';
import {
  CLEARED,
  type CounterOfSequence,
  FACTS,
  type FactOfSequence,
  type SentMail,
  type SequenceRecord,
} from './sequence-record.ts';

/** A promise that a sequence broke, and where. */
export type Complaint = { promise: Promised; what: string };
type Promised =
  | 'nobody holds a stale value unnamed'
  | 'nobody is corrected who held nothing'
  | 'nothing is told twice'
  | 'nothing stale leaves after its change was planned'
  | 'nothing is told before its day'
  | 'a fact is what was said last'
  | 'a counter takes away what it says'
  | 'what is undone is told no more'
  | 'what is sound is taken'
  | 'everything comes to its end';

/** How each counter says that what was told no longer holds. */
const COUNTERED: Readonly<Record<CounterOfSequence, RegExp>> = {
  'under-review': /domstol prövar upphandlingen av|asked a court to review the procurement of/,
  'procurement-cancelled': /Upphandlingen av [^.]+ är avbruten|The procurement of [^.]+ has been cancelled/,
  'start-postponed': new RegExp(
    [
      'Starten av [^.]+ skjuts upp|börjar inte användas den dag',
      'The start of [^.]+ is postponed|not be taken into use on the day',
    ].join('|'),
  ),
};

/** How the facts are called in mails that correct them. */
const NAMES: Readonly<Record<FactOfSequence, string>> = {
  supplier: 'Leverantör|Supplier',
  contractDate: 'Avtalsdatum|Contract date',
  standstillEnd: 'Avtalsspärrens sista dag|Last day of the standstill period',
  goLiveDate: 'Startdatum|Go-live date',
};
/** Values as they stand in mails, in Swedish and English, and as they are written. */
const WRITTEN: Readonly<Record<FactOfSequence, readonly (readonly [string, string])[]>> = {
  supplier: [
    ['Exempelbolaget AB', 'Exempelbolaget AB'],
    ['Nordprov AB', 'Nordprov AB'],
    ['Bokverket AB', 'Bokverket AB'],
  ],
  standstillEnd: daysOf('2026-12', '[Dd]ecember 2026', [3, 4, 7, 8]),
  contractDate: daysOf('2026-12', '[Dd]ecember 2026', [14, 15, 16]),
  goLiveDate: daysOf('2027-01', '[Jj]anuar[iy] 2027', [12, 13, 14, 18, 19, 20, 21, 23, 26, 27, 28, 30]),
};

/** Days other than those by which work has to be done. */
function daysOf(month: string, words: string, days: readonly number[]): [string, string][] {
  const before = '(?<!\\d)(?<!klar (?:den )?|senast (?:den )?|due on |by )';
  return days.map((day) => [`${month}-${String(day).padStart(2, '0')}`, `${before}${day} ${words}`]);
}

type Value = string | undefined;
/** What one mail says of a fact; `from` where it corrects it. */
type Said = { fact: FactOfSequence; to: Value; from?: Value };

/** Facts that a counter takes away and that no sequence sets: they are corrected, and not followed. */
const OTHERS = /(?:Utbildningsstart|Training start|Anslutningsdatum|Connection date): /;

const corrects = (said: Said) => 'from' in said;
const isCorrection = (text: string) => /Det här har ändrats|This has changed/.test(text);
const saysInUse = (text: string) =>
  /Nu är Bokning och bidrag i bruk|Booking and Grants is now in use/.test(text);
const isToTeller = (text: string) => /du har berättat det gamla|you have told others the old/i.test(text);
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

function valueIn(fact: FactOfSequence, words: string): Value {
  return WRITTEN[fact].find(([, pattern]) => new RegExp(pattern).test(words))?.[0];
}

/** Says when something was withheld: a day that is no fact's. */
const WITHHELD =
  /(?:kunde vi|vi) inte (?:kunde )?berätta den [^.:]+[.:]|could not tell you (?:this )?on [^.:]+[.:]/g;

/** A mail that corrects may also carry messages that were withheld: they say what they say as in any other mail. */
function saidIn(text: string): Said[] {
  const words = text.replaceAll(WITHHELD, '');
  return FACTS.flatMap((fact): Said[] => {
    const sentence = new RegExp(
      `(?:${NAMES[fact]}): ([^.]+)\\. (?:Tidigare skrev vi|Before, we wrote) ([^.]+)\\.`,
    );
    const [corrected = '', to = '', from = ''] = sentence.exec(words) ?? [];
    const change: Said[] = corrected ? [{ fact, to: valueIn(fact, to), from: valueIn(fact, from) }] : [];
    const others = words.replaceAll(new RegExp(sentence, 'g'), '');
    const said = WRITTEN[fact].filter(([, pattern]) => new RegExp(pattern).test(others));
    return [
      ...change,
      ...said.filter(([value]) => value !== change[0]?.to).map(([value]) => ({ fact, to: value })),
    ];
  });
}

/** What a person may have read last of a fact; more than one value where it is not known whether a mail arrived. */
type Reading = { values: Set<Value>; ever: Set<Value> };

/**
 * Judges what left by its bytes and by what the sequence itself set and did; of the stored rows it only reads which
 * mails are shown as not arrived.
 */
export async function refereeOf(record: SequenceRecord, ports: SequencePorts): Promise<Complaint[]> {
  const complaints: Complaint[] = [];
  const complain = (promise: Promised, what: string) => complaints.push({ promise, what });
  const shown = new Shown(record, ports);
  await shown.load();
  const readings = new Map<string, Reading>();
  const sentTo = new Map<string, number>();

  for (const mail of record.mails) {
    if (mail.result !== 'accepted' && mail.result !== 'unknown') continue;
    const { organisation, address, dispatch } = mail;
    const person = record.personAt({ organisation, address });
    const about = `${dispatch} ${organisation} ${person.addresses[0]}`;
    // Work by hand is asked for in a mail of its own.
    const copy = `${dispatch} ${organisation} ${address} ${mail.subject}`;
    const times = (sentTo.get(copy) ?? 0) + 1;
    sentTo.set(copy, times);
    if (times > 1) complain('nothing is told twice', about);
    const text = flat(mail.text);
    const counter = record.counterOf(dispatch);
    const takesAway = counter && COUNTERED[counter.kind].test(text) ? CLEARED[counter.kind] : [];
    // Who was never told a fact is told nothing of it by that.
    const gone = takesAway.filter((fact) => readings.has(`${organisation} ${person.addresses[0]} ${fact}`));
    const said = [...saidIn(text), ...gone.map((fact): Said => ({ fact, to: undefined }))];
    if (counter?.letGo === undefined && counter)
      complain('nothing is told before its day', `${about}: not let go`);
    judgeUndone(about, mail);
    if (saysInUse(text)) judgeDay(about, mail);
    if (isCorrection(text) && !said.some(corrects) && !OTHERS.test(text))
      complain('nobody is corrected who held nothing', `${about}: a change of nothing`);
    for (const each of said) {
      const { fact, to, from } = each;
      const key = `${organisation} ${person.addresses[0]} ${fact}`;
      const reading = readings.get(key) ?? { values: new Set<Value>(), ever: new Set<Value>() };
      readings.set(key, reading);
      if (corrects(each)) judgeCorrection({ about, fact, to, from, text, reading, mail });
      // What a counter takes away is gone from when it was let go.
      const since = gone.includes(fact) ? (counter?.letGo ?? 0) : 0;
      if (record.newestPlanned(organisation, mail.claimed) >= since) judgeTime({ about, fact, to, mail });
      if (mail.result === 'accepted') reading.values.clear();
      reading.values.add(to);
      reading.ever.add(to);
    }
  }

  function judgeCorrection(correction: {
    about: string;
    fact: FactOfSequence;
    to: Value;
    from: Value;
    text: string;
    reading: Reading;
    mail: SentMail;
  }): void {
    const { about, fact, to, from, text, reading, mail } = correction;
    const what = `${about}: ${fact} ${from} -> ${to}`;
    if (from === to) complain('nobody is corrected who held nothing', `${what}: no change`);
    if (isToTeller(text)) {
      if (!record.hasToldByHand(mail.organisation)) complain('nobody is corrected who held nothing', what);
      return;
    }
    if (shown.isUnknownAnywhere(mail)) return;
    if (!reading.ever.has(from)) complain('nobody is corrected who held nothing', what);
    // A mail of a milestone may have told the new value meanwhile; another correction may not.
    else if (!reading.values.has(from) && !shown.wasToldByMilestone(mail, fact, to))
      complain('nothing is told twice', what);
  }

  function judgeTime({
    about,
    fact,
    to,
    mail,
  }: {
    about: string;
    fact: FactOfSequence;
    to: Value;
    mail: SentMail;
  }) {
    const { organisation, claimed } = mail;
    const floor = record.newestPlanned(organisation, claimed);
    const allowed = record.between(fact, organisation, [floor, claimed]);
    if (!allowed.has(to))
      complain(
        'nothing stale leaves after its change was planned',
        `${about}: ${fact} ${to}, not ${[...allowed].join(' or ')}`,
      );
  }

  /** A mail of what a counter undid leaves only if its sender took it before the counter was let go. */
  function judgeUndone(about: string, { dispatch, organisation, claimed }: SentMail): void {
    const undone = record.undoneAt(dispatch, organisation);
    if (undone !== undefined && claimed > undone) complain('what is undone is told no more', about);
  }

  function judgeDay(about: string, { organisation, day, claimed }: SentMail): void {
    const floor = record.newestPlanned(organisation, claimed);
    const starts = [...record.between('goLiveDate', organisation, [floor, claimed])];
    if (!starts.some((start) => start !== undefined && start <= day))
      complain('nothing is told before its day', `${about}: on ${day}, not ${starts.join(' or ')}`);
  }

  for (const person of record.people) {
    if (person.isSuppressed) continue;
    const { organisation, addresses, endedAt } = person;
    for (const fact of FACTS) {
      const reading = readings.get(`${organisation} ${addresses[0]} ${fact}`);
      const present = record.present(fact, organisation);
      if (!reading || reading.values.has(present)) continue;
      const what = `${organisation} ${addresses[0]}: ${fact} ${[...reading.values].join('/')}, now ${present}`;
      const isShown = shown.isNamed(person, fact) || (endedAt !== undefined && shown.isLeft(person));
      if (!isShown) complain('nobody holds a stale value unnamed', what);
    }
  }
  for (const refusal of record.refusals) complain('what is sound is taken', refusal);
  complaints.push(...(await shown.ends()));
  return complaints;
}

/** What the system shows of mails that did not arrive. */
class Shown {
  readonly #record: SequenceRecord;
  readonly #ports: SequencePorts;
  readonly #rows: { dispatch: string; row: Delivery }[] = [];
  readonly #left = new Map<string, number>();

  constructor(record: SequenceRecord, ports: SequencePorts) {
    this.#record = record;
    this.#ports = ports;
  }

  async load(): Promise<void> {
    const { milestones, deliveries, plans } = this.#ports;
    for (const { id, organisations } of [
      ...(await milestones.ofRollout('bob')),
      ...(await milestones.changesOf('bob')),
    ])
      for (const organisation of organisations) {
        const rows = await deliveries.ofOrganisation(id, organisation);
        this.#rows.push(...rows.map((row) => ({ dispatch: id, row })));
        const gap = (await plans.summary(id, organisation))?.gaps.find(({ kind }) => kind === 'holders-left');
        if (gap?.kind === 'holders-left') this.#left.set(`${id} ${organisation}`, gap.people);
      }
  }

  #of({ organisation, addresses }: { organisation: string; addresses: readonly string[] }) {
    return this.#rows.filter(
      ({ row }) => row.organisation === organisation && addresses.includes(row.address),
    );
  }

  isUnknownAnywhere(mail: SentMail): boolean {
    return this.#of(this.#record.personAt(mail)).some(({ row }) => row.outcome.state === 'unknown');
  }

  /** Whether the last that told somebody a value before a mail was no correction. */
  wasToldByMilestone(mail: SentMail, fact: FactOfSequence, value: Value): boolean {
    const { addresses } = this.#record.personAt(mail);
    const before = this.#record.mails.findLast(
      (one) =>
        one.moment < mail.moment &&
        one.organisation === mail.organisation &&
        addresses.includes(one.address) &&
        ['accepted', 'unknown'].includes(one.result) &&
        this.#says(one, { fact, value }).length > 0,
    );
    return before !== undefined && !this.#says(before, { fact, value }).some(corrects);
  }

  #says({ text }: SentMail, { fact, value }: { fact: FactOfSequence; value: Value }): Said[] {
    return saidIn(flat(text)).filter((said) => said.fact === fact && said.to === value);
  }

  /** Whether it is shown that somebody's correction has not arrived, or may not have. */
  isNamed(person: { organisation: string; addresses: readonly string[] }, fact: FactOfSequence): boolean {
    const { organisation } = person;
    const changes = this.#record.changesFor(organisation);
    const newest = changes.at(-1)?.id;
    // A value may come back: what told it before tells it still.
    const present = this.#record.present(fact, organisation);
    const alike = changes.filter(({ moment }) =>
      this.#record.between(fact, organisation, [moment, moment]).has(present),
    );
    // Nobody hears what a stopped milestone brought before the next change.
    if (this.#record.isSilencedMilestone(fact, organisation)) return true;
    const isSilenced = this.#record.isSilenced(fact, organisation);
    return this.#of(person).some(({ dispatch, row: { outcome } }) => {
      const counter = this.#record.counterOf(dispatch);
      const isTaken = counter !== undefined && present === undefined && CLEARED[counter.kind].includes(fact);
      // What a milestone brought, and what a stop gave back, is told by a change that no sequence made.
      const isMade = /^(brought|returned|resumed|cleared)-/.test(dispatch);
      if (outcome.state === 'unknown') {
        const told = isMade
          ? this.#record.plannedAt({ dispatchId: dispatch, organisation })
          : this.#record.reportedAt(dispatch);
        // What nobody knows to have arrived may have told the present value, also one said before its sender took it.
        const taken = this.#record.claimedAt(outcome.attempt) ?? Number.POSITIVE_INFINITY;
        const isSaid =
          told !== undefined && this.#record.between(fact, organisation, [told, taken]).has(present);
        return isTaken || isSaid || alike.some(({ id }) => id === dispatch);
      }
      if (dispatch !== newest && !isMade) return false;
      const wasStopped = this.#record.wasStopped(dispatch) && (isMade || isSilenced);
      return outcome.state === 'failed' || (outcome.state === 'cancelled' && wasStopped);
    });
  }

  /** Whether the newest change names somebody who left before it. */
  isLeft({ organisation, endedAt = 0 }: { organisation: string; endedAt?: number }): boolean {
    const newest = this.#record.changesFor(organisation).at(-1);
    // Who left after it was planned had their mail planned.
    if (!newest || newest.moment < endedAt) return true;
    const naming = [...this.#left.keys()].filter(
      (key) =>
        key === `${newest.id} ${organisation}` ||
        /^(?:brought|returned|resumed)-\S+ (.+)$/.exec(key)?.[1] === organisation,
    );
    return naming.some((key) => (this.#left.get(key) ?? 0) > 0);
  }

  /** Facts that counters should have taken away: what was said after them, as the day of a start, stands. */
  #leftByCounters(): Complaint[] {
    const record = this.#record;
    return (
      record.counters
        // One that has been undone before it was done takes nothing more away.
        .filter((counter) => counter.letGo !== undefined && !record.isOverruled(counter))
        .flatMap(({ id, kind, organisations, at }) =>
          organisations.flatMap((organisation) =>
            CLEARED[kind]
              .filter((fact) => record.present(fact, organisation) !== undefined)
              .filter((fact) => record.lastSaid(fact, organisation) < at)
              .map(
                (fact): Complaint => ({
                  promise: 'a counter takes away what it says',
                  what: `${id} of ${organisation}: ${fact}`,
                }),
              ),
          ),
        )
    );
  }

  async ends(): Promise<Complaint[]> {
    const { milestones, rollouts, plans } = this.#ports;
    const complaints: Complaint[] = [];
    for (const { id, organisations, days } of await milestones.ofRollout('bob')) {
      const { sent } = await plans.progress(id);
      for (const organisation of days === undefined ? [] : organisations)
        if (
          this.#record.present('goLiveDate', organisation) !== undefined &&
          this.#record.undoneAt(id, organisation) === undefined &&
          !sent.has(organisation)
        )
          complaints.push({ promise: 'everything comes to its end', what: `${id} of ${organisation} waits` });
    }
    for (const { id, state, days } of [
      ...(await milestones.ofRollout('bob')),
      ...(await milestones.changesOf('bob')),
    ])
      if (!['completed', 'stopped'].includes(state) && days === undefined)
        complaints.push({ promise: 'everything comes to its end', what: `${id} is ${state}` });
    complaints.push(...this.#leftByCounters());
    const rollout = await rollouts.find('bob');
    for (const fact of FACTS.filter((one) => one !== 'goLiveDate'))
      if (rollout?.facts[fact] !== this.#record.present(fact))
        complaints.push({
          promise: 'a fact is what was said last',
          what: `${fact} is ${rollout?.facts[fact]}`,
        });
    for (const { organisation, facts } of await rollouts.participations('bob'))
      if (facts.goLiveDate !== this.#record.present('goLiveDate', organisation))
        complaints.push({
          promise: 'a fact is what was said last',
          what: `${organisation} ${facts.goLiveDate}`,
        });
    return complaints;
  }
}
