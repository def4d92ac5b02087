import * as z from 'zod';
import { ServiceError } from '../protocol/service-error.ts';
import { arnOf } from '../shared/arns.ts';
import type { Queues } from './sqs.ts';

/** Reads a request; throws `InvalidParameterValue` with every reason. */
export function parseRequest<T>(schema: z.ZodType<T>, request: unknown): T {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  throw new ServiceError('InvalidParameterValue', z.prettifyError(parsed.error));
}

/** What every operation on a queue names. */
export const toQueue = { QueueUrl: z.string() };
const toQueueSchema = z.object(toQueue);

export const seconds = (maximum: number) => z.coerce.number().int().min(0).max(maximum);

/** By the queue's name, the last part of its URL: host and port of the URL are the client's business. */
export function queueArn(queues: Queues, request: unknown): string {
  const { QueueUrl } = parseRequest(toQueueSchema, request);
  return queues.config(arnOf('sqs', QueueUrl.split('/').at(-1) ?? '')).arn;
}

const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);
const batchSchema = z.object({ Entries: z.array(z.looseObject({ Id: z.string() })) });

/** The entries of a batch request, checked as AWS does before it looks into any of them. */
export function batchEntries<T extends { Id: string }>(schema: z.ZodType<T>, request: unknown): T[] {
  const { Entries } = parseRequest(batchSchema, request);
  const refuse = (name: string, message: string): never => {
    throw new ServiceError(name, message, { queryCode: `AWS.SimpleQueueService.${name}` });
  };
  if (Entries.length === 0) refuse('EmptyBatchRequest', 'a batch needs at least one entry');
  if (Entries.length > 10) {
    refuse('TooManyEntriesInBatchRequest', `a batch holds at most 10 entries, received ${Entries.length}`);
  }
  const ids = Entries.map((entry) => entry.Id);
  const invalid = ids.find((id) => !idSchema.safeParse(id).success);
  if (invalid !== undefined)
    refuse('InvalidBatchEntryId', `1 to 80 letters, digits, - or _, received '${invalid}'`);
  if (new Set(ids).size < ids.length) refuse('BatchEntryIdsNotDistinct', `ids repeat: ${ids.join(', ')}`);
  return Entries.map((entry) => parseRequest(schema, entry));
}

type Failure = { Id: string; Code: string; Message: string; SenderFault: boolean };
export type BatchAnswer = { Successful: unknown[]; Failed: Failure[] };

/** Runs the entries one by one; an entry's `ServiceError` fails that entry alone. */
export function eachEntry<T extends { Id: string }>(entries: T[], run: (entry: T) => unknown): BatchAnswer {
  const answer: BatchAnswer = { Successful: [], Failed: [] };
  for (const entry of entries) {
    try {
      const result = run(entry);
      answer.Successful.push({ Id: entry.Id, ...(typeof result === 'object' && result) });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      answer.Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return answer;
}
