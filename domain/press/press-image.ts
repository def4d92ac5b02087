import * as z from 'zod';
import { digest } from '../shared/digest.ts';
import { localisedSchema } from '../shared/locale.ts';
import { unmarkedText } from '../shared/plain-text.ts';

/** A row holds 400 KB; what is larger is linked as the original. */
export const MAX_IMAGE_BYTES = 380 * 1024;

export const imageTypeSchema = z.enum(['image/jpeg', 'image/png', 'image/webp']);
export type ImageType = z.infer<typeof imageTypeSchema>;

/** The digest of an image's bytes: 130 bits that nobody guesses. */
export const imageIdSchema = z.string().regex(/^[a-z2-7]{26}$/);

/** What is known of an image from its bytes alone; pixels. */
export const imageFormSchema = z.strictObject({
  id: imageIdSchema,
  type: imageTypeSchema,
  width: z.int().min(1),
  height: z.int().min(1),
});

/** An image with its bytes. */
export const pressImageSchema = imageFormSchema.extend({ bytes: z.instanceof(Uint8Array) });
export type PressImage = z.infer<typeof pressImageSchema>;

const texts = z.record(z.string(), unmarkedText(300)).pipe(localisedSchema);

/** What a newsroom must know of an image before it prints it: who made it, what it shows, what may be done with it. */
export const imageWordsSchema = z.strictObject({
  credit: unmarkedText(120),
  alt: texts,
  rights: texts,
  /** Where the original in full resolution is. */
  original: z
    .url({ protocol: /^https$/, error: 'is not a web address that begins with https://' })
    .max(500)
    .optional(),
});

/** An image as a published release shows it: the form of its bytes, and the words beside it. */
export const shownImageSchema = imageFormSchema.extend(imageWordsSchema.shape);
export type ShownImage = z.infer<typeof shownImageSchema>;

/** Reads an image by its magic number; undefined where it is no JPEG, PNG or WebP that says how large it is, or is over the limit. */
export function readImage(bytes: Uint8Array): PressImage | undefined {
  if (bytes.byteLength > MAX_IMAGE_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [type, size] of READERS) {
    const found = size(view);
    if (found && found[0] > 0 && found[1] > 0) {
      const id = digest(['press-image', Buffer.from(bytes).toString('base64')]).slice(0, 26);
      return { id, type, width: found[0], height: found[1], bytes: new Uint8Array(bytes) };
    }
  }
  return undefined;
}

type Size = [width: number, height: number] | undefined;
const READERS: readonly [ImageType, (view: DataView) => Size][] = [
  ['image/png', pngSize],
  ['image/jpeg', jpegSize],
  ['image/webp', webpSize],
];

function says(view: DataView, at: number, letters: string): boolean {
  return [...letters].every(
    (letter, index) => at + index < view.byteLength && view.getUint8(at + index) === letter.charCodeAt(0),
  );
}

/** The signature, then the header chunk with both sides (PNG 3rd ed., 5.2 and 11.2.1). */
function pngSize(view: DataView): Size {
  if (view.byteLength < 33 || !says(view, 0, '\x89PNG\r\n\x1a\n') || !says(view, 12, 'IHDR'))
    return undefined;
  return [view.getUint32(16), view.getUint32(20)];
}

// Markers of a frame header (ITU T.81, table B.1): C0 to CF without tables and arithmetic conditioning.
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** From marker to marker until a frame header, which has both sides. */
function jpegSize(view: DataView): Size {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** RIFF with one of the three chunks that say the size (RFC 9649, 2.5 to 2.7). */
function webpSize(view: DataView): Size {
  if (view.byteLength < 30 || !says(view, 0, 'RIFF') || !says(view, 8, 'WEBP')) return undefined;
  if (says(view, 12, 'VP8X')) return [1 + threeBytes(view, 24), 1 + threeBytes(view, 27)];
  if (says(view, 12, 'VP8 ')) return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  if (!says(view, 12, 'VP8L') || view.getUint8(20) !== 0x2f) return undefined;
  const bits = view.getUint32(21, true);
  return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
}

function threeBytes(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
