import {
  KEY_ID_BYTES,
  keyId,
  type NoteKey,
  type NoteSigner,
  type NoteVerifier,
  readVerifier,
  SIGNATURE_BYTES,
  signaturesOf,
  signedText,
  verifierOf,
  verifierText,
} from './signed-note.ts';

/**
 * Cosignatures as https://c2sp.org/tlog-cosignature has them: a witness says of a head that it saw it at a time, and
 * that the log had only grown since the head before.
 */
const TIME_BYTES = 8;

/** A note with the line of one more witness. `at`: ms. */
export function cosigned(
  note: string,
  { key, at }: { key: NoteKey; at: number },
  signer: Pick<NoteSigner, 'publicKey' | 'sign'>,
): string {
  const seconds = Math.floor(at / 1000);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = Buffer.from(signer.sign(saidOf(signedText(note), seconds), key.seed), 'base64');
  const id = keyId(verifierOf(key, signer), 'cosignature');
  return `${note}— ${key.name} ${Buffer.concat([id, time, signature]).toString('base64')}\n`;
}

/** When a witness saw a note (ms); undefined if it says nothing of it, or anything wrong. */
export function cosignedAt(
  note: string,
  witness: NoteVerifier,
  signer: Pick<NoteSigner, 'isSignedBy'>,
): number | undefined {
  const parts = signaturesOf(note, witness, 'cosignature');
  const times = parts?.known.map(({ bytes, isExact }) => {
    if (!isExact || bytes.length !== KEY_ID_BYTES + TIME_BYTES + SIGNATURE_BYTES) return undefined;
    const seconds = Number(bytes.readBigUInt64BE(KEY_ID_BYTES));
    const signature = bytes.subarray(KEY_ID_BYTES + TIME_BYTES).toString('base64');
    const isRight = signer.isSignedBy(saidOf(parts.text, seconds), {
      publicKey: witness.publicKey,
      signature,
    });
    return isRight ? seconds * 1000 : undefined;
  });
  const right = times?.filter((time) => time !== undefined) ?? [];
  return right.length > 0 && right.length === times?.length ? Math.max(...right) : undefined;
}

/** What a witness signs. */
function saidOf(text: string, seconds: number): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`;
}

/** The public key of a witness as people hand it on. */
export function witnessText(witness: NoteVerifier): string {
  return verifierText(witness, 'cosignature');
}

/** Parses the public key of a witness; undefined if it is none. */
export function readWitness(text: string): NoteVerifier | undefined {
  return readVerifier(text, 'cosignature');
}
