import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { calendarWorld } from './calendar-world.ts';
import { judge, type Untrue } from './judge-sentences.ts';
import { drawCalendar } from './random-calendars.ts';
import { readEveryDay } from './readings.ts';
import type { Sentence } from './sentences-by-hand.ts';

/** What was read in a calendar: how many sentences of the table, which, and what went wrong. */
type CalendarJudged = { count: number; found: Set<Sentence>; wrong: string[] };

/** Lets every day of a drawn calendar happen, and judges all that is read. */
export async function judgeCalendar(sample: RolloutSource, seed: number): Promise<CalendarJudged> {
  const { source, startsAt, knownOf, ...calendar } = drawCalendar(sample, seed);
  const world = await calendarWorld(source, startsAt);
  const { readings, refused } = await readEveryDay(world, { ...calendar, rollout: source.rollout.id });
  const { untrue, ...judged } = judge(readings, knownOf);
  return { ...judged, wrong: [...refused.map((problems) => `refused: ${problems}`), ...summed(untrue)] };
}

/** Each untrue sentence once, with the first place where it stood and how often it was said. */
export function summed(untrue: readonly Untrue[]): string[] {
  return [...Map.groupBy(untrue, ({ said }) => said)].map(([said, times]) => {
    const [first] = times;
    const place = first?.organisation ?? 'the page of all';
    return `${times.length} × “${said}”, first on ${first?.day} at ${place}: ${first?.where}`;
  });
}

/** What so many calendars came to. */
export type CalendarsSummary = {
  calendars: number;
  sentences: number;
  failures: { seed: number; wrong: string[] }[];
};

/** Runs so many calendars from a seed on. */
export async function runCalendars({
  seed,
  count,
}: {
  seed: number;
  count: number;
}): Promise<CalendarsSummary> {
  const sample = await readRollout('local/sample/bob/rollout.yaml');
  const summary: CalendarsSummary = { calendars: 0, sentences: 0, failures: [] };
  for (let at = seed; at < seed + count; at += 1) {
    const { count: sentences, wrong } = await judgeCalendar(sample, at);
    summary.calendars += 1;
    summary.sentences += sentences;
    if (wrong.length > 0) summary.failures.push({ seed: at, wrong });
  }
  return summary;
}
