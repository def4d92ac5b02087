/** Languages whose region Office expects with them; others stand alone. */
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

/** The BCP 47 tag that spell checkers and screen readers of Office documents know a language by. */
export function languageTag(locale: string): string {
  return REGIONS[locale] ?? locale;
}
