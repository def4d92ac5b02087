import * as z from 'zod';

/** An EventBridge event as delivered to a queue, with this consumer's detail. */
export function busEvent<T>(detail: z.ZodType<T>) {
  return z.object({ id: z.string(), time: z.iso.datetime().transform((time) => Date.parse(time)), detail });
}
