import type { PressWords } from '../../../words/press.gen.ts';
import type { WordKey } from '../../../words/speaker.ts';

/**
 * A field of a row. `localised`: one input for each language; `long`: several lines; `optional`: left out
 * where it is empty.
 */
export type RowField = {
  name: string;
  word: Extract<WordKey<PressWords>, `${'quotes' | 'factBox' | 'images' | 'contacts'}.${string}`>;
  localised?: true;
  long?: true;
  optional?: true;
  type?: 'moment' | 'tel' | 'email' | 'url' | 'file';
};

/** A list of rows in the form of a release. */
export type PressList = {
  /** How many a release may have, as its schema says, and how many it needs. */
  most: number;
  least: number;
  fields: readonly RowField[];
};

/** The lists of a release, as the form has them and as a draft is read from it; the names are those of the draft. */
export const PRESS_LISTS = {
  quotes: {
    most: 6,
    least: 1,
    fields: [
      { name: 'name', word: 'quotes.name' },
      { name: 'title', word: 'quotes.title', localised: true },
      { name: 'text', word: 'quotes.text', localised: true, long: true },
      { name: 'approvedBy', word: 'quotes.approvedBy', optional: true },
      { name: 'approvedAt', word: 'quotes.approvedAt', optional: true, type: 'moment' },
    ],
  },
  factBox: {
    most: 12,
    least: 0,
    fields: [
      { name: 'label', word: 'factBox.label', localised: true },
      { name: 'value', word: 'factBox.value', localised: true },
    ],
  },
  images: {
    most: 8,
    least: 0,
    fields: [
      { name: 'file', word: 'images.file', type: 'file' },
      { name: 'credit', word: 'images.credit' },
      { name: 'alt', word: 'images.alt', localised: true },
      { name: 'rights', word: 'images.rights', localised: true },
      { name: 'original', word: 'images.original', optional: true, type: 'url' },
    ],
  },
  contacts: {
    most: 4,
    least: 1,
    fields: [
      { name: 'name', word: 'contacts.name' },
      { name: 'role', word: 'contacts.role', localised: true },
      { name: 'phone', word: 'contacts.phone', type: 'tel' },
      { name: 'address', word: 'contacts.address', type: 'email' },
    ],
  },
} as const satisfies Record<string, PressList>;
export type PressListName = keyof typeof PRESS_LISTS;
export const PRESS_LIST_NAMES = ['quotes', 'factBox', 'images', 'contacts'] as const;

/** The texts that a draft of each kind has in every language, in the order of the form. */
export const PRESS_TEXTS = {
  national: ['headline', 'place', 'lead', 'body', 'boilerplate'],
  local: ['paragraph'],
} as const;
export type PressKind = keyof typeof PRESS_TEXTS;

/**
 * Where in the form a problem is: the path of a draft's field as the id of an input. Texts in several
 * languages that lack all of them are led to the first language.
 */
export function pressFieldId(path: string, mainLanguage: string): string {
  const audience = /^audience\.(beats|regions|locales)/.exec(path)?.[1];
  if (audience) return audience;
  const row = /^(\w+)\.(\d+)\.(\w+)$/.exec(path);
  const list = PRESS_LIST_NAMES.find((name) => name === row?.[1]);
  const fields: readonly RowField[] = list ? PRESS_LISTS[list].fields : [];
  const tongueless = fields.some(({ name, localised }) => name === row?.[3] && localised);
  return (tongueless || path === 'correction' ? `${path}.${mainLanguage}` : path).replaceAll('.', '-');
}
