import { randomBytes } from 'node:crypto';

/** 256 random bits as base64url: as many as HMAC-SHA-256 can use. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
