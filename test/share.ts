/** Whether this is `npm run test:long`, which leaves nothing out. */
const LONG = process.env.TEST_LONG === '1';

/**
 * How much of something long is done: `part` in `npm test` and `npm run test:whole`, `whole` in `npm run test:long`.
 */
export function shareOf({ part, whole }: { part: number; whole: number }): number {
  return LONG ? whole : part;
}
