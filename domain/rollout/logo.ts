import * as z from 'zod';
import { imageSize } from '../shared/image-size.ts';
import { localisedSchema } from '../shared/locale.ts';
import { problem } from '../shared/problem.ts';

const MAX_BASE64 = 60_000;
const MAX_SIDE = 2000;

/** Pixel size of a base64 PNG; undefined if it is not one. */
export function pngSize(base64: string): { width: number; height: number } | undefined {
  const size = imageSize(Buffer.from(base64, 'base64'));
  return size?.type === 'png' ? { width: size.width, height: size.height } : undefined;
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
