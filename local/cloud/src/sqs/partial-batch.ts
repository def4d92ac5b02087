import * as z from 'zod';

export type InvokeResult = { ok: true; value: unknown } | { ok: false; error: string };

const responseSchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

/**
 * The messages of a batch that must come back. With ReportBatchItemFailures the function's answer decides: nothing
 * or an empty list is success; anything malformed, or an id that was not in the batch, fails the whole batch.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function failedMessageIds(
  result: InvokeResult,
  batch: string[],
  options: { reportBatchItemFailures: boolean },
): Set<string> {
  if (!result.ok) return new Set(batch);
  if (!options.reportBatchItemFailures || result.value === null || result.value === undefined)
    return new Set();
  const response = responseSchema.safeParse(result.value);
  if (!response.success) return new Set(batch);
  const failed = (response.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => batch.includes(id)) ? new Set(failed) : new Set(batch);
}
