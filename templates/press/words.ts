/** What the mail of a release says around its text. `{sender}` and the like are put in by the parts. */
export const PRESS_WORDS = {
  sv: {
    kind: 'Pressmeddelande',
    corrected: 'RÄTTELSE',
    correction: 'Rättelse',
    replaces:
      'Det här ersätter det pressmeddelande som vi skickade tidigare. Båda versionerna finns i pressrummet.',
    reached: 'Nått: {names}.',
    ahead: 'Återstår: {names}.',
    dateline: '{place}, {date}',
    said: '– {text}',
    facts: 'Fakta',
    images: 'Bilder',
    image: 'Hämta bilden',
    original: 'Hämta originalet',
    contacts: 'Kontakt för journalister',
    phone: 'Telefon: {phone}',
    about: 'Om {sender}',
    background: 'Bakgrund',
    newsroom: 'I pressrummet',
    page: 'Läs pressmeddelandet på webben',
    why: 'Därför får du det här',
    because: 'Du får det här för att du står på presslistan för {service}.',
    leave: 'Vill du inte ha fler pressmeddelanden om {service}? De finns alltid i pressrummet.',
    unsubscribe: 'Lämna presslistan',
    list: 'Pressmeddelanden om {service}',
    sender: 'Avsändare',
    registerNumber: 'Diarienummer',
  },
  en: {
    kind: 'Press release',
    corrected: 'CORRECTION',
    correction: 'Correction',
    replaces: 'This replaces the press release that we sent earlier. Both versions are in the newsroom.',
    reached: 'Reached: {names}.',
    ahead: 'Still to come: {names}.',
    dateline: '{place}, {date}',
    said: '“{text}”',
    facts: 'Facts',
    images: 'Images',
    image: 'Get the image',
    original: 'Get the original',
    contacts: 'Contact for journalists',
    phone: 'Phone: {phone}',
    about: 'About {sender}',
    background: 'Background',
    newsroom: 'In the newsroom',
    page: 'Read the press release on the web',
    why: 'Why you are getting this',
    because: 'You are getting this because you are on the press list for {service}.',
    leave: 'Don’t want any more press releases about {service}? They are always in the newsroom.',
    unsubscribe: 'Leave the press list',
    list: 'Press releases about {service}',
    sender: 'Sender',
    registerNumber: 'Register number',
  },
} as const satisfies Record<string, Record<string, string>>;

export type PressWordLocale = keyof typeof PRESS_WORDS;
export type PressWords = Readonly<Record<keyof (typeof PRESS_WORDS)['sv'], string>>;

/** The words of a language, or Swedish as a fallback, which `locale` tells. */
export function pressWordsFor(locale: string): { locale: PressWordLocale; of: PressWords } {
  const found: PressWordLocale = isPressWordLocale(locale) ? locale : 'sv';
  return { locale: found, of: PRESS_WORDS[found] };
}

function isPressWordLocale(locale: string): locale is PressWordLocale {
  return Object.hasOwn(PRESS_WORDS, locale);
}
