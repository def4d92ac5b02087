import { sha256 } from '../shared/digest.ts';

/**
 * The Merkle tree of RFC 6962, section 2.1 (https://www.rfc-editor.org/rfc/rfc6962#section-2.1). Hashes are SHA-256
 * in hexadecimal.
 */
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** The hash of an entry, whose bytes are its text in UTF-8. */
export function leafHash(entry: string): string {
  return sha256(Buffer.concat([LEAF, Buffer.from(entry, 'utf8')]));
}

function nodeHash(left: string, right: string): string {
  return sha256(Buffer.concat([NODE, Buffer.from(left, 'hex'), Buffer.from(right, 'hex')]));
}

/** The roots of the perfect subtrees of a tree, the largest first: all that must be known of it to let it grow. */
export type Peaks = readonly string[];

/** The peaks of a tree of a size after more leaves. */
export function grown({ size, peaks }: { size: number; peaks: Peaks }, leaves: readonly string[]): string[] {
  const stack = [...peaks];
  for (const [offset, leaf] of leaves.entries()) {
    let hash = leaf;
    // An index completes as many subtrees as it has ones at its end.
    for (let index = size + offset; index % 2 === 1; index = (index - 1) / 2)
      hash = nodeHash(stack.pop() ?? '', hash);
    stack.push(hash);
  }
  return stack;
}

/** The root of a tree with these peaks. */
export function rootOfPeaks(peaks: Peaks): string {
  const [last, ...larger] = peaks.toReversed();
  return last === undefined ? sha256('') : larger.reduce((right, left) => nodeHash(left, right), last);
}

/** The root of a tree with these leaves. */
export function rootOf(leaves: readonly string[]): string {
  return rootOfPeaks(grown({ size: 0, peaks: [] }, leaves));
}
