import { UnsupportedCall } from '../protocol/service-error.ts';

const unitMilliseconds: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** The period of `rate(5 minutes)` in milliseconds; throws for cron expressions, which no rule here needs. */
export function ratePeriod(expression: string): number {
  const [, count, unit = ''] = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const milliseconds = unitMilliseconds[unit];
  if (milliseconds === undefined) throw new UnsupportedCall(`the schedule '${expression}'`);
  return Number(count) * milliseconds;
}
