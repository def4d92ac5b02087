import type { PageLocale } from '../shared/words.ts';

/** What the pages say where one subscribes. `{service}` and the like are put in by the pages. */
const WORDS = {
  sv: {
    invite: 'Få veckobrevet',
    title: 'Prenumerera på veckobrevet',
    heading: 'Få veckobrevet om {service}',
    lead: 'Högst ett mejl i veckan, och bara när det finns något nytt. Du kan sluta när du vill.',
    organisation: 'Kommun eller organisation',
    choose: 'Välj',
    group: 'Vad stämmer bäst på dig?',
    language: 'Språk i brevet',
    address: 'E-postadress',
    addressHint: 'Vi använder den bara till veckobrevet.',
    trap: 'Lämna det här fältet tomt',
    submit: 'Skicka mig ett mejl att bekräfta',
    errors: 'Rätta det här först',
    askedTitle: 'Titta i din inkorg',
    askedLead: 'Vi skickar ett mejl till adressen. Öppna det och tryck på länken inom sju dagar.',
    askedNext:
      'Först då börjar brevet komma. Får du inget mejl? Titta i skräpposten, eller försök igen i morgon.',
    confirmTitle: 'Bekräfta prenumerationen',
    confirmQuestion: 'Vill du ha veckobrevet om {service}?',
    confirmLead: 'Det kommer från {place}, högst en gång i veckan.',
    confirmButton: 'Ja, skicka veckobrevet',
    confirmNext: 'Var det inte du som anmälde dig? Stäng sidan, så händer ingenting.',
    confirmedTitle: 'Klart, du prenumererar',
    confirmedLead: 'Nästa veckobrev om {service} från {place} kommer till dig.',
    confirmedNext: 'Längst ner i varje brev finns en länk för att sluta. Du kan stänga sidan.',
    badLinkTitle: 'Länken fungerar inte',
    badLinkLead: 'Den kan vara för gammal, eller så har en bit av den fallit bort.',
    badLinkNext: 'Gå till sidan där du anmälde dig och gör det igen.',
  },
  en: {
    invite: 'Get the newsletter',
    title: 'Subscribe to the newsletter',
    heading: 'Get the newsletter about {service}',
    lead: 'At most one email a week, and only when there is something new. You can stop whenever you like.',
    organisation: 'Municipality or organisation',
    choose: 'Choose',
    group: 'What describes you best?',
    language: 'Language of the newsletter',
    address: 'Email address',
    addressHint: 'We use it for the newsletter alone.',
    trap: 'Leave this field empty',
    submit: 'Send me an email to confirm',
    errors: 'Correct this first',
    askedTitle: 'Look in your inbox',
    askedLead: 'We are sending an email to the address. Open it and press the link within seven days.',
    askedNext:
      'Only then will the newsletter come. No email? Look in the spam folder, or try again tomorrow.',
    confirmTitle: 'Confirm the subscription',
    confirmQuestion: 'Do you want the newsletter about {service}?',
    confirmLead: 'It comes from {place}, at most once a week.',
    confirmButton: 'Yes, send the newsletter',
    confirmNext: 'Was it not you who signed up? Close the page and nothing will happen.',
    confirmedTitle: 'Done, you are subscribed',
    confirmedLead: 'The next newsletter about {service} from {place} will come to you.',
    confirmedNext: 'At the bottom of each newsletter is a link to stop. You can close this page.',
    badLinkTitle: 'The link does not work',
    badLinkLead: 'It may be too old, or a part of it may have been lost.',
    badLinkNext: 'Go to the page where you signed up and do it again.',
  },
} as const satisfies Record<PageLocale, Record<string, string>>;

export type SubscribeWords = Readonly<Record<keyof (typeof WORDS)['sv'], string>>;

/** The words of these pages in one language. */
export function subscribeWords(locale: PageLocale): SubscribeWords {
  return WORDS[locale];
}
