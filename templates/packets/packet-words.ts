import { ENGLISH } from './words-en.ts';
import { SWEDISH } from './words-sv.ts';

/** Placeholders such as `{name}` are filled in by {@link sayer}. */
const WORDS = { sv: SWEDISH, en: ENGLISH } as const;

export type PacketWord = keyof typeof SWEDISH;
export type PacketWordLocale = keyof typeof WORDS;
export type SayWord = (word: PacketWord, values?: Readonly<Record<string, string | number>>) => string;

/** The language of the documents' own words: the reader's, else Swedish. */
export function wordLocaleFor(locale: string): PacketWordLocale {
  return locale === 'en' ? 'en' : 'sv';
}

/** Formats the words of one language. */
export function sayer(locale: PacketWordLocale): SayWord {
  return (word, values = {}) =>
    WORDS[locale][word].replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
