import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { addDays, workingDayFrom } from '../../domain/shared/working-day.ts';
import { Random } from '../simulation/random.ts';
import type { Report } from './readings.ts';
import type { Known } from './sentences-by-hand.ts';

/** A calendar that might be, with what everybody in it knows. */
export type DrawnCalendar = {
  source: RolloutSource;
  startsAt: string;
  until: string;
  reports: Report[];
  knownOf: (organisation: string | undefined) => Omit<Known, 'today' | 'isForAll'>;
};

const ENGLISH_SPEAKING = '1280';
const WITHOUT_DAY = '2580';
const DRAWN = ['national', ENGLISH_SPEAKING, '1480', WITHOUT_DAY];
/** Of the sample, by hand. */
const COSTS: Readonly<Record<string, string>> = { '1280': '730 000', '1480': '1 210 000', '2580': '158 000' };

/**
 * Draws days that keep to the sample's rules, on any weekday: a decision, a standstill, a contract, a connection that
 * is reported on its day, later, or planned ahead, and starts that are reported on the first or planned ahead.
 */
export function drawCalendar(sample: RolloutSource, seed: number): DrawnCalendar {
  const random = new Random(seed);
  const after = (day: string, least: number, most: number) => addDays(day, random.between(least, most));
  const decided = workingDayFrom(addDays('2026-09-01', random.between(0, 120)));
  const standstillEnd = workingDayFrom(after(decided, 10, 20));
  const contract = workingDayFrom(after(standstillEnd, 1, 25));
  const connected = after(contract, 14, 90);
  const trainingStart = after(connected, 3, 10);
  const [malmo, gothenburg] = [after(connected, 22, 120), after(connected, 22, 120)];
  const firstStart = malmo < gothenburg ? malmo : gothenburg;
  const starts: Record<string, string> = { national: firstStart, '1280': malmo, '1480': gothenburg };
  const last = malmo < gothenburg ? gothenburg : malmo;
  const frameworkEnd = addDays(contract, 4 * 365);
  const isConnectionPlanned = random.chance(0.5);
  const isStartPlanned = random.chance(0.5);
  const all = { organisations: 'all' as const };
  const connection = {
    ...{ ...all, id: 'connected', kind: 'integration-ready' },
    ...(isConnectionPlanned ? { planned: { all: connected } } : { occurredOn: connected }),
    facts: { contractDate: contract, integrationReadyDate: connected },
  };
  const live = {
    ...{ ...all, id: 'live', kind: 'go-live' },
    ...(isStartPlanned ? { planned: {} } : { occurredOn: firstStart }),
  };
  const reportedAhead = addDays(connected, -random.between(1, 12));
  const reports: Report[] = [
    {
      on: decided,
      reached: {
        ...{ ...all, id: 'award', kind: 'procurement-decided', occurredOn: decided },
        facts: { supplier: 'Exempelbolaget AB', standstillEnd },
      },
    },
    {
      on: isConnectionPlanned
        ? reportedAhead > contract
          ? reportedAhead
          : contract
        : addDays(connected, random.between(0, 6)),
      reached: connection,
    },
    {
      on: isStartPlanned
        ? addDays(firstStart, -random.between(1, 12))
        : addDays(firstStart, random.between(0, 6)),
      reached: live,
    },
  ];
  const knownOf = (organisation: string | undefined) => ({
    ...{ decided, standstillEnd, contract, connected, connectionPlanned: connected },
    ...{ trainingStart, frameworkEnd, firstStart, lastStart: last },
    start: starts[organisation ?? ''],
    cost: COSTS[organisation ?? ''],
  });
  return {
    source: sourceWith(sample, {
      starts,
      facts: { integrationReadyDate: connected, trainingStart, frameworkEnd },
    }),
    startsAt: `${addDays(decided, -1)} 17:00`,
    until: addDays(last, 35),
    reports,
    knownOf,
  };
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
