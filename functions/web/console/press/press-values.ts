import type { PressDraft } from '../../../../domain/press/press-release.ts';
import { formatStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { isoMoment } from '../../../../domain/shared/typed-day.ts';
import type { PressForm } from '../../../../templates/pages/console/press/press-form-view.ts';
import {
  PRESS_LIST_NAMES,
  PRESS_LISTS,
  PRESS_TEXTS,
  type PressKind,
  type PressListName,
  type RowField,
} from '../../../../templates/pages/console/press/press-lists.ts';

export type PressValues = PressForm['values'];
export type PressRows = PressForm['rows'];
type Languages = readonly string[];

const fieldsOf = (list: PressListName): readonly RowField[] => PRESS_LISTS[list].fields;

/** Swedish time as a datetime-local input has it: 2026-12-04T09:00. */
export function clockValue(at: number): string {
  return formatStockholm(at, 'seconds').replace(' ', 'T').replace(/:00$/, '');
}

/** A draft's values by form field id. */
export function pressValuesOf(draft: PressDraft): { values: PressValues; rows: PressRows } {
  const flat = new Map<string, string>();
  flatten(draft.texts, 'texts', flat);
  for (const list of PRESS_LIST_NAMES) flatten(draft[list], list, flat);
  flatten(draft.correction ?? {}, 'correction', flat);
  for (const [index, { approvedAt }] of draft.quotes.entries())
    if (approvedAt !== undefined) flat.set(`quotes-${index}-approvedAt`, clockValue(approvedAt));
  flat.set('publishAt', clockValue(draft.publishAt));
  flat.set('registerNumber', draft.registerNumber ?? '');
  if (draft.kind === 'national') {
    flat.set('id', draft.id);
    flat.set('milestone', draft.milestone ?? '');
    const { audience } = draft;
    flat.set('audience', audience === 'all' ? 'all' : 'some');
    if (audience !== 'all') {
      flat.set('beats', audience.beats?.join(', ') ?? '');
      flat.set('regions', audience.regions?.join(', ') ?? '');
      for (const locale of audience.locales ?? []) flat.set(`locale-${locale}`, 'yes');
    }
  }
  return { values: Object.fromEntries(flat), rows: rowsOf((list) => draft[list].length) };
}

/** Every text in a value, keyed by its path with hyphens. */
function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === 'object' && value !== null)
    for (const [name, below] of Object.entries(value)) flatten(below, `${path}-${name}`, into);
  else if (typeof value === 'string') into.set(path, value);
}

/** Number of rows: the filled ones, and at least the required minimum. */
export function rowsOf(filled: (list: PressListName) => number): PressRows {
  const rows = (list: PressListName) =>
    Math.min(PRESS_LISTS[list].most, Math.max(PRESS_LISTS[list].least, filled(list)));
  return {
    quotes: rows('quotes'),
    factBox: rows('factBox'),
    images: rows('images'),
    contacts: rows('contacts'),
  };
}

/** The values without empty rows, so that row indices match the draft's. */
export function withoutEmptyRows(values: PressValues): { values: PressValues; rows: PressRows } {
  const kept = new Map(Object.entries(values).filter(([name]) => !/^\w+-\d+-/.test(name)));
  const counts = new Map<string, number>();
  for (const list of PRESS_LIST_NAMES) {
    let count = 0;
    for (let index = 0; index < PRESS_LISTS[list].most; index += 1) {
      const prefix = `${list}-${index}-`;
      const row = Object.entries(values).filter(([name, value]) => name.startsWith(prefix) && value !== '');
      if (row.length === 0) continue;
      for (const [name, value] of row) kept.set(`${list}-${count}-${name.slice(prefix.length)}`, value);
      count += 1;
    }
    counts.set(list, count);
  }
  return { values: Object.fromEntries(kept), rows: rowsOf((list) => counts.get(list) ?? 0) };
}

/** The values with all rows, also empty ones, and one more in a list. */
export function withOneMore(
  values: PressValues,
  more: PressListName,
): { values: PressValues; rows: PressRows } {
  const there = (list: PressListName) => {
    const indexes = Object.keys(values).map((name) =>
      Number(new RegExp(`^${list}-(\\d+)-`).exec(name)?.[1] ?? -1),
    );
    return 1 + Math.max(-1, ...indexes);
  };
  return { values, rows: rowsOf((list) => there(list) + (list === more ? 1 : 0)) };
}

/**
 * The draft from form fields, unvalidated; fields of the release itself, such as its rollout, come from
 * `about`.
 */
export function draftFrom(
  values: PressValues,
  { kind, languages, about }: { kind: PressKind; languages: Languages; about: Record<string, string> },
): Record<string, unknown> {
  const list = (name: PressListName) => rowsIn(name, values, languages);
  const correction = inLanguages(values, 'correction', languages);
  const common = {
    kind,
    ...about,
    publishAt: isoMoment(values.publishAt ?? ''),
    texts: textsIn(values, kind, languages),
    quotes: list('quotes'),
    factBox: list('factBox'),
    images: list('images'),
    contacts: list('contacts'),
    ...given('registerNumber', values.registerNumber),
    ...(Object.values(correction).some((text) => text !== '') ? { correction } : {}),
  };
  if (kind === 'local') return common;
  return { ...common, ...given('milestone', values.milestone), audience: audienceIn(values, languages) };
}

function given(name: string, value: string | undefined): Record<string, string> {
  return value ? { [name]: value } : {};
}

function textsIn(values: PressValues, kind: PressKind, languages: Languages) {
  const names: readonly string[] = PRESS_TEXTS[kind];
  const of = (language: string, name: string) => values[`texts-${language}-${name}`] ?? '';
  const written = languages.filter(
    (language, index) => index === 0 || names.some((name) => of(language, name)),
  );
  return Object.fromEntries(
    written.map((language) => [
      language,
      Object.fromEntries(names.map((name) => [name, of(language, name)])),
    ]),
  );
}

function rowsIn(list: PressListName, values: PressValues, languages: Languages): Record<string, unknown>[] {
  const rows = [];
  for (let index = 0; index < PRESS_LISTS[list].most; index += 1) {
    const prefix = `${list}-${index}-`;
    if (!Object.entries(values).some(([name, value]) => name.startsWith(prefix) && value !== '')) break;
    const entries = fieldsOf(list).flatMap(({ name, localised, optional, type }): [string, unknown][] => {
      if (localised) return [[name, inLanguages(values, prefix + name, languages)]];
      const value = values[prefix + name] ?? '';
      if (optional && value === '') return [];
      return [[name, type === 'moment' ? isoMoment(value) : value]];
    });
    rows.push(Object.fromEntries(entries));
  }
  return rows;
}

/** Always includes the default language, so that missing texts are reported there. */
function inLanguages(values: PressValues, id: string, languages: Languages): Record<string, string> {
  return Object.fromEntries(
    languages.flatMap((language, index): [string, string][] => {
      const value = values[`${id}-${language}`] ?? '';
      return index === 0 || value !== '' ? [[language, value]] : [];
    }),
  );
}

function audienceIn(values: PressValues, languages: Languages): 'all' | Record<string, string[]> {
  if (values.audience !== 'some') return 'all';
  const listed = (name: string) =>
    (values[name] ?? '')
      .split(/[,;\s]+/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const some = {
    beats: listed('beats'),
    regions: listed('regions'),
    locales: languages.filter((language) => values[`locale-${language}`] === 'yes'),
  };
  return Object.fromEntries(Object.entries(some).filter(([, each]) => each.length > 0));
}
