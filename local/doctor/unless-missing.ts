import * as z from 'zod';

// What services call something that does not exist; CloudFormation has no error of its own for it.
const MISSING = new Set(['ResourceNotFoundException', 'NotFoundException', 'NotFoundError', 'NotFound']);
const errorSchema = z.object({ name: z.string(), message: z.string().default('') });

/** The answer to a call; undefined if what it names does not exist. */
export async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    const known = errorSchema.safeParse(error).data;
    if (known && MISSING.has(known.name)) return undefined;
    if (known?.name === 'ValidationError' && known.message.endsWith('does not exist')) return undefined;
    throw error;
  }
}
