import type { PageLocale } from '../../shared/words.ts';

/** What is said where an organisation's own facts are seen and changed. */
const WORDS = {
  sv: {
    organisations: 'Organisationer',
    lead: 'Öppna en organisation för att ändra dess datum, länkar och diarienummer.',
    facts: 'Egna uppgifter',
    factsLead:
      'Texterna hänvisar hit. En uppgift som saknas håller inne de texter som behöver den. Milstolpar som redan är planerade ändras inte.',
    registerNumber: 'Diarienummer',
    registerHint: 'Står i foten på varje mejl, så att registratorn hittar det.',
    contacts: 'Personer',
    work: 'Att göra',
    save: 'Spara',
    saved: 'Sparat.',
    mend: 'Rätta det här först',
    changed: 'Någon annan har ändrat uppgifterna. Här är de senaste.',
    missing: 'saknas',
    complete: 'komplett',
    state: 'Läge',
    organisation: 'Organisation',
    rollout: 'Införande',
    date_hint: 'Skriv datumet så här: 2027-03-15',
    url_hint: 'Börja med https://',
    phone_hint: 'Siffror, mellanslag och bindestreck',
  },
  en: {
    organisations: 'Organisations',
    lead: 'Open an organisation to change its dates, links and register number.',
    facts: 'Facts of its own',
    factsLead:
      'The texts refer to these. A missing fact withholds the texts that need it. Milestones that are planned already do not change.',
    registerNumber: 'Register number',
    registerHint: 'Stands at the foot of every email, so that the registrar finds it.',
    contacts: 'People',
    work: 'To do',
    save: 'Save',
    saved: 'Saved.',
    mend: 'Mend this first',
    changed: 'Somebody else has changed the facts. These are the latest.',
    missing: 'missing',
    complete: 'complete',
    state: 'State',
    organisation: 'Organisation',
    rollout: 'Rollout',
    date_hint: 'Write the date like this: 2027-03-15',
    url_hint: 'Begin with https://',
    phone_hint: 'Digits, spaces and hyphens',
  },
} as const satisfies Record<PageLocale, Record<string, string>>;

export type OrganisationWords = Readonly<Record<keyof (typeof WORDS)['sv'], string>>;

/** The words in one language. */
export function organisationWords(locale: PageLocale): OrganisationWords {
  return WORDS[locale];
}
