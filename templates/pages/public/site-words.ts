import type { PageLocale } from '../shared/words.ts';

/** What all pages for the public share. */
const WORDS = {
  sv: {
    menu: 'Sidor',
    rollouts: 'Införanden',
    newsroom: 'Nyhetsrum',
    newsletters: 'Nyhetsbrev',
    accessibility: 'Tillgänglighet',
    about: 'Här berättar de som inför en gemensam tjänst vad som har hänt, vad som kommer och vem det berör.',
    noCookies: 'Sidorna sparar inga kakor och följer ingen.',
    here: 'Du är här',
    missingTitle: 'Sidan finns inte',
    missingLead: 'Adressen kan vara felskriven, eller så finns sidan inte längre.',
    missingNext: 'Se alla införanden',
    failedTitle: 'Sidan kunde inte visas',
    failedLead: 'Försök igen om en stund.',
  },
  en: {
    menu: 'Pages',
    rollouts: 'Rollouts',
    newsroom: 'Newsroom',
    newsletters: 'Newsletters',
    accessibility: 'Accessibility',
    about:
      'Here those who introduce a shared service tell what has happened, what comes next and whom it concerns.',
    noCookies: 'The pages keep no cookies and follow nobody.',
    here: 'You are here',
    missingTitle: 'There is no such page',
    missingLead: 'The address may be mistyped, or the page is no longer there.',
    missingNext: 'See all rollouts',
    failedTitle: 'The page could not be shown',
    failedLead: 'Try again in a moment.',
  },
} as const satisfies Record<PageLocale, Record<string, string>>;

export type SiteWords = Readonly<Record<keyof (typeof WORDS)['sv'], string>>;

/** The words that all pages for the public share, in one language. */
export function siteWords(locale: PageLocale): SiteWords {
  return WORDS[locale];
}
