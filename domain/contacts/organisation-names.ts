import type { Organisation } from '../rollout/organisation.ts';
import { unquoted } from '../shared/email-address.ts';
import { nameKey } from './contact-cell.ts';

type Named = Pick<Organisation, 'code' | 'kind' | 'name'>;
type Kind = Organisation['kind'];

/** Words round a name that say what kind of organisation it is, in Swedish and English. */
const AFFIXES: readonly { word: string; at: 'start' | 'end'; kind: Kind }[] = [
  { word: 'region ', at: 'start', kind: 'region' },
  { word: ' region', at: 'end', kind: 'region' },
  { word: 'regionen', at: 'end', kind: 'region' },
  { word: ' county', at: 'end', kind: 'region' },
  { word: 'city of ', at: 'start', kind: 'municipality' },
  { word: 'municipality of ', at: 'start', kind: 'municipality' },
  { word: ' municipality', at: 'end', kind: 'municipality' },
  { word: ' kommun', at: 'end', kind: 'municipality' },
  { word: ' stad', at: 'end', kind: 'municipality' },
];

/** Genitives that are not the name with an s: Falu kommun is the municipality of Falun. */
const GENITIVES: Readonly<Record<string, string>> = { falu: 'falun' };

/** A municipality that calls itself a region since it took over a region's duties. */
const BOTH = new Set(['gotland']);

/** Without case, and with spaces for hyphens and dashes: Upplands Bro is Upplands-Bro. */
function keyOf(name: string): string {
  return nameKey(unquoted(name).replaceAll(/[-‐‑–]/g, ' '));
}

/** A name without the words round it, and the kind that they state. */
function bareName(name: string): { bare: string; kind?: Kind } {
  const key = keyOf(name);
  const found = AFFIXES.find(({ word, at }) => (at === 'start' ? key.startsWith(word) : key.endsWith(word)));
  if (!found) return { bare: key };
  const { word, at, kind } = found;
  const bare = (at === 'start' ? key.slice(word.length) : key.slice(0, -word.length)).trim();
  return BOTH.has(bare) || BOTH.has(nominative(bare)) ? { bare } : { bare, kind };
}

/** Jönköpings → Jönköping; a name that itself ends in s, such as Borås, is looked up as it is first. */
function nominative(bare: string): string {
  return GENITIVES[bare] ?? (bare.endsWith('s') ? bare.slice(0, -1) : bare);
}

/** Looks organisations up by what people and registers call them; several where it stays unclear. */
export function organisationFinder<T extends Named>(
  organisations: readonly T[],
): (text: string) => ReadonlySet<T> {
  const index = new Map<string, Set<T>>();
  for (const organisation of organisations) {
    for (const key of namesOf(organisation))
      index.set(key, (index.get(key) ?? new Set<T>()).add(organisation));
  }
  const byName = (text: string): ReadonlySet<T> => {
    const exact = index.get(keyOf(text));
    const { bare, kind } = bareName(text);
    if (exact) return settled(exact, kind);
    const keys = [bare, nominative(bare)];
    const found = keys.map((key) => index.get(key)).find(Boolean) ?? [];
    return settled(new Set([...found].filter((each) => kind === undefined || each.kind === kind)), kind);
  };
  const byCode = (text: string) =>
    codesIn(text)
      .map((code) => index.get(code))
      .find(Boolean);
  return (text) => {
    const alone = byName(text);
    if (alone.size > 0) return alone;
    const found = byCode(unquoted(text));
    return found ?? codeAndName(text, { byCode, byName });
  };
}

/** A bare name that a municipality and a region share is the municipality: a region is called one. */
function settled<T extends Named>(found: ReadonlySet<T>, kind: Kind | undefined): ReadonlySet<T> {
  const municipalities = [...found].filter((each) => each.kind === 'municipality');
  return kind === undefined && found.size > 1 && municipalities.length === 1
    ? new Set(municipalities)
    : found;
}

type Lookups<T> = {
  byCode(text: string): ReadonlySet<T> | undefined;
  byName(text: string): ReadonlySet<T>;
};

/** `0180 Stockholm`, `Stockholm (0180)`; all that either means where they do not agree on one. */
function codeAndName<T>(text: string, { byCode, byName }: Lookups<T>): ReadonlySet<T> {
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
  const pairs = [
    { code: words[0] ?? '', name: words.slice(1).join(' ') },
    { code: words.at(-1) ?? '', name: words.slice(0, -1).join(' ') },
  ];
  for (const { code, name } of pairs) {
    const [coded, named] = [/^\d{2,4}$/.test(code) ? byCode(code) : undefined, byName(name)];
    if (!coded || named.size === 0) continue;
    const both = [...named].filter((each) => coded.has(each));
    return new Set(both.length > 0 ? both : [...coded, ...named]);
  }
  return new Set();
}

/** The keys of an organisation: its code, its names, and these without the words round them. */
function namesOf({ code, name }: Named): Set<string> {
  const names = Object.values(name);
  const bare = names.map((each) => bareName(each).bare);
  return new Set([keyOf(code), code, ...names.map(keyOf), ...bare, ...bare.map(nominative)]);
}

/** Codes that a spreadsheet turned into numbers: leading zeros lost, or decimals added. */
function codesIn(text: string): string[] {
  const digits = /^(\d{1,4})(?:[.,]0+)?$/.exec(text.replaceAll(' ', ''))?.[1];
  return digits === undefined ? [] : [digits, digits.padStart(4, '0'), digits.padStart(2, '0')];
}
