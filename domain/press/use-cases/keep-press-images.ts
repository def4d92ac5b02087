import type { PressFiles } from '../press-draft-problems.ts';
import { fittingImage, imageIdSchema, type PressImage, readImage, type ShrinkImage } from '../press-image.ts';
import type { PressReleases } from '../press-version.ts';

export type KeepPressImagesPorts = { pressReleases: PressReleases; shrinkImage: ShrinkImage };

/**
 * Stores an uploaded image even if its draft is still invalid, so it need not be uploaded again. It is not
 * public. One that weighs more than is stored is scaled. Undefined unless the bytes are an image within the limits.
 */
export async function keepPressImage(
  { id, bytes }: { id: string; bytes: Uint8Array },
  { pressReleases, shrinkImage }: KeepPressImagesPorts,
): Promise<Omit<PressImage, 'bytes'> | undefined> {
  const image = readImage(await fittingImage(bytes, shrinkImage));
  if (!image) return undefined;
  await pressReleases.keepImages(id, [image]);
  const { bytes: _, ...form } = image;
  return form;
}

/** Stored bytes of images that a draft refers to by a name in its newest version, or by id. */
export async function keptPressFiles(
  { id, names }: { id: string; names: readonly string[] },
  { pressReleases }: Pick<KeepPressImagesPorts, 'pressReleases'>,
): Promise<PressFiles> {
  const newest = (await pressReleases.versions(id)).at(-1);
  const known = new Map(newest?.draft.images.map(({ file }, index) => [file, newest.images[index]?.id]));
  const wanted = names.flatMap((name): [name: string, image: string][] => {
    const image = known.get(name) ?? imageIdSchema.safeParse(name).data;
    return image === undefined ? [] : [[name, image]];
  });
  const images = await pressReleases.images(id, [...new Set(wanted.map(([, image]) => image))]);
  const bytes = new Map(images.map((image) => [image.id, image.bytes]));
  return new Map(
    wanted.flatMap(([name, image]) => {
      const found = bytes.get(image);
      return found ? [[name, found] as const] : [];
    }),
  );
}
