import { digest, isSameJson } from '../shared/digest.ts';
import { isoDay } from '../shared/typed-day.ts';
import { type DraftField, type DraftPage, fieldsOfPage } from './draft-fields.ts';
import type { DraftDocument } from './rollout-draft.ts';
import { eraseAt, namesAt, writeAt, writtenAt } from './written.ts';

/** What somebody has typed on a page, by the ids of its fields; a ticked option is `{id}-{option}`. */
export type Typed = Readonly<Record<string, string>>;

/** The same as in a draft. */
export function typedIn(document: DraftDocument, page: DraftPage): Record<string, string> {
  return Object.fromEntries(
    fieldsOfPage(document, page).flatMap((field): [string, string][] => {
      const value = writtenAt(document, field.place);
      if (field.as === 'ticks')
        return namesAt(document, field.place).map((option) => [`${field.id}-${option}`, 'yes']);
      if (field.as === 'yes') return value === true ? [[field.id, 'yes']] : [];
      if (field.as === 'items') return [[field.id, namesAt(document, field.place).join('\n')]];
      return [[field.id, typeof value === 'string' || typeof value === 'number' ? String(value) : '']];
    }),
  );
}

/** What a page of a draft has, to be told from what it had: two people may write it. */
export function seenOnPage(document: DraftDocument, page: DraftPage): string {
  return digest(typedIn(document, page)).slice(0, 26);
}

/** A draft with what was typed on a page, finished or not; what was emptied is gone. */
export function withTyped(document: DraftDocument, page: DraftPage, typed: Typed): DraftDocument {
  const keep = keptOf(page);
  let whole = document;
  for (const field of fieldsOfPage(document, page)) {
    const before = writtenAt(whole, field.place);
    const value = readAs(field, typed, before);
    if (isSameJson(value ?? null, before ?? null)) continue;
    const next = value === undefined ? eraseAt(whole, field.place, keep) : writeAt(whole, field.place, value);
    whole = { ...whole, ...next };
  }
  return page.step === 'channels' && page.item !== undefined ? asItsCarrier(whole, page.item) : whole;
}

/** The names of a place that stay when nothing is left in it: a thing is there until it is taken away. */
function keptOf({ step, tongue }: DraftPage): number {
  if (tongue !== undefined) return 2;
  return step === 'organisations' ? 2 : step === 'basics' || step === 'policy' ? 1 : 3;
}

function readAs({ id, as, options, place }: DraftField, typed: Typed, before: unknown): unknown {
  if (as === 'ticks') return ticked(typed, { id, options, before });
  if (as === 'yes') return typed[id] === 'yes' ? true : undefined;
  const text = typed[id];
  // A field that the page did not have is as it was.
  if (text === undefined) return before;
  if (text === '') return undefined;
  if (as === 'day') return isoDay(text);
  if (as === 'items') return text.split('\n').flatMap((line) => line.trim() || []);
  const isNumber = as === 'number' || (place.includes('facts') && typeof before === 'number');
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}

type Ticks = Pick<DraftField, 'id' | 'options'> & { before: unknown };

/** In the order in which they were, since the first matter most, and then that of the options. */
function ticked(typed: Typed, { id, options, before }: Ticks): string[] {
  const now = options.filter((option) => typed[`${id}-${option}`] === 'yes');
  const first = namesAt({ before }, ['before']).filter((option) => now.includes(option));
  return [...new Set([...first, ...now])];
}

/** What a channel is at first, by its carrier. */
const OF_CARRIER: Readonly<Record<string, readonly [name: string, value: string]>> = {
  mail: ['sender', 'organisation'],
  people: ['owner', 'local-lead'],
};

/** A channel has the fields of its carrier, and no others. */
function asItsCarrier(document: DraftDocument, channel: string): DraftDocument {
  const place = ['catalogue', 'channels', channel];
  const carrier = writtenAt(document, [...place, 'carrier']);
  const others = [
    ...(carrier === 'mail' ? [] : ['sender']),
    ...(carrier === 'people' ? [] : ['owner', 'due', 'notice', 'minutes', 'material', 'uncounted']),
  ];
  let whole = document;
  for (const name of others) whole = { ...whole, ...eraseAt(whole, [...place, name], place.length) };
  const [name, value] = (typeof carrier === 'string' && OF_CARRIER[carrier]) || [];
  if (name === undefined || writtenAt(whole, [...place, name]) !== undefined) return whole;
  return { ...whole, ...writeAt(whole, [...place, name], value) };
}
