import type * as z from 'zod';

// Zod compiles the check of an object when it first checks one: some tenths of a millisecond, as much as checking a
// hundred small ones without. A function checks a row or two of most kinds when it starts.
const USES_BEFORE_COMPILING = 20;
const COLD = { jitless: true } as const;
const COMPILED = {} as const;

const uses = new WeakMap<z.ZodType, number>();

/** Options of a parse that leave the schema as it is until it has been used some times, and let it be compiled then. */
export function whileCold(schema: z.ZodType): typeof COLD | typeof COMPILED {
  const before = uses.get(schema) ?? 0;
  if (before >= USES_BEFORE_COMPILING) return COMPILED;
  uses.set(schema, before + 1);
  return COLD;
}
