import * as z from 'zod';

const valueSchema = z.record(z.string(), z.unknown());
const itemSchema = z.record(z.string(), valueSchema);
export type AttributeValue = z.infer<typeof valueSchema>;

/** What one table is asked for: a call, an action of a transaction, or a table's share of a batch. */
const partSchema = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  Item: itemSchema.optional(),
  ExclusiveStartKey: itemSchema.optional(),
  KeyConditionExpression: z.string().optional(),
  FilterExpression: z.string().optional(),
  ConditionExpression: z.string().optional(),
  UpdateExpression: z.string().optional(),
  ProjectionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: itemSchema.optional(),
});
export type RequestPart = z.infer<typeof partSchema>;

const transactionSchema = z.object({ TransactItems: z.array(z.record(z.string(), partSchema)) });
const batchGetSchema = z.object({ RequestItems: z.record(z.string(), partSchema.omit({ TableName: true })) });
const batchWriteSchema = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(z.object({ PutRequest: partSchema.pick({ Item: true }).optional() })),
  ),
});

const one = partSchema.transform((part) => [part]);
const ofTransaction = transactionSchema.transform(({ TransactItems }) =>
  TransactItems.flatMap((action) => Object.values(action)),
);
const PARTS: Record<string, z.ZodType<RequestPart[]>> = {
  GetItem: one,
  PutItem: one,
  UpdateItem: one,
  DeleteItem: one,
  Query: one,
  Scan: one,
  TransactGetItems: ofTransaction,
  TransactWriteItems: ofTransaction,
  BatchGetItem: batchGetSchema.transform(({ RequestItems }) =>
    Object.entries(RequestItems).map(([TableName, asked]) => ({ TableName, ...asked })),
  ),
  BatchWriteItem: batchWriteSchema.transform(({ RequestItems }) =>
    Object.entries(RequestItems).flatMap(([TableName, writes]) =>
      writes.map(({ PutRequest }) => ({ TableName, ...PutRequest })),
    ),
  ),
};

/** The parts of a request; none if it has another form, which the engine refuses. */
export function partsOf(operation: string, request: unknown): RequestPart[] {
  const schema = Object.hasOwn(PARTS, operation) ? PARTS[operation] : undefined;
  return schema?.safeParse(request).data ?? [];
}
