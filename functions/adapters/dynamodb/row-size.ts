import { InvalidInput } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';
import { isRow, type Key, type RowName } from './keys.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items */
export const LARGEST_ROW_BYTES = 400 * 1024;

/** What a row is to whoever wrote it, and so what to shorten; of any other kind the problem says just that. */
const WRITTEN: Partial<Record<RowName, 'release' | 'issue' | 'catalogue' | 'text' | 'rollout' | 'plan'>> = {
  releaseVersion: 'release',
  frozenRelease: 'release',
  publishedVersion: 'release',
  releaseImage: 'release',
  issue: 'issue',
  newsItem: 'issue',
  catalogue: 'catalogue',
  text: 'text',
  rollout: 'rollout',
  participation: 'rollout',
  draft: 'plan',
  dispatch: 'plan',
  variant: 'plan',
};

/**
 * Refuses a row before DynamoDB does, by what it is.
 * @throws {InvalidInput} `row-too-large`
 */
export function refuseLarge(row: Key & Record<string, unknown>): void {
  const size = sizeOf(row) - OVERHEAD;
  if (size <= LARGEST_ROW_BYTES) return;
  const kinds = Object.keys(WRITTEN) as RowName[];
  const kind = kinds.find((name) => isRow(name, row));
  const what = (kind && WRITTEN[kind]) ?? 'other';
  const over = Math.ceil((size / LARGEST_ROW_BYTES - 1) * 100);
  throw new InvalidInput(`row of kind ${kind ?? 'other'}`, [problemAt('', 'row-too-large', { what, over })]);
}

const OVERHEAD = 3;
const NUMBER_BYTES = 21;

/** Bytes as DynamoDB counts them; every number as the longest. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return NUMBER_BYTES;
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + 1 + sizeOf(one), OVERHEAD);
  if (value === null || typeof value !== 'object') return 1;
  return Object.entries(value).reduce(
    (sum, [name, one]) => (one === undefined ? sum : sum + 1 + Buffer.byteLength(name) + sizeOf(one)),
    OVERHEAD,
  );
}
