import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';

/** A row whose content is deflated JSON. */
export const deflatedSchema = z.object({ deflated: z.instanceof(Uint8Array) });

/** Any value as deflated JSON, for a row. */
export function deflated(value: unknown): z.infer<typeof deflatedSchema> {
  return { deflated: deflateRawSync(JSON.stringify(value)) };
}

/** What a row held before it was deflated. */
export function inflated(row: z.infer<typeof deflatedSchema>): unknown {
  return JSON.parse(inflateRawSync(row.deflated).toString('utf8'));
}
