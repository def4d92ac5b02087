import * as z from 'zod';
import { MINUTE_MILLIS } from '../shared/duration.ts';

/** How many things waited for each person (by id) at an instant (ms). */
export const waitingCountsSchema = z.strictObject({
  at: z.int().min(0),
  counts: z.record(z.string(), z.int().min(0)),
});
export type WaitingCounts = z.infer<typeof waitingCountsSchema>;

/** What somebody's first page counted at an instant (ms); no count: they have done something since. */
export type SeenCount = { at: number; count?: number };

/** A count says nothing after this long: nothing is better than a wrong one. */
const COUNT_MILLIS = 15 * MINUTE_MILLIS;

/** The newest count of what waits for a person, if there is one that is fresh. */
export function freshCount(
  { kept, seen }: { kept: SeenCount | undefined; seen: SeenCount | undefined },
  now: number,
): number | undefined {
  const [newest] = [kept, seen]
    .filter((one) => one !== undefined)
    .toSorted((one, other) => other.at - one.at);
  return newest && newest.at <= now && now - newest.at < COUNT_MILLIS ? newest.count : undefined;
}

/** What each person (by id) was told last that waits for them: on which day, and which things, by key. */
export const noticedSchema = z.record(
  z.string(),
  z.strictObject({ day: z.iso.date(), things: z.array(z.string()) }),
);
export type Noticed = z.infer<typeof noticedSchema>;
