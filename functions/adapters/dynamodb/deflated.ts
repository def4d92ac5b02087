import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';

/** A large, compressible value as one attribute of a row. */
export const deflatedSchema = z.object({ deflated: z.instanceof(Uint8Array) });
export type Deflated = z.infer<typeof deflatedSchema>;

export function deflated(value: unknown): Deflated {
  return { deflated: deflateRawSync(JSON.stringify(value)) };
}

/** The inflated JSON value, not yet parsed with its schema. */
export function inflated(row: Deflated): unknown {
  return JSON.parse(inflateRawSync(row.deflated).toString('utf8'));
}
