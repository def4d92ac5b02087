import type { Localised } from '../shared/locale.ts';
import type { FieldProblem } from '../shared/parse-input.ts';
import { MAX_IMAGE_BYTES, type PressImage, readImage } from './press-image.ts';
import type { PressDraft } from './press-release.ts';

/** Files that came with a draft, by the names that it calls them. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The draft's images in its order, and what is wrong with those that are none. */
export function readImages(
  { images }: { images: readonly Pick<PressDraft['images'][number], 'file'>[] },
  files: Files,
): { images: PressImage[]; problems: FieldProblem[] } {
  const read = images.map(({ file }, index) => {
    const bytes = files.get(file);
    const image = bytes && readImage(bytes);
    const field = `images.${index}.file`;
    if (image) return { image };
    if (!bytes) return { problem: { field, problem: `"${file}" did not come with it: add the file` } };
    const problem =
      bytes.byteLength > MAX_IMAGE_BYTES
        ? `is larger than ${MAX_IMAGE_BYTES / 1024} KB: make it smaller, and give a link to the original`
        : 'is no JPEG, PNG or WebP image: give one';
    return { problem: { field, problem } };
  });
  return {
    images: read.flatMap(({ image }) => image ?? []),
    problems: read.flatMap(({ problem }) => problem ?? []),
  };
}

/** The draft must be complete in `locale`, and whatever language it has beside that it must have in every field. */
export function languageProblems(draft: PressDraft, locale: string): FieldProblem[] {
  const locales = Object.keys(draft.texts);
  const main = locales.includes(locale)
    ? []
    : [{ field: `texts.${locale}`, problem: 'is missing: a release is written in this language first' }];
  return [...main, ...localisedFields(draft).flatMap(([field, texts]) => missing(field, texts, locales))];
}

function missing(field: string, texts: Localised, locales: readonly string[]): FieldProblem[] {
  return locales
    .filter((locale) => !Object.hasOwn(texts, locale))
    .map((locale) => ({ field: `${field}.${locale}`, problem: 'is missing: add it' }));
}

type Field = [field: string, texts: Localised];

/** Every field of a draft that has one text for each language, but its texts themselves. */
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

/** What has to be mended before a draft may be handed in, though it may be kept without. */
export function unapprovedQuotes({ quotes }: PressDraft): FieldProblem[] {
  return quotes.flatMap(({ approvedBy, approvedAt }, index) => [
    ...(approvedBy === undefined
      ? [
          {
            field: `quotes.${index}.approvedBy`,
            problem: 'is missing: whoever is quoted has to approve it first',
          },
        ]
      : []),
    ...(approvedAt === undefined
      ? [{ field: `quotes.${index}.approvedAt`, problem: 'is missing: say when the quote was approved' }]
      : []),
  ]);
}

/** Times must come: `now` in ms. */
export function pastProblems(publishAt: number, now: number): FieldProblem[] {
  return publishAt > now
    ? []
    : [{ field: 'publishAt', problem: 'is in the past: give a time that is still to come' }];
}
