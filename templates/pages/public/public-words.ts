import type { PageLocale } from '../shared/words.ts';

/** What the public pages say. `{list}` is the list's name. */
const WORDS = {
  sv: {
    languages: 'Språk',
    leaveTitle: 'Sluta få mejl',
    leaveQuestion: 'Sluta få mejl om {list}?',
    leaveLead: 'Tryck på knappen, så får du inga fler mejl från den här listan.',
    leaveDuty: 'Har du ett uppdrag hos en kommun eller region får du ändå de mejl som hör till uppdraget.',
    leaveButton: 'Sluta få mejlen',
    leftTitle: 'Klart',
    leftLead: 'Du får inga fler mejl om {list}.',
    leftNext: 'Ett mejl som redan är på väg kan ändå komma fram. Du kan stänga sidan.',
    badLinkTitle: 'Länken fungerar inte',
    badLinkLead: 'Den kan vara för gammal, eller så har en bit av den fallit bort.',
    badLinkNext: 'Öppna det senaste mejlet du fick och använd länken längst ner i det.',
    badLinkElse: 'Hjälper det inte? Svara på mejlet och be att få sluta.',
    badPacketNext: 'Öppna det senaste mejlet om dina uppgifter och använd länken i det.',
    badPacketElse: 'Hjälper det inte? Svara på mejlet och be om en ny länk.',
    failedTitle: 'Det gick inte just nu',
    failedLead: 'Försök igen om en stund.',
  },
  en: {
    languages: 'Language',
    leaveTitle: 'Stop getting emails',
    leaveQuestion: 'Stop getting emails about {list}?',
    leaveLead: 'Press the button and you will get no more emails from this list.',
    leaveDuty:
      'If you have a role in a municipality or region, you will still get the emails that belong to it.',
    leaveButton: 'Stop the emails',
    leftTitle: 'Done',
    leftLead: 'You will get no more emails about {list}.',
    leftNext: 'An email that is already on its way may still arrive. You can close this page.',
    badLinkTitle: 'The link does not work',
    badLinkLead: 'It may be too old, or a part of it may have been lost.',
    badLinkNext: 'Open the latest email that you got and use the link at the bottom of it.',
    badLinkElse: 'Does that not help? Reply to the email and ask to be taken off the list.',
    badPacketNext: 'Open the latest email about your tasks and use the link in it.',
    badPacketElse: 'Does that not help? Reply to the email and ask for a new link.',
    failedTitle: 'That did not work just now',
    failedLead: 'Try again in a moment.',
  },
} as const satisfies Record<PageLocale, Record<string, string>>;

export type PublicWords = Readonly<Record<keyof (typeof WORDS)['sv'], string>>;

/** The words of the public pages in one language. */
export function publicWords(locale: PageLocale): PublicWords {
  return WORDS[locale];
}
