import { type PressFiles, readImages } from '../../../../domain/press/press-draft-problems.ts';
import { fittingImage, type PressImage, readImage } from '../../../../domain/press/press-image.ts';
import { releaseIdSchema } from '../../../../domain/press/press-release.ts';
import { slugSchema } from '../../../../domain/press/published-release.ts';
import { keepPressImage, keptPressFiles } from '../../../../domain/press/use-cases/keep-press-images.ts';
import { type Problem, problemAt } from '../../../../domain/shared/problem.ts';
import type { PressForm } from '../../../../templates/pages/console/press/press-form-view.ts';
import { PRESS_LIST_NAMES, PRESS_LISTS } from '../../../../templates/pages/console/press/press-lists.ts';
import { field, fields } from '../../http/form.ts';
import type { PressRequest } from './press-request.ts';
import { type PressRows, type PressValues, withOneMore, withoutEmptyRows } from './press-values.ts';

/**
 * A submitted release form: fields, images uploaded or stored before, and whether another row is requested.
 */
export type SentForm = {
  values: PressValues;
  rows: PressRows;
  files: PressFiles;
  /** Images that need not be uploaded again. */
  kept: PressForm['kept'];
  /** Uploaded images that could not be stored, and why. */
  lost: Problem[];
  adds: boolean;
};

/**
 * Reads the form. Uploaded images are stored immediately, since browsers do not resubmit files; the draft
 * then refers to their ids.
 */
export async function readPressForm(request: PressRequest, id: string): Promise<SentForm> {
  const { form, ports } = request;
  const values = fields(form);
  const came = new Map<string, Uint8Array>();
  for (let index = 0; index < PRESS_LISTS.images.most; index += 1) {
    if (!Object.keys(form).some((name) => name.startsWith(`images-${index}-`))) continue;
    const image = await imageIn(request, { id, index });
    if (image?.bytes) came.set(image.name, image.bytes);
    for (const name of Object.keys(values))
      if (name.startsWith(`images-${index}-`) && (!image || /-(?:kept|remove)$/.test(name)))
        delete values[name];
    if (image) values[`images-${index}-file`] = image.name;
  }
  const adds = PRESS_LIST_NAMES.find((list) => list === field(form, 'add'));
  const packed = adds ? withOneMore(values, adds) : withoutEmptyRows(values);
  const names = Array.from(
    { length: packed.rows.images },
    (_, at) => packed.values[`images-${at}-file`] ?? '',
  );
  const known = await keptPressFiles({ id, names: names.filter((name) => name !== '') }, ports);
  return {
    ...packed,
    files: new Map([...known, ...came]),
    kept: new Map([...known].flatMap(([name, bytes]) => imageOf(name, bytes))),
    lost: names.flatMap((name, index) => lostAt(index, came.get(name))),
    adds: adds !== undefined,
  };
}

/** A row's image: a stored one, or bytes that could not be stored. Undefined if it is to be removed. */
async function imageIn({ form, ports }: PressRequest, { id, index }: { id: string; index: number }) {
  const row = `images-${index}-`;
  if (field(form, `${row}remove`) === 'yes') return undefined;
  const sent = form[`${row}file`];
  if (!(sent instanceof File) || sent.size === 0)
    return { name: field(form, `${row}kept`), bytes: undefined };
  const bytes = await fittingImage(new Uint8Array(await sent.arrayBuffer()), ports.shrinkImage);
  const named = slugSchema.safeParse(id).success;
  const image = named ? await keepPressImage({ id, bytes }, ports) : undefined;
  return image
    ? { name: image.id, bytes: undefined }
    : { name: `${index + 1} ${sent.name}`.slice(0, 120), bytes };
}

/** Why an image has to be uploaded again: invalid, or no release to store it under yet. */
function lostAt(index: number, bytes: Uint8Array | undefined): Problem[] {
  if (!bytes) return [];
  const { problems } = readImages({ images: [{ file: '' }] }, new Map([['', bytes]]));
  const [found = problemAt('', 'file-not-kept')] = problems;
  return [{ ...found, path: `images.${index}.file` }];
}

function imageOf(name: string, bytes: Uint8Array): [string, PressImage][] {
  const image = readImage(bytes);
  return image ? [[name, image]] : [];
}

/** The id entered for a new release, if valid. */
export function typedId(form: PressRequest['form']): string {
  return releaseIdSchema.safeParse(field(form, 'id')).data ?? '';
}
