import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { addDays, workingDayFrom, workingDayUntil } from '../../domain/shared/working-day.ts';
import { Random } from '../simulation/random.ts';
import type { KnownOf } from './judge-sentences.ts';
import type { Happening } from './readings.ts';
import type { Known } from './sentences-by-hand.ts';

/** A calendar that might be, with what everybody in it knows. */
export type DrawnCalendar = {
  source: RolloutSource;
  startsAt: string;
  until: string;
  happenings: Happening[];
  knownOf: KnownOf;
};

/** What changes while a calendar goes on. */
type State = Pick<Known, 'decided' | 'standstillEnd' | 'trainingStart' | 'frameworkEnd' | 'isReviewed'> & {
  /** The day on which each starts, if it has said one, and whose start has been postponed. */
  starts: Readonly<Record<string, string | undefined>>;
  postponed: readonly string[];
};
type Event = Happening & { makes?: (state: State) => State };

const OFFICE = 'national';
const ENGLISH_SPEAKING = '1280';
const SWEDISH_SPEAKING = '1480';
const WITHOUT_DAY = '2580';
const DRAWN = [OFFICE, ENGLISH_SPEAKING, SWEDISH_SPEAKING, WITHOUT_DAY];
/** Of the sample, by hand. */
const COSTS: Readonly<Record<string, string>> = { '1280': '730 000', '1480': '1 210 000', '2580': '158 000' };
const DAY = 24 * 60 * 60 * 1000;

/**
 * Draws days that keep to the sample's rules, on any weekday: a decision, a standstill, a contract, a connection that
 * is reported on its day, later, or planned ahead, and starts that are reported on the first or planned ahead. Days
 * move and facts change meanwhile. What else happens goes by the seed, so that a few calendars hold it all: a review
 * and a second round in every third, a postponed start in every third, and Luleå's day said late in every other.
 */
export function drawCalendar(sample: RolloutSource, seed: number): DrawnCalendar {
  const random = new Random(seed);
  const after = (day: string, least: number, most: number) => addDays(day, random.between(least, most));
  const between = (from: string, to: string) => after(from, 0, Math.max(0, daysFrom(from, to)));
  const standstillAfter = (day: string) => workingDayFrom(after(day, 10, 20));
  const events: Event[] = [];
  const isFree = (day: string) => events.every(({ on }) => on !== day);
  const free = (day: string): string => (isFree(day) ? day : free(addDays(day, 1)));

  const first = workingDayFrom(addDays('2026-09-01', random.between(0, 120)));
  const firstEnd = standstillAfter(first);
  events.push(award('award', { decided: first, standstillEnd: firstEnd }));
  let [decided, standstillEnd] = [first, firstEnd];
  if (seed % 3 === 1) {
    const reviewed = after(first, 2, 6);
    events.push(review(reviewed));
    decided = workingDayFrom(after(reviewed, 20, 60));
    standstillEnd = standstillAfter(decided);
    events.push(award('award-2', { decided, standstillEnd }));
  }
  const framework = { from: addDays(first, 4 * 365), to: addDays(first, 5 * 365) };
  if (seed % 2 === 1) {
    const later = workingDayFrom(after(standstillEnd, 3, 10));
    // A longer one would ask for a reason.
    standstillEnd = later > addDays(decided, 30) ? workingDayUntil(addDays(decided, 30)) : later;
    events.push(change('standstill', free(after(decided, 1, 5)), { standstillEnd }));
  }
  if (random.chance(0.5))
    events.push(change('framework', free(after(decided, 6, 9)), { frameworkEnd: framework.to }));
  const contract = workingDayFrom(after(standstillEnd, 1, 25));
  const connected = after(contract, 14, 90);
  const training = { from: after(connected, 3, 10), to: after(connected, 12, 20) };
  const isConnectionPlanned = random.chance(0.5);
  const ahead = addDays(connected, -random.between(1, 12));
  const told = isConnectionPlanned
    ? ahead > contract
      ? ahead
      : contract
    : addDays(connected, random.between(0, 6));
  events.push(connection(told, { contract, connected, isPlanned: isConnectionPlanned }));
  if (random.chance(0.5))
    events.push(change('training', free(after(connected, 7, 11)), { trainingStart: training.to }));

  const said: Record<string, string> = {
    [ENGLISH_SPEAKING]: after(connected, 22, 120),
    [SWEDISH_SPEAKING]: after(connected, 22, 120),
  };
  const starts: Record<string, string> = { ...said };
  const move = (organisation: string, on: string, to: string) => {
    events.push(edit(on, { organisation, to, why: 'Utbildningen blir senare.' }));
    starts[organisation] = to;
  };
  const late = seed % 2 === 0 ? ENGLISH_SPEAKING : SWEDISH_SPEAKING;
  const postponed = seed % 3 === 2 ? late : undefined;
  for (const organisation of [ENGLISH_SPEAKING, SWEDISH_SPEAKING]) {
    if (organisation === postponed || random.chance(0.3)) continue;
    const on = free(between(addDays(decided, 7), addDays(said[organisation] ?? '', -5)));
    move(organisation, on, after(on > connected ? on : addDays(connected, 21), 3, 60));
  }
  if (postponed !== undefined) {
    const on = free(between(addDays(told, 2), addDays(said[postponed] ?? '', -5)));
    events.push(...postponement(on, postponed));
    const again = free(after(on, 10, 40));
    move(postponed, again, after(again, 15, 60));
  }
  if (seed % 2 === 0) {
    const on = free(after(told, 3, 30));
    move(WITHOUT_DAY, on, after(on, 15, 60));
  }
  const national = minimum(Object.values(said));
  events.push(...officeDays(events, { said, national }));
  const firstStart = minimum(Object.values(starts));
  const isStartPlanned = random.chance(0.5);
  const liveOn = isStartPlanned
    ? addDays(firstStart, -random.between(1, 12))
    : addDays(firstStart, random.between(0, 6));
  events.push(live('live', liveOn, isStartPlanned ? { planned: {} } : { occurredOn: firstStart }));
  const isAgain = events.some(
    (one) => 'reached' in one && one.on > liveOn && one.reached.kind === 'start-postponed',
  );
  if (postponed !== undefined && isAgain) {
    const again = starts[postponed] ?? '';
    events.push(live('live-2', again, { occurredOn: again, organisations: [postponed] }));
  }
  const happenings = events.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  const begin: State = {
    ...{ decided: first, standstillEnd: firstEnd, isReviewed: false, postponed: [] },
    ...{
      trainingStart: training.from,
      frameworkEnd: framework.from,
      starts: { ...said, [OFFICE]: national },
    },
  };
  const states = [begin];
  for (const { makes } of happenings) {
    const state = states.at(-1) ?? begin;
    states.push(makes ? makes(state) : state);
  }
  return {
    source: sourceWith(sample, {
      starts: { ...said, [OFFICE]: national },
      facts: {
        ...{ integrationReadyDate: connected, trainingStart: training.from },
        frameworkEnd: framework.from,
      },
    }),
    startsAt: `${addDays(first, -1)} 17:00`,
    until: addDays(Object.values(starts).toSorted().at(-1) ?? '', 35),
    happenings: happenings.map(({ makes: _known, ...happening }) => happening),
    knownOf: (organisation = '', happened) => {
      const { starts: days, postponed: put, ...state } = states[happened] ?? begin;
      const theirs = Object.entries(days).flatMap(([code, day]) => (code === OFFICE || !day ? [] : [day]));
      return {
        ...state,
        ...{ contract, connected, connectionPlanned: connected },
        ...{ firstStart: minimum(theirs), lastStart: theirs.toSorted().at(-1) ?? '' },
        // The page of all says of how many it is true.
        isPostponed: organisation === '' ? put.length > 0 : put.includes(organisation),
        start: days[organisation],
        cost: COSTS[organisation],
      };
    },
  };
}

function award(id: string, { decided, standstillEnd }: Pick<Known, 'decided' | 'standstillEnd'>): Event {
  const facts = { supplier: 'Exempelbolaget AB', standstillEnd };
  return {
    on: decided,
    reached: { id, kind: 'procurement-decided', organisations: 'all', occurredOn: decided, facts },
    makes: (state) => ({ ...state, decided, standstillEnd, isReviewed: false }),
  };
}

function review(on: string): Event {
  return {
    on,
    reached: { id: 'review', kind: 'under-review', organisations: 'all', occurredOn: on },
    makes: (state) => ({ ...state, isReviewed: true }),
  };
}

function change(
  id: string,
  on: string,
  facts: Partial<Pick<State, 'standstillEnd' | 'trainingStart' | 'frameworkEnd'>>,
): Event {
  return {
    ...{ on, changed: { id, facts, why: 'Dagen räknades fel.' } },
    makes: (state) => ({ ...state, ...facts }),
  };
}

type Connection = { contract: string; connected: string; isPlanned: boolean };

function connection(on: string, { contract, connected, isPlanned }: Connection): Event {
  const day = isPlanned ? { planned: { all: connected } } : { occurredOn: connected };
  const facts = { contractDate: contract, integrationReadyDate: connected };
  return { on, reached: { id: 'connected', kind: 'integration-ready', organisations: 'all', ...day, facts } };
}

type Moved = { organisation: string; to: string | undefined; why: string };

function edit(on: string, { organisation, to, why }: Moved): Event {
  return {
    ...{ on, edited: { organisation, facts: { goLiveDate: to ?? null }, why } },
    makes: (state) => ({
      ...state,
      starts: { ...state.starts, [organisation]: to },
      postponed: to === undefined ? state.postponed : state.postponed.filter((one) => one !== organisation),
    }),
  };
}

/** The start is put off, and whoever said its day takes it away. */
function postponement(on: string, organisation: string): Event[] {
  return [
    {
      on,
      reached: { id: 'later', kind: 'start-postponed', organisations: [organisation], occurredOn: on },
      makes: (state) => ({ ...state, postponed: [...state.postponed, organisation] }),
    },
    edit(on, { organisation, to: undefined, why: 'Starten skjuts upp.' }),
  ];
}

function live(
  id: string,
  on: string,
  days: { planned: Record<string, string> } | { occurredOn: string; organisations?: string[] },
): Event {
  return { on, reached: { id, kind: 'go-live', organisations: 'all', ...days } };
}

/** The office moves its own day to the first of all, as long as it has not started. */
function officeDays(
  events: readonly Event[],
  { said, national }: { said: Record<string, string>; national: string },
): Event[] {
  const days = new Map<string, string | undefined>(Object.entries(said));
  let own = national;
  return events
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .flatMap((event): Event[] => {
      if (!('edited' in event)) return [];
      const { goLiveDate } = event.edited.facts;
      days.set(event.edited.organisation, typeof goLiveDate === 'string' ? goLiveDate : undefined);
      const first = minimum([...days.values()].filter((day) => day !== undefined));
      if (first === own || event.on >= own) return [];
      own = first;
      return [edit(event.on, { organisation: OFFICE, to: first, why: 'Den första kommunen börjar då.' })];
    });
}

function minimum(days: readonly string[]): string {
  return days.toSorted()[0] ?? '';
}

function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
type Days = { starts: Readonly<Record<string, string>>; facts: Record<string, string> };

function sourceWith(sample: RolloutSource, { starts, facts }: Days): RolloutSource {
  const english = (organisation: string) => organisation === ENGLISH_SPEAKING;
  return {
    ...sample,
    rollout: { ...sample.rollout, facts: { ...sample.rollout.facts, ...facts } },
    organisations: sample.organisations
      .filter(({ code }) => DRAWN.includes(code))
      .map((one) => (english(one.code) ? { ...one, locale: 'en' } : one)),
    participations: sample.participations
      .filter(({ organisation }) => DRAWN.includes(organisation))
      .map((one) => {
        const start = starts[one.organisation];
        return start === undefined ? one : { ...one, facts: { ...one.facts, goLiveDate: start } };
      }),
    contacts: sample.contacts
      .filter(({ organisation }) => DRAWN.includes(organisation))
      .map((one) => (english(one.organisation) ? { ...one, locale: 'en' } : one)),
  };
}
