/** The head of a log at a size: https://c2sp.org/tlog-checkpoint. The root is SHA-256 in hexadecimal. */
export type Checkpoint = { origin: string; size: number; root: string };

/** A checkpoint as the text of a note. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`;
}

/** Parses the text of a checkpoint; undefined if it is none, or written in another way than above. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = ''] = text.split('\n');
  const checkpoint = { origin, size: Number(size), root: Buffer.from(root, 'base64').toString('hex') };
  const isWhole = Number.isSafeInteger(checkpoint.size) && checkpoint.size >= 0;
  return origin !== '' && isWhole && checkpoint.root.length === 64 && checkpointText(checkpoint) === text
    ? checkpoint
    : undefined;
}
