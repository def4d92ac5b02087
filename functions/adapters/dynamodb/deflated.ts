import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';

/** A value that is large and compresses well, as one attribute of a row. */
export const deflatedSchema = z.object({ deflated: z.instanceof(Uint8Array) });
export type Deflated = z.infer<typeof deflatedSchema>;

export function deflated(value: unknown): Deflated {
  return { deflated: deflateRawSync(JSON.stringify(value)) };
}

/** The value as JSON gives it back; it has still to pass its schema. */
export function inflated(row: Deflated): unknown {
  return JSON.parse(inflateRawSync(row.deflated).toString('utf8'));
}
