import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';

/** A value that is stored deflated: rows are paid for by their size. */
export const deflatedSchema = z.object({ deflated: z.instanceof(Uint8Array) });
type Deflated = z.infer<typeof deflatedSchema>;

export function deflated(value: unknown): Deflated {
  return { deflated: deflateRawSync(JSON.stringify(value)) };
}

export function inflated(row: Deflated): unknown {
  return JSON.parse(inflateRawSync(row.deflated).toString('utf8'));
}
