import { ENGLISH } from './words-en.ts';
import { SWEDISH } from './words-sv.ts';

/** `{name}` and the like in the words are put in by {@link sayer}. */
const WORDS = { sv: SWEDISH, en: ENGLISH } as const;

export type PacketWord = keyof typeof SWEDISH;
export type PacketWordLocale = keyof typeof WORDS;
export type SayWord = (word: PacketWord, values?: Readonly<Record<string, string | number>>) => string;

/** The language of the documents' own words for readers of a language: theirs, else Swedish. */
export function wordLocaleFor(locale: string): PacketWordLocale {
  return locale === 'en' ? 'en' : 'sv';
}

/** Speaks one language: words with their values put in. */
export function sayer(locale: PacketWordLocale): SayWord {
  return (word, values = {}) =>
    WORDS[locale][word].replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
