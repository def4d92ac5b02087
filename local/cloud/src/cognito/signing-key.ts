import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readingStored } from '../shared/cannot-start.ts';

export type Claims = Record<string, unknown>;

/** The key that tokens are signed with (RS256), kept in a file so that a sign-in outlasts a restart. */
export class SigningKey {
  readonly #private: KeyObject;
  readonly #public: KeyObject;
  readonly #id: string;

  constructor(file: string) {
    if (!existsSync(file)) {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    }
    this.#private = readingStored(file, () => createPrivateKey(readFileSync(file)));
    this.#public = createPublicKey(this.#private);
    const der = this.#public.export({ type: 'spki', format: 'der' });
    this.#id = createHash('sha256').update(der).digest('base64url').slice(0, 16);
  }

  /** The public key as a JSON Web Key Set. */
  keySet(): { keys: Claims[] } {
    return { keys: [{ ...this.#public.export({ format: 'jwk' }), kid: this.#id, alg: 'RS256', use: 'sig' }] };
  }

  token(claims: Claims): string {
    const signed = [{ alg: 'RS256', kid: this.#id }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), this.#private).toString('base64url')}`;
  }

  /** The claims of a token signed with this key; undefined for any other. */
  claimsOf(token: string): unknown {
    const [head = '', body = '', signature = ''] = token.split('.');
    const genuine = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${body}`),
      this.#public,
      Buffer.from(signature, 'base64url'),
    );
    return genuine ? JSON.parse(Buffer.from(body, 'base64url').toString()) : undefined;
  }
}
