import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { ServiceError } from '../protocol/service-error.ts';
import { localAccount, localRegion } from '../shared/arns.ts';

const busEventSchema = z.object({
  version: z.literal('0'),
  id: z.string(),
  'detail-type': z.string(),
  source: z.string(),
  account: z.string(),
  /** ISO 8601, whole seconds. */
  time: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  detail: z.record(z.string(), z.unknown()),
  'replay-name': z.string().optional(),
});

/** An event as rules match it and targets receive it. */
export type BusEvent = z.infer<typeof busEventSchema>;

/** Reads an event that this cloud has stored. */
export function parseBusEvent(stored: string): BusEvent {
  return busEventSchema.parse(JSON.parse(stored));
}

const entrySchema = z.object({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().default('default'),
  Resources: z.array(z.string()).default([]),
  /** The JSON protocol carries times as seconds since 1970. */
  Time: z.union([z.number(), z.string()]).optional(),
});
const entriesSchema = z.array(entrySchema).min(1).max(10);
export type Entry = z.infer<typeof entrySchema>;

/**
 * 256 KB over all entries, counted as
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html says.
 */
const maximumBytes = 262_144;

/** Reads the `Entries` of a PutEvents request; what is wrong with the request as a whole throws. */
export function parseEntries(entries: unknown): Entry[] {
  const parsed = entriesSchema.safeParse(entries);
  if (!parsed.success) throw new ServiceError('ValidationException', z.prettifyError(parsed.error));
  const bytes = parsed.data.reduce((sum, entry) => sum + bytesOf(entry), 0);
  if (bytes > maximumBytes) {
    const message = `the entries together hold at most ${maximumBytes} bytes, received ${bytes}`;
    throw new ServiceError('ValidationException', message);
  }
  return parsed.data;
}

function bytesOf(entry: Entry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...entry.Resources];
  const time = entry.Time === undefined ? 0 : 14;
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), time);
}

/** The event of an entry; throws `ServiceError` with the entry's own error code. */
export function busEventOf(entry: Entry, now: number): BusEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': required(entry, 'DetailType'),
    source: sourceOf(entry),
    account: localAccount,
    time: isoSeconds(timeOf(entry) ?? now),
    region: localRegion,
    resources: entry.Resources,
    detail: detailOf(required(entry, 'Detail')),
  };
}

function required(entry: Entry, name: 'Source' | 'DetailType' | 'Detail'): string {
  const value = entry[name];
  if (value) return value;
  throw new ServiceError(
    'InvalidArgument',
    `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
  );
}

/** Only AWS itself may publish as `aws.…`. */
function sourceOf(entry: Entry): string {
  const source = required(entry, 'Source');
  if (source.startsWith('aws.')) {
    throw new ServiceError('NotAuthorizedForSourceException', `not authorized for the source '${source}'`);
  }
  return source;
}

function detailOf(text: string): Record<string, unknown> {
  const detail = z.record(z.string(), z.unknown()).safeParse(parsedJson(text));
  if (detail.success) return detail.data;
  throw new ServiceError('MalformedDetail', 'Detail is malformed.');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function timeOf({ Time }: Entry): number | undefined {
  if (Time === undefined) return undefined;
  const time = typeof Time === 'number' ? Time * 1000 : Date.parse(Time);
  if (Number.isFinite(time)) return time;
  throw new ServiceError('InvalidArgument', `Parameter Time is not valid: '${Time}'`);
}

export function isoSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
