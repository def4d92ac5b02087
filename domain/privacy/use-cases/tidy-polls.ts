import type { PollMarks } from '../../polls/poll.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { addDays } from '../../shared/working-day.ts';

/** Further back than a stage may have stood still. */
const LOOKED_BACK_DAYS = 7;

/** Forgets the marks of links by which somebody has answered, once nobody can answer by them. Idempotent. */
export async function tidyPolls({
  pollMarks,
  now,
}: {
  pollMarks: Pick<PollMarks, 'forget'>;
  now: () => number;
}): Promise<void> {
  const today = toStockholm(now()).date;
  for (let days = 1; days <= LOOKED_BACK_DAYS; days += 1) await pollMarks.forget(addDays(today, -days));
}
