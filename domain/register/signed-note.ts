import { sha256 } from '../shared/digest.ts';

/**
 * Signed notes as https://c2sp.org/signed-note has them: a text, an empty line, and a line for each signature. Only
 * Ed25519 signatures are made and read.
 */
const KINDS = { signature: 1, cosignature: 4 } as const;
/** What a key signs: a note, or that a note was seen at a time (https://c2sp.org/tlog-cosignature). */
export type NoteKind = keyof typeof KINDS;
const SIGNATURE_LINE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/;
const PUBLIC_BYTES = 32;
export const SIGNATURE_BYTES = 64;
/** Before each signature: which key made it. */
export const KEY_ID_BYTES = 4;
/** More than any note here can need; a longer one is not looked at. */
const MAX_NOTE = 100_000;

/** What signs: the name of the key, and 32 random bytes as base64url, from which the key is derived. */
export type NoteKey = { name: string; seed: string };

/** Who signed: the name, and the 32 bytes of the public key as base64. */
export type NoteVerifier = { name: string; publicKey: string };

/** Ed25519 (RFC 8032). Bytes are base64. */
export interface NoteSigner {
  publicKey(seed: string): string;
  sign(text: string, seed: string): string;
  isSignedBy(text: string, by: { publicKey: string; signature: string }): boolean;
}

/** The first four bytes of the digest of name, kind and key: names the key in a signature. */
export function keyId({ name, publicKey }: NoteVerifier, kind: NoteKind = 'signature'): Buffer {
  const key = Buffer.concat([
    Buffer.from(`${name}\n`, 'utf8'),
    Buffer.of(KINDS[kind]),
    Buffer.from(publicKey, 'base64'),
  ]);
  return Buffer.from(sha256(key), 'hex').subarray(0, KEY_ID_BYTES);
}

/** The public key as people hand it on: `name+id+key`. */
export function verifierText(verifier: NoteVerifier, kind: NoteKind = 'signature'): string {
  const key = Buffer.concat([Buffer.of(KINDS[kind]), Buffer.from(verifier.publicKey, 'base64')]);
  return `${verifier.name}+${keyId(verifier, kind).toString('hex')}+${key.toString('base64')}`;
}

/** Parses a public key; undefined if it is none, or its id is not that of name and key. */
export function readVerifier(text: string, kind: NoteKind = 'signature'): NoteVerifier | undefined {
  const [, name = '', , key = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const bytes = Buffer.from(key, 'base64');
  const verifier = { name, publicKey: bytes.subarray(1).toString('base64') };
  const isKey = bytes.length === PUBLIC_BYTES + 1 && bytes[0] === KINDS[kind];
  return isKey && verifierText(verifier, kind) === text ? verifier : undefined;
}

/** The verifier of a signing key. */
export function verifierOf({ name, seed }: NoteKey, signer: Pick<NoteSigner, 'publicKey'>): NoteVerifier {
  return { name, publicKey: signer.publicKey(seed) };
}

/** Signs a text, which ends with a line feed. */
export function signNote(text: string, key: NoteKey, signer: Pick<NoteSigner, 'publicKey' | 'sign'>): string {
  const signature = Buffer.from(signer.sign(text, key.seed), 'base64');
  const line = Buffer.concat([keyId(verifierOf(key, signer)), signature]).toString('base64');
  return `${text}\n— ${key.name} ${line}\n`;
}

/**
 * The text of a note if it has a signature of this key, and no wrong one of it. Signatures of other keys are ignored,
 * as the specification asks.
 */
export function readNote(
  note: string,
  verifier: NoteVerifier,
  signer: Pick<NoteSigner, 'isSignedBy'>,
): string | undefined {
  const parts = signaturesOf(note, verifier, 'signature');
  if (!parts) return undefined;
  const { text, known } = parts;
  const right = known.filter(
    ({ bytes, isExact }) =>
      isExact &&
      bytes.length === KEY_ID_BYTES + SIGNATURE_BYTES &&
      signer.isSignedBy(text, {
        publicKey: verifier.publicKey,
        signature: bytes.subarray(KEY_ID_BYTES).toString('base64'),
      }),
  );
  return known.length > 0 && right.length === known.length ? text : undefined;
}

/** The text that a note's signatures are about, with its last line feed; empty if it is not a note. */
export function signedText(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1);
}

/**
 * The text of a note and a key's signatures of one kind in it, each after the id of the key; undefined if it is not a
 * note.
 */
export function signaturesOf(
  note: string,
  verifier: NoteVerifier,
  kind: NoteKind,
): { text: string; known: { bytes: Buffer; isExact: boolean }[] } | undefined {
  const text = signedText(note);
  if (note.length > MAX_NOTE || text === '' || !note.endsWith('\n') || hasControls(note)) return undefined;
  const lines = note.slice(text.length + 1, -1).split('\n');
  const signatures = lines.map((line) => SIGNATURE_LINE.exec(line));
  if (signatures.some((signature) => signature === null)) return undefined;
  const id = keyId(verifier, kind);
  const known = signatures.flatMap((signature) => {
    const [, name, encoded = ''] = signature ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    // Spare bits of the last letter would be a second way to write the same signature.
    const isExact = bytes.toString('base64') === encoded;
    return name === verifier.name && bytes.subarray(0, KEY_ID_BYTES).equals(id) ? [{ bytes, isExact }] : [];
  });
  return { text, known };
}

/** Control characters of ASCII but the line feed. */
function hasControls(note: string): boolean {
  return [...note].some((letter) => letter < ' ' && letter !== '\n');
}
