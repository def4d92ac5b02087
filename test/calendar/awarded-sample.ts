import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { calendarWorld } from './calendar-world.ts';

export type CalendarWorld = Awaited<ReturnType<typeof calendarWorld>>;

/** The award of the sample, told to all, with what its standstill and supplier are. */
export const AWARD = {
  ...{ id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23', organisations: 'all' as const },
  facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
};

/** The sample after everybody was told of its award, on the same day or at 16:00 of a later one. */
export async function awardedSample(source: RolloutSource, until?: string): Promise<CalendarWorld> {
  const world = await calendarWorld(source, '2026-11-23 10:00');
  await world.report(AWARD);
  if (until !== undefined) await world.goTo(until);
  return world;
}

/** A text without its line ends, which may fall inside a date. */
export function flat({ text }: { text: string }): string {
  return text.replaceAll(/\s+/g, ' ');
}
