import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { whileCold } from '../../../domain/shared/while-cold.ts';
import { FORM, type RowForms, rowFormOf } from './row-forms.ts';
import { refuseLarge } from './row-size.ts';

/** Any row as it is stored: its key and the rest. */
export const rowSchema = z.custom<WrittenRow>(isRow);
type WrittenRow = { pk: string; sk: string; [attribute: string]: unknown };

/** Checked without a copy: every row that is read and written passes here. */
function isRow(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pk' in value &&
    typeof value.pk === 'string' &&
    'sk' in value &&
    typeof value.sk === 'string'
  );
}

/** A row as it is stored: of a size that DynamoDB takes, and with the number of its form. */
export function storable<R extends WrittenRow>(row: R, forms: RowForms): R & { [FORM]: number } {
  refuseLarge(row);
  return { ...row, [FORM]: rowFormOf(row, forms) };
}

/** Makes every row storable that a command of this client writes whole, alone, in a transaction or in a batch. */
export function watchWrites(client: DynamoDBDocumentClient, forms: RowForms): void {
  let writes: ReturnType<typeof writesSchema> | undefined;
  const stored = (input: object) => {
    writes ??= writesSchema(forms);
    return Object.assign({}, input, writes.parse(input, whileCold(writes)));
  };
  client.middlewareStack.add(
    (next) => (args) => next(isWrite(args.input) ? { ...args, input: stored(args.input) } : args),
    { step: 'initialize', priority: 'high', name: 'rowsStorable', override: true },
  );
}

/** The commands that write whole rows, alone, in a transaction or in a batch. */
function writesSchema(forms: RowForms) {
  const row = rowSchema.transform((item) => storable(item, forms));
  const put = z.looseObject({ Item: row });
  return z.looseObject({
    Item: row.optional(),
    TransactItems: z.array(z.looseObject({ Put: put.optional() })).optional(),
    RequestItems: z
      .record(z.string(), z.union([z.array(z.looseObject({ PutRequest: put.optional() })), z.unknown()]))
      .optional(),
  });
}

/** `RequestItems` of a read are keys. */
function isWrite(input: object): boolean {
  if (!('RequestItems' in input)) return 'Item' in input || 'TransactItems' in input;
  return Object.values(input.RequestItems ?? {}).some(Array.isArray);
}
