import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const FOLDER = path.join(import.meta.dirname, 'ses-events');

const eventSchema = z.looseObject({
  'detail-type': z.string(),
  detail: z.looseObject({ eventType: z.string(), mail: z.looseObject({ tags: z.looseObject({}) }) }),
});
export type SesEvent = z.infer<typeof eventSchema>;

/** The tags that come back with an event of a mail of ours. */
export const OUR_TAGS = {
  delivery: ['delivery-1'],
  attempt: ['a1'],
  milestone: ['m'],
  organisation: ['1280'],
  group: ['clerks'],
};

/** An event as EventBridge delivers it, from the stored samples, about a mail with these tags. */
export function aSesEvent(sample: string, tags: Record<string, unknown> = OUR_TAGS): SesEvent {
  const text = readFileSync(path.join(FOLDER, `${sample}.json`), 'utf8');
  const event = eventSchema.parse(JSON.parse(text));
  const own = Object.entries(event.detail.mail.tags).filter(([name]) => name.startsWith('ses:'));
  event.detail.mail.tags = { ...Object.fromEntries(own), ...tags };
  return event;
}

/** The same event as SNS delivers it to a queue, without an envelope. */
export function overSns({ detail }: SesEvent): Record<string, unknown> {
  return detail;
}

/** The same event with other values in the part that only its type has, such as `bounce`. */
export function withPart(event: SesEvent, part: string, over: Record<string, unknown>): SesEvent {
  const known = z.looseObject({}).parse(event.detail[part]);
  return { ...event, detail: { ...event.detail, [part]: { ...known, ...over } } };
}
