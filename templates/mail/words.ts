/** What the mail itself says around the texts. `{name}` and the like are put in by the parts. */
export const WORDS = {
  sv: {
    step: 'Steg {reached} av {all}',
    reached: 'Nått: {names}.',
    ahead: 'Återstår: {names}.',
    greeting: 'Hej {name},',
    nextStep: 'Ditt nästa steg',
    nextSteps: 'Dina nästa steg',
    contents: 'I det här mejlet',
    contact: 'Kontakt',
    answers: '{name} svarar på frågor om {service}.',
    write: 'Skriv till {name}',
    why: 'Därför får du det här',
    because: 'Du får det här för att du är {roles}. Så är du antecknad hos {organisation}.',
    wrong: 'Stämmer det inte?',
    correct: 'Be {name} rätta uppgiften',
    leave: 'Vill du inte ha fler mejl om {service}?',
    unsubscribe: 'Sluta få mejlen',
    sender: 'Avsändare',
    registerNumber: 'Diarienummer',
  },
  en: {
    step: 'Step {reached} of {all}',
    reached: 'Reached: {names}.',
    ahead: 'Still to come: {names}.',
    greeting: 'Hello {name},',
    nextStep: 'Your next step',
    nextSteps: 'Your next steps',
    contents: 'In this email',
    contact: 'Contact',
    answers: '{name} answers questions about {service}.',
    write: 'Write to {name}',
    why: 'Why you are getting this',
    because: 'You are getting this because you are {roles}. That is how {organisation} has you listed.',
    wrong: 'Is that wrong?',
    correct: 'Ask {name} to correct it',
    leave: 'Don’t want any more emails about {service}?',
    unsubscribe: 'Stop getting the emails',
    sender: 'Sender',
    registerNumber: 'Register number',
  },
} as const satisfies Record<string, Record<string, string>>;

export type WordLocale = keyof typeof WORDS;
export type Word = keyof (typeof WORDS)['sv'];
export type Words = { locale: WordLocale; of: Readonly<Record<Word, string>> };

/** The words of a language, or Swedish as a fallback, which `locale` tells. */
export function wordsFor(locale: string): Words {
  const found: WordLocale = isWordLocale(locale) ? locale : 'sv';
  return { locale: found, of: WORDS[found] };
}

function isWordLocale(locale: string): locale is WordLocale {
  return Object.hasOwn(WORDS, locale);
}

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The writing direction of a language. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr';
}
