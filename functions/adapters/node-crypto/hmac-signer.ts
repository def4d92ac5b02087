import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Signer } from '../../../domain/links/link-token.ts';

/** Signs with HMAC-SHA-256; text and signature are base64url. */
export class HmacSigner implements Signer {
  sign(text: string, secret: string): string {
    const payload = Buffer.from(text).toString('base64url');
    return `${payload}.${signatureOf(payload, secret)}`;
  }

  read(signed: string, secret: string): string | undefined {
    const [payload = '', signature = '', ...more] = signed.split('.');
    // Compares characters, not decoded bytes: the last of 43 base64url characters has two spare bits, so four
    // spellings decode to the same bytes.
    const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(payload, secret))];
    const genuine = given.length === right.length && timingSafeEqual(given, right) && more.length === 0;
    return genuine ? Buffer.from(payload, 'base64url').toString() : undefined;
  }
}

function signatureOf(payload: string, secret: string): string {
  return createHmac('sha256', Buffer.from(secret, 'base64url')).update(payload).digest('base64url');
}
