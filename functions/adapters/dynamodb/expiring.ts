/** The attribute by which DynamoDB deletes a row by itself, in seconds; up to some days later. */
export const EXPIRES = 'expiresAt';

/** A row that is deleted after an instant (ms). */
export function expiring<R extends object>(row: R, at: number): R & { [EXPIRES]: number } {
  return { ...row, [EXPIRES]: Math.ceil(at / 1000) };
}
