import { keptByLocale } from '../../domain/shared/locale.ts';

/** The languages that every page, mail and document is complete in; the first is the default. */
export const LANGUAGES = {
  sv: { name: 'Svenska', tag: 'sv-SE' },
  en: { name: 'English', tag: 'en-GB' },
} as const satisfies Record<string, { name: string; tag: string }>;

export type Language = keyof typeof LANGUAGES;

/** Their codes, the default first. */
export const LANGUAGE_CODES = Object.keys(LANGUAGES).filter(isLanguage);

export const DEFAULT_LANGUAGE: Language = 'sv';

export function isLanguage(locale: string | undefined): locale is Language {
  return locale !== undefined && Object.hasOwn(LANGUAGES, locale);
}

/** The language of our words for readers of any language: theirs where there is one, else the default. */
export function languageFor(locale: string | undefined): Language {
  return isLanguage(locale) ? locale : DEFAULT_LANGUAGE;
}

const LANGUAGE_NAMES = keptByLocale((tag) => new Intl.DisplayNames([tag], { type: 'language' }));

/** What any language is called, in one of ours. */
export function languageName(language: string, within: Language): string {
  return LANGUAGE_NAMES(within).of(language) ?? language;
}
