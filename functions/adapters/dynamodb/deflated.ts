import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';

/** A row whose content is JSON, deflated: a mail of 40 KB would cost 40 write units; so it is some 7. */
export const deflatedSchema = z.object({ deflated: z.instanceof(Uint8Array) });
export type Deflated = z.infer<typeof deflatedSchema>;

export function deflated(value: unknown): Deflated {
  return { deflated: deflateRawSync(JSON.stringify(value)) };
}

export function inflated(row: Deflated): unknown {
  return JSON.parse(inflateRawSync(row.deflated).toString('utf8'));
}
