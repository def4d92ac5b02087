import * as z from 'zod';
import { localisedSchema } from '../shared/locale.ts';

const MAX_BASE64 = 60_000;
const MAX_SIDE = 2000;

/** The pixels that a PNG says it has, read from its first chunk; undefined where it is none. */
export function pngSize(base64: string): { width: number; height: number } | undefined {
  const head = bytesOf(base64.slice(0, 44));
  const begins = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
  if (head.length < 24 || begins.some((byte, index) => head[index] !== byte)) return undefined;
  const number = (at: number) => head.slice(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0);
  return { width: number(16), height: number(20) };
}

function bytesOf(base64: string): number[] {
  try {
    return [...atob(base64)].map((character) => character.charCodeAt(0));
  } catch {
    return [];
  }
}

/** An organisation's logo: a small PNG, and what it shows in words for those who do not see it. */
export const logoSchema = z.strictObject({
  png: z
    .string()
    .max(MAX_BASE64, { error: 'is larger than 60 kB: make the picture smaller' })
    .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, { error: 'is not base64' })
    .refine(isSmallPng, { error: `is not a PNG of at most ${MAX_SIDE} by ${MAX_SIDE} pixels` }),
  alt: localisedSchema,
});
export type Logo = z.infer<typeof logoSchema>;

function isSmallPng(base64: string): boolean {
  const size = pngSize(base64);
  return size !== undefined && [size.width, size.height].every((side) => side >= 1 && side <= MAX_SIDE);
}
