import * as z from 'zod';
import { digest } from '../shared/digest.ts';
import { imageContent } from '../shared/image-content.ts';
import { imageSize } from '../shared/image-size.ts';
import { localisedSchema } from '../shared/locale.ts';
import { unmarkedText } from '../shared/plain-text.ts';
import { problem } from '../shared/problem.ts';

/** A row holds 400 KB; larger images are scaled to it. */
export const MAX_IMAGE_BYTES = 380 * 1024;
/** A reader's browser takes four bytes for each, whatever the file weighs. */
export const MAX_IMAGE_MEGAPIXELS = 25;

export const imageTypeSchema = z.enum(['image/jpeg', 'image/png', 'image/webp']);
export type ImageType = z.infer<typeof imageTypeSchema>;

/** Digest of an image's bytes: 130 bits, unguessable. */
export const imageIdSchema = z.string().regex(/^[a-z2-7]{26}$/);

/** Format and dimensions (pixels) read from the bytes. */
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

/** What a newsroom needs in order to print an image: credit, description, usage rights. */
export const imageWordsSchema = z.strictObject({
  credit: unmarkedText(120),
  alt: texts,
  rights: texts,
  /** URL of the original in full resolution. */
  original: z
    .url({ protocol: /^https$/, error: problem('url-invalid') })
    .max(500)
    .optional(),
});

/** An image in a published release: format, dimensions and text. */
export const shownImageSchema = imageFormSchema.extend(imageWordsSchema.shape);
export type ShownImage = z.infer<typeof shownImageSchema>;

/**
 * Reads an image from its bytes, without metadata; undefined unless it is a whole JPEG, PNG or WebP within the
 * limits of bytes and pixels. Its sides are those of the picture as shown.
 */
export function readImage(bytes: Uint8Array): PressImage | undefined {
  if (bytes.byteLength > MAX_IMAGE_BYTES) return undefined;
  const size = imageSize(bytes);
  const type = size && imageType(size.type);
  if (!size || !type || hasTooManyPixels(size)) return undefined;
  const content = imageContent(bytes, size);
  if (!content) return undefined;
  const id = digest(['press-image', Buffer.from(content).toString('base64')]).slice(0, 26);
  const [width, height] = (size.orientation ?? 1) < 5 ? [size.width, size.height] : [size.height, size.width];
  return { id, type, width, height, bytes: new Uint8Array(content) };
}

/** The same picture as a JPEG within {@link MAX_IMAGE_BYTES}, upright; undefined where it cannot be decoded. */
export type ShrinkImage = (bytes: Uint8Array, type: ImageType) => Promise<Uint8Array | undefined>;

/**
 * An image of any weight as it can be stored: scaled where it is larger than a row, else as it is. Bytes that are no
 * image with few enough pixels stay what they are, for {@link readImage} to refuse.
 */
export async function fittingImage(bytes: Uint8Array, shrinkImage: ShrinkImage): Promise<Uint8Array> {
  if (bytes.byteLength <= MAX_IMAGE_BYTES) return bytes;
  const size = imageSize(bytes);
  const type = size && imageType(size.type);
  // A decoder paints grey what is missing of half a photograph.
  if (!type || hasTooManyPixels(size) || !imageContent(bytes, size)) return bytes;
  return (await shrinkImage(bytes, type)) ?? bytes;
}

export function imageType(found: string): ImageType | undefined {
  return TYPES.find((known) => known.found === found)?.type;
}

export function hasTooManyPixels({ width, height }: { width: number; height: number }): boolean {
  return width * height > MAX_IMAGE_MEGAPIXELS * 1_000_000;
}

/** Brands of the files that an iPhone takes; browsers and newsrooms open none of them. */
const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** Whether bytes begin as HEIC does (ISO/IEC 23008-12): a box `ftyp`, then its brand. */
export function isHeic(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(4, 12));
  return head.startsWith('ftyp') && HEIC.has(head.slice(4));
}

const TYPES: readonly { found: string; type: ImageType }[] = [
  { found: 'png', type: 'image/png' },
  { found: 'jpg', type: 'image/jpeg' },
  { found: 'webp', type: 'image/webp' },
];
