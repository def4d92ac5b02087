import * as z from 'zod';
import { localisedSchema } from '../shared/locale.ts';
import { problem } from '../shared/problem.ts';

const MAX_BASE64 = 60_000;
const MAX_SIDE = 2000;

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** Of signature, then length, name, width and height of the first chunk (PNG specification, 5.2 and 11.2.1). */
const HEAD = { name: 12, width: 16, height: 20, end: 24 };

/**
 * Pixel size of a base64 PNG; undefined if it is not one. Read here, since a library for all formats would be loaded by
 * every function that knows an organisation.
 */
export function pngSize(base64: string): { width: number; height: number } | undefined {
  const bytes = Buffer.from(base64.slice(0, HEAD.end * 2), 'base64');
  const isPng = bytes.length >= HEAD.end && bytes.toString('latin1', 0, SIGNATURE.length) === SIGNATURE;
  if (!isPng || bytes.toString('latin1', HEAD.name, HEAD.width) !== 'IHDR') return undefined;
  const [width, height] = [bytes.readUInt32BE(HEAD.width), bytes.readUInt32BE(HEAD.height)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** An organisation's logo: a small PNG with alternative text. */
export const logoSchema = z.strictObject({
  png: z
    .string()
    .max(MAX_BASE64, { error: problem('file-too-large', { kilobytes: 45 }) })
    .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, {
      error: problem('logo-invalid', { side: MAX_SIDE }),
    })
    .refine(isSmallPng, { error: problem('logo-invalid', { side: MAX_SIDE }) }),
  alt: localisedSchema,
});
export type Logo = z.infer<typeof logoSchema>;

function isSmallPng(base64: string): boolean {
  const size = pngSize(base64);
  return size !== undefined && Math.max(size.width, size.height) <= MAX_SIDE;
}
