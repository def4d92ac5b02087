/** Languages that Office expects with a region. */
const REGIONS: Readonly<Record<string, string>> = {
  sv: 'sv-SE',
  en: 'en-GB',
  da: 'da-DK',
  fi: 'fi-FI',
  fit: 'fit-SE',
  nb: 'nb-NO',
  rom: 'rom-SE',
  se: 'se-SE',
  yi: 'yi-001',
};

/** The BCP 47 tag by which Office spell checkers and screen readers identify a language. */
export function languageTag(locale: string): string {
  return REGIONS[locale] ?? locale;
}
