import * as z from 'zod';

/** An EventBridge event as a rule puts it on a queue, with the detail that this consumer expects. */
export function busEvent<T>(detail: z.ZodType<T>) {
  return z.object({ id: z.string(), time: z.iso.datetime().transform((time) => Date.parse(time)), detail });
}
