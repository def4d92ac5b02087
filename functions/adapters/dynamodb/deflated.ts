import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';

/** JSON that is kept deflated: a write unit is 1 KB, and texts shrink to a sixth. */
export const deflatedSchema = z.object({ deflated: z.instanceof(Uint8Array) });

export function deflated(value: unknown): z.infer<typeof deflatedSchema> {
  return { deflated: deflateRawSync(JSON.stringify(value)) };
}

/** What was deflated, not trusted yet. */
export function inflated(row: z.infer<typeof deflatedSchema>): unknown {
  return JSON.parse(inflateRawSync(row.deflated).toString('utf8'));
}
