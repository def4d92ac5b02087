import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { NoteSigner } from '../../../domain/register/signed-note.ts';

// What stands before the bytes of an Ed25519 key in PKCS 8 and in SPKI (RFC 8410).
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Signs and checks with Ed25519. */
export class Ed25519NoteSigner implements NoteSigner {
  publicKey(seed: string): string {
    const key = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
    return key.subarray(PUBLIC_HEAD.length).toString('base64');
  }

  sign(text: string, seed: string): string {
    return sign(null, Buffer.from(text, 'utf8'), privateKey(seed)).toString('base64');
  }

  isSignedBy(text: string, { publicKey, signature }: { publicKey: string; signature: string }): boolean {
    const der = Buffer.concat([PUBLIC_HEAD, Buffer.from(publicKey, 'base64')]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  }
}

function privateKey(seed: string): KeyObject {
  const der = Buffer.concat([PRIVATE_HEAD, Buffer.from(seed, 'base64url')]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}
