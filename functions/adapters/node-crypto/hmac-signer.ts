import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Signer } from '../../../domain/links/link-token.ts';

/** More than there are at a time. */
const KEYS_KEPT = 20;

/** Signs with HMAC-SHA-256; text and signature are base64url. */
export class HmacSigner implements Signer {
  // A secret as bytes is prepared again for each signature, which costs more than signing.
  readonly #keys = new Map<string, KeyObject>();

  sign(text: string, secret: string): string {
    const payload = Buffer.from(text).toString('base64url');
    return `${payload}.${this.#signatureOf(payload, secret)}`;
  }

  read(signed: string, secret: string): string | undefined {
    const [payload = '', signature = '', ...more] = signed.split('.');
    // Compares characters, not decoded bytes: the last of 43 base64url characters has two spare bits, so four
    // spellings decode to the same bytes.
    const [given, right] = [Buffer.from(signature), Buffer.from(this.#signatureOf(payload, secret))];
    const genuine = given.length === right.length && timingSafeEqual(given, right) && more.length === 0;
    return genuine ? Buffer.from(payload, 'base64url').toString() : undefined;
  }

  #signatureOf(payload: string, secret: string): string {
    const key = this.#keys.get(secret) ?? createSecretKey(secret, 'base64url');
    if (this.#keys.size >= KEYS_KEPT) this.#keys.clear();
    this.#keys.set(secret, key);
    return createHmac('sha256', key).update(payload).digest('base64url');
  }
}
