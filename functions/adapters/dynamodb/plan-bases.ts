import * as z from 'zod';
import type { PlanBasis } from '../../../domain/plan/plan-basis.ts';
import { sha256 } from '../../../domain/shared/digest.ts';
import { InvalidInput, TemporaryFailure } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import type { Part } from './kept-together.ts';
import { keyOf } from './keys.ts';
import type { Row, Table } from './table.ts';

// A row holds 400 KB; deflated, some 5,000 contacts fit.
const SHARE_BYTES = 390_000;
// All are written in one transaction, which takes 4 MB.
const MOST_SHARES = 10;

// The first row has the first share. With more than one it says how many, and the digest of them all.
const headSchema = deflatedSchema.extend({ shares: z.int().min(1).default(1), of: z.string().optional() });

type Head = z.infer<typeof headSchema>;

/**
 * What a schema knows of the frozen basis of an organisation's plan, if there is one, with its first row.
 * @throws {TemporaryFailure} if it was replaced while it was being read
 */
export async function readBasis<T>(
  table: Table,
  part: Part,
  schema: z.ZodType<T>,
): Promise<{ basis: T; head: Head } | undefined> {
  const head = await table.get(keyOf('basis', part), headSchema);
  if (!head) return undefined;
  const others = Array.from({ length: head.shares - 1 }, (_, index) => index + 2);
  const rest = await Promise.all(
    others.map((number) => table.get(keyOf('basisShare', { ...part, number }), deflatedSchema)),
  );
  const bytes = Buffer.concat([head.deflated, ...rest.map((share) => share?.deflated ?? new Uint8Array())]);
  if (head.of !== undefined && sha256(bytes) !== head.of)
    throw new TemporaryFailure('a plan was replaced while it was read: try again');
  return { basis: schema.parse(inflated({ deflated: bytes })), head };
}

/**
 * The rows of a basis, the first of them first: in as many as it needs, or more, so that each of `atLeast` earlier ones
 * is written over.
 * @throws {InvalidInput} `contacts-too-many`
 */
export function basisRows(part: Part, basis: PlanBasis, atLeast = 1): readonly [Row, ...Row[]] {
  const { deflated: bytes } = deflated(basis);
  const shares = Math.max(atLeast, Math.ceil(bytes.byteLength / SHARE_BYTES));
  if (shares > MOST_SHARES)
    throw new InvalidInput(`organisation "${part.organisation}"`, [
      problemAt('', 'contacts-too-many', { count: basis.contacts.length }),
    ]);
  if (shares === 1) return [{ ...keyOf('basis', part), deflated: bytes }];
  const length = Math.ceil(bytes.byteLength / shares);
  const share = (number: number) => bytes.subarray((number - 1) * length, number * length);
  const rest = Array.from({ length: shares - 1 }, (_, index) => index + 2);
  return [
    { ...keyOf('basis', part), deflated: share(1), shares, of: sha256(bytes) },
    ...rest.map((number) => ({ ...keyOf('basisShare', { ...part, number }), deflated: share(number) })),
  ];
}
