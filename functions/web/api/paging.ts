import * as z from 'zod';
import { problem } from '../../../domain/shared/problem.ts';

/** Start and length of a page, from the query. */
export type Paging = { limit: number; next?: string | undefined };

/** Query of a paged list; at most `most` items a page, `usual` by default. */
export function pageQuery(most: number, usual = Math.min(most, 100)) {
  return z.object({
    limit: z.coerce.number().int().min(1).max(most).default(usual).meta({ description: 'How many at most.' }),
    next: z
      .string()
      .regex(/^[\w-]{1,600}$/, { error: problem('cursor-invalid') })
      .optional()
      .meta({ description: 'The `next` of the page before; absent for the first.' }),
  });
}

/** Part of the response of every paged list. */
export const pageAnswer = {
  next: z.string().optional().meta({ description: 'Where the next page begins; absent on the last one.' }),
  total: z.int().min(0).meta({ description: 'How many there are on all pages together.' }),
};

/**
 * A page of a list in the order of its unique keys. The cursor is a key, so insertions and deletions between
 * pages shift nothing. Keys appear in URLs: never use personal data.
 */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { limit, next }: Paging,
): { items: T[]; next?: string; total: number } {
  const after = next === undefined ? '' : Buffer.from(next, 'base64url').toString();
  const sorted = items
    .map((item) => ({ key: keyOf(item), item }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const left = sorted.filter(({ key }) => key > after);
  const last = left.length > limit ? left[limit - 1] : undefined;
  return {
    items: left.slice(0, limit).map(({ item }) => item),
    ...(last ? { next: Buffer.from(last.key).toString('base64url') } : {}),
    total: items.length,
  };
}
