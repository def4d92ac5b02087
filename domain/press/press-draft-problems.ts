import { imageSize } from '../shared/image-size.ts';
import type { Localised } from '../shared/locale.ts';
import { type Fault, fault, type Problem, problemAt } from '../shared/problem.ts';
import {
  hasTooManyPixels,
  imageType,
  isHeic,
  MAX_IMAGE_BYTES,
  MAX_IMAGE_MEGAPIXELS,
  type PressImage,
  readImage,
} from './press-image.ts';
import type { PressDraft } from './press-release.ts';

/** Uploaded files by the names that the draft uses. */
export type PressFiles = ReadonlyMap<string, Uint8Array>;

/** The draft's images in order, and problems with invalid ones. */
export function readImages(
  { images }: { images: readonly Pick<PressDraft['images'][number], 'file'>[] },
  files: PressFiles,
): { images: PressImage[]; problems: Problem[] } {
  const read = images.map(({ file }, index) => {
    const bytes = files.get(file);
    const image = bytes && readImage(bytes);
    const field = `images.${index}.file`;
    if (image) return { image };
    if (!bytes) return { problem: problemAt(field, 'file-missing', { file }) };
    return { problem: { path: field, ...imageFault(bytes) } };
  });
  return {
    images: read.flatMap(({ image }) => image ?? []),
    problems: read.flatMap(({ problem }) => problem ?? []),
  };
}

/** Why bytes are not a usable image: those that came, whatever they weigh. */
export function imageFault(bytes: Uint8Array): Fault {
  if (isHeic(bytes)) return fault('image-heic');
  const size = imageSize(bytes);
  if (size && hasTooManyPixels(size))
    return fault('image-too-many-pixels', { megapixels: MAX_IMAGE_MEGAPIXELS });
  // What still weighs too much could not be scaled.
  const isKnown = size && imageType(size.type) && bytes.byteLength > MAX_IMAGE_BYTES;
  return fault(isKnown ? 'image-not-scalable' : 'image-invalid');
}

/** The draft must be complete in `locale`, and any other language must be present in every field. */
export function languageProblems(draft: PressDraft, locale: string): Problem[] {
  const locales = Object.keys(draft.texts);
  const main = locales.includes(locale) ? [] : [problemAt(`texts.${locale}`, 'missing')];
  return [...main, ...localisedFields(draft).flatMap(([field, texts]) => missing(field, texts, locales))];
}

function missing(field: string, texts: Localised, locales: readonly string[]): Problem[] {
  return locales
    .filter((locale) => !Object.hasOwn(texts, locale))
    .map((locale) => problemAt(`${field}.${locale}`, 'missing'));
}

type Field = [field: string, texts: Localised];

/** Every field with one text per language, except the main texts. */
export function localisedFields({ quotes, factBox, images, contacts, correction }: PressDraft): Field[] {
  return [
    ...quotes.flatMap(({ title, text }, index): Field[] => [
      [`quotes.${index}.title`, title],
      [`quotes.${index}.text`, text],
    ]),
    ...factBox.flatMap(({ label, value }, index): Field[] => [
      [`factBox.${index}.label`, label],
      [`factBox.${index}.value`, value],
    ]),
    ...images.flatMap(({ alt, rights }, index): Field[] => [
      [`images.${index}.alt`, alt],
      [`images.${index}.rights`, rights],
    ]),
    ...contacts.map(({ role }, index): Field => [`contacts.${index}.role`, role]),
    ...(correction ? [['correction', correction] satisfies Field] : []),
  ];
}

/** Problems that prevent submission but not saving. */
export function unapprovedQuotes({ quotes }: PressDraft): Problem[] {
  return quotes.flatMap(({ approvedBy, approvedAt }, index) => [
    ...(approvedBy === undefined ? [problemAt(`quotes.${index}.approvedBy`, 'quote-not-approved')] : []),
    ...(approvedAt === undefined ? [problemAt(`quotes.${index}.approvedAt`, 'quote-not-approved')] : []),
  ]);
}

/** Times must be in the future: `now` in ms. */
export function pastProblems(publishAt: number, now: number): Problem[] {
  return publishAt > now ? [] : [problemAt('publishAt', 'time-past')];
}
