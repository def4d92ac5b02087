import { createHash, timingSafeEqual } from 'node:crypto';
import type { User } from '../../../domain/rollout/user.ts';

const HALF_BYTES = 16;
const NO_SESSION = Buffer.alloc(HALF_BYTES);

/**
 * The CSRF token of a session, constant for its lifetime: 16 bytes that only this session has, then 16 that all
 * sessions of its user have; base64url. Both are one-way digests.
 */
export function formTokenOf({ renewal, user }: { renewal: string; user: Pick<User, 'id'> }): string {
  const halves = [digest(`form-token\n${renewal}`), digest(`form-writer\n${user.id}`)];
  return Buffer.concat(halves).toString('base64url');
}

/** A token without its session: says whose form it is, and lets nothing be done. Undefined if it is none. */
export function writerOf(formToken: string | undefined): string | undefined {
  const bytes = Buffer.from(formToken ?? '', 'base64url');
  if (bytes.length !== 2 * HALF_BYTES) return undefined;
  return Buffer.concat([NO_SESSION, bytes.subarray(HALF_BYTES)]).toString('base64url');
}

/** Compares in constant time. */
export function isSameToken(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, HALF_BYTES);
}
