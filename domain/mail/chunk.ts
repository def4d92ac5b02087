import * as z from 'zod';

/**
 * A share of an organisation's mails, by their ids: `number` of `of`, from 0. Ids are digests, so all shares are about
 * as large.
 */
export const chunkSchema = z.strictObject({ number: z.int().min(0), of: z.int().min(1) });
export type Chunk = z.infer<typeof chunkSchema>;

/** Mails of an organisation that one job reads, sends and counts: some seconds' of a worker. */
export const MAILS_A_CHUNK = 500;

/** The shares of so many mails; one where they are few. */
export function chunksOf(mails: number, size = MAILS_A_CHUNK): Chunk[] {
  const of = Math.max(1, Math.ceil(mails / size));
  return Array.from({ length: of }, (_, number) => ({ number, of }));
}

/** The ids of a share: from one on, if it is not the first, and up to another, if it is not the last. */
export function chunkBorders({ number, of }: Chunk): { from: string; to: string | undefined } {
  return {
    from: number === 0 ? '' : border(number, of),
    to: number + 1 < of ? border(number + 1, of) : undefined,
  };
}

export function isInChunk({ id }: { id: string }, chunk: Chunk): boolean {
  const { from, to } = chunkBorders(chunk);
  return id >= from && (to === undefined || id < to);
}

/** The symbols of a digest, as they are sorted. */
const SYMBOLS = '234567abcdefghijklmnopqrstuvwxyz';
const PLACES = 3;

function border(number: number, of: number): string {
  let rest = Math.floor((number * SYMBOLS.length ** PLACES) / of);
  let text = '';
  for (let place = 0; place < PLACES; place += 1) {
    text = SYMBOLS.charAt(rest % SYMBOLS.length) + text;
    rest = Math.floor(rest / SYMBOLS.length);
  }
  return text;
}
