import * as z from 'zod';

const LONGEST_STATEMENT = 8192;

const oneOf = z.record(z.string(), z.unknown());
const writesSchema = z.object({ RequestItems: z.record(z.string(), z.array(oneOf)) });
const actionsSchema = z.object({ TransactItems: z.array(oneOf) });
const statementsSchema = z.object({
  Statements: z.array(z.object({ Statement: z.string(), Parameters: z.array(z.unknown()).optional() })),
});

export function twoInOneWrite(request: unknown): string | undefined {
  const writes = Object.values(writesSchema.safeParse(request).data?.RequestItems ?? {}).flat();
  return writes.some((write) => Object.keys(write).length > 1)
    ? 'Supplied WriteRequest must contain exactly one of PutRequest and DeleteRequest'
    : undefined;
}

export function twoInOneAction(request: unknown): string | undefined {
  const actions = actionsSchema.safeParse(request).data?.TransactItems ?? [];
  return actions.some((action) => Object.keys(action).length > 1)
    ? 'TransactItems can only contain one of Check, Put, Update or Delete'
    : undefined;
}

export function statementLength(request: unknown): string | undefined {
  const statements = statementsSchema.safeParse(request).data?.Statements ?? [];
  for (const [index, { Statement, Parameters }] of statements.entries()) {
    const at = `statements.${index + 1}.member`;
    if (Statement.length > LONGEST_STATEMENT)
      return invalid(`Value at '${at}.statement'`, `less than or equal to ${LONGEST_STATEMENT}`);
    if (Statement === '') return invalid(`Value '' at '${at}.statement'`, 'greater than or equal to 1');
    if (Parameters?.length === 0)
      return invalid(`Value '[]' at '${at}.parameters'`, 'greater than or equal to 1');
  }
  return undefined;
}

function invalid(value: string, length: string): string {
  const constraint = `Member must have length ${length}`;
  return `1 validation error detected: ${value} failed to satisfy constraint: ${constraint}`;
}
