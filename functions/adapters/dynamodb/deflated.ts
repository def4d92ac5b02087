import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateRawSync,
  inflateRawSync,
} from 'node:zlib';
import * as z from 'zod';

/** A large, compressible value as one attribute of a row. */
export const deflatedSchema = z.object({ deflated: z.instanceof(Uint8Array) });
export type Deflated = z.infer<typeof deflatedSchema>;

// zlib prepares as much memory for the least as for the largest value, which takes a third of the time of a small one.
const SMALL = { bytes: 4_096, deflate: { windowBits: 12, memLevel: 5, chunkSize: 1_024 } };

export function deflated(value: unknown): Deflated {
  const json = JSON.stringify(value);
  return { deflated: deflateRawSync(json, json.length < SMALL.bytes ? SMALL.deflate : {}) };
}

/** The inflated JSON value, not yet parsed with its schema. */
export function inflated(row: Deflated): unknown {
  return JSON.parse(inflateRawSync(row.deflated).toString('utf8'));
}

/** A value in which much repeats over more than the 32 KB that deflate looks back. */
export const farDeflatedSchema = z.object({ brotli: z.instanceof(Uint8Array) });
export type FarDeflated = z.infer<typeof farDeflatedSchema>;

/** Deflates JSON. */
export function farDeflated(json: Uint8Array): FarDeflated {
  // It looks back 512 KB. Half of the time and 60 % of the size of deflate, for the texts of an organisation.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 19 };
  return { brotli: brotliCompressSync(json, { params }) };
}

export function farInflated(row: FarDeflated): unknown {
  return JSON.parse(brotliDecompressSync(row.brotli).toString('utf8'));
}
