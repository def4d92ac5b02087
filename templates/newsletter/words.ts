import type { WordLocale } from '../mail/words.ts';

/** What a newsletter says itself. `{week}` and the like are put in by the letter. */
const WORDS = {
  sv: {
    name: 'Veckobrev v. {week}',
    subject: 'Veckobrev v. {week}: {service}',
    step: 'Veckobrev v. {week}, {year}',
    title: 'Nytt om {service}',
    lead: 'Här är det som är nytt från {organisation}.',
    next: 'Det här händer härnäst',
    planned: '{name}: planerat till den {date}',
    unplanned: '{name}: datum är inte bestämt',
    web: 'På webben',
    readOnWeb: 'Läs veckobrevet på webben',
    because: 'Du får det här för att du prenumererar på veckobrevet från {organisation}.',
    change: 'Vill du byta roll, organisation eller språk?',
    subscribe: 'Anmäl dig på nytt',
  },
  en: {
    name: 'Newsletter, week {week}',
    subject: 'Newsletter, week {week}: {service}',
    step: 'Newsletter, week {week}, {year}',
    title: 'News about {service}',
    lead: 'This is what is new from {organisation}.',
    next: 'What comes next',
    planned: '{name}: planned for {date}',
    unplanned: '{name}: no date set yet',
    web: 'On the web',
    readOnWeb: 'Read the newsletter on the web',
    because: 'You are getting this because you subscribe to the newsletter from {organisation}.',
    change: 'Do you want another role, organisation or language?',
    subscribe: 'Sign up again',
  },
} as const satisfies Record<WordLocale, Record<string, string>>;

export type NewsletterWords = Readonly<Record<keyof (typeof WORDS)['sv'], string>>;

/** The words of a newsletter in one language. */
export function newsletterWords(locale: WordLocale): NewsletterWords {
  return WORDS[locale];
}

/** What the mail says that asks whether a subscription is meant. */
const QUESTION = {
  sv: {
    subject: 'Bekräfta: veckobrev om {service}',
    step: 'Bekräfta din prenumeration',
    title: 'Vill du ha veckobrevet?',
    lead: 'Någon, förhoppningsvis du, har bett att få veckobrevet om {service} från {organisation} till den här adressen.',
    heading: 'Ja, jag vill ha brevet',
    confirm: 'Bekräfta prenumerationen',
    until: 'Länken gäller i sju dagar. Gör du ingenting så får du inget veckobrev.',
    because:
      'Du får det här för att din adress skrevs in på sidan där man prenumererar på veckobrevet om {service}.',
    ask: 'Undrar du något?',
    notMe: 'Var det inte du?',
    never: 'Få inga fler sådana frågor',
  },
  en: {
    subject: 'Confirm: newsletter about {service}',
    step: 'Confirm your subscription',
    title: 'Do you want the newsletter?',
    lead: 'Somebody, you we hope, has asked for the newsletter about {service} from {organisation} to this address.',
    heading: 'Yes, I want it',
    confirm: 'Confirm the subscription',
    until: 'The link works for seven days. If you do nothing, no newsletter will come.',
    because:
      'You are getting this because your address was entered on the page where one subscribes to the newsletter about {service}.',
    ask: 'Do you have a question?',
    notMe: 'Was it not you?',
    never: 'Get no more such questions',
  },
} as const satisfies Record<WordLocale, Record<string, string>>;

export type QuestionWords = Readonly<Record<keyof (typeof QUESTION)['sv'], string>>;

/** The words of that mail in one language. */
export function questionWords(locale: WordLocale): QuestionWords {
  return QUESTION[locale];
}
