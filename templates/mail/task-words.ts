import type { WordLocale } from './words.ts';

/** What mails say of work by hand. `{count}` and the like are put in by the parts; `…One` is for a single one. */
const TASK_WORDS = {
  sv: {
    tasks: 'Dina uppgifter',
    countOne: 'Du har 1 uppgift att göra för hand, omkring {hours}. Den ska vara klar {date}.',
    count:
      'Du har {count} uppgifter att göra för hand, omkring {hours} sammanlagt. Den första ska vara klar {date}.',
    elsewhere: 'Ni har också uppgifter gentemot varje kommun och region som deltar. Listan visar alla.',
    packetLead: 'I paketet finns allt material, färdigt att använda.',
    packet: 'Öppna ditt paket',
    list: 'Se uppgifterna och bocka av dem',
    relays: 'De här för information vidare, och har fått ett eget mejl om det:',
    relay: '{name}: {groups}',
    minutes: '{count} minuter',
    hourOne: '1 timme',
    hours: '{count} timmar',
    passOnSubject: '{service}: berätta för {groups}',
    passOnTitle: 'Berätta för {groups}',
    passOnLead:
      'Du är den som för vidare vad {groups} behöver veta. Gör det senast {date}. Det tar omkring {time}.',
    passOnHow: 'Skicka mejlet vidare som det är, eller berätta på ett möte.',
    passOnThen: 'Tryck sedan på knappen, så ser den lokala projektledaren att det är gjort.',
    passOnDo: 'Så gör du',
    passOnDone: 'Jag har berättat',
    passOnPart: 'Att föra vidare',
    passOnPartLead: 'Allt härifrån är skrivet till {groups}.',
    to: 'Till {groups}',
    becauseRelay:
      'Du får det här för att du för information vidare till {groups}. Så är du antecknad hos {organisation}.',
    becauseOffice: 'Du får det här för att du är kontaktperson för {service} hos {organisation}.',
    becauseTasks: 'Du får det här för att du har uppgifter i införandet av {service} hos {organisation}.',
    reminderSubject: '{service}: {count} uppgifter väntar på dig',
    reminderSubjectOne: '{service}: 1 uppgift väntar på dig',
    reminderTitle: 'Det här väntar på dig',
    reminderLead:
      'Öppna en uppgift för att bocka av den. Går den inte att göra? Säg varför, eller lämna över den till en kollega.',
    handedSubject: '{service}: en uppgift har lämnats över till dig',
    handedTitle: 'Du har fått en uppgift',
    handedLead:
      'En kollega har lämnat över det här till dig. Här ser du vad det gäller och när det ska vara klart.',
    escalationSubject: '{service}: uppgifter som har stannat',
    escalationTitle: 'Uppgifter som har stannat',
    escalationLead:
      'De här uppgifterna är försenade eller har lämnats tillbaka. Ta kontakt, eller stryk dem i konsolen.',
    late: 'Försenat',
    today: 'Ska vara klart i dag',
    soon: 'Snart dags',
    later: 'Längre fram',
    returned: 'Lämnat tillbaka',
    due: 'Klart senast {date}.',
    wasDue: 'Skulle vara klart {date}.',
    reason: 'Skäl: {reason}',
    has: '{name} har uppgiften.',
    of: 'Gäller: {milestone}.',
  },
  en: {
    tasks: 'Your tasks',
    countOne: 'You have 1 task to do by hand, about {hours}. It is due on {date}.',
    count: 'You have {count} tasks to do by hand, about {hours} in all. The first is due on {date}.',
    elsewhere:
      'You also have tasks towards every municipality and region that takes part. The list shows all of them.',
    packetLead: 'The packet holds all the material, ready to use.',
    packet: 'Open your packet',
    list: 'See the tasks and tick them off',
    relays: 'These people pass information on, and have had an email of their own about it:',
    relay: '{name}: {groups}',
    minutes: '{count} minutes',
    hourOne: '1 hour',
    hours: '{count} hours',
    passOnSubject: '{service}: please tell {groups}',
    passOnTitle: 'Please tell {groups}',
    passOnLead:
      'You are the one who passes on what {groups} need to know. Please do it by {date}. It takes about {time}.',
    passOnHow: 'Forward this email as it is, or tell them at a meeting.',
    passOnThen: 'Then press the button, so that the local project lead sees that it is done.',
    passOnDo: 'What to do',
    passOnDone: 'I have told them',
    passOnPart: 'To pass on',
    passOnPartLead: 'Everything from here on is written for {groups}.',
    to: 'For {groups}',
    becauseRelay:
      'You are getting this because you pass information on to {groups}. That is how {organisation} has you listed.',
    becauseOffice: 'You are getting this because you are the contact for {service} at {organisation}.',
    becauseTasks:
      'You are getting this because you have tasks in the rollout of {service} at {organisation}.',
    reminderSubject: '{service}: {count} tasks are waiting for you',
    reminderSubjectOne: '{service}: 1 task is waiting for you',
    reminderTitle: 'This is waiting for you',
    reminderLead: 'Open a task to tick it off. Can it not be done? Say why, or hand it over to a colleague.',
    handedSubject: '{service}: a task has been handed over to you',
    handedTitle: 'You have been given a task',
    handedLead: 'A colleague has handed this over to you. Here is what it is about and when it is due.',
    escalationSubject: '{service}: tasks that have come to a halt',
    escalationTitle: 'Tasks that have come to a halt',
    escalationLead:
      'These tasks are late or have been handed back. Get in touch, or strike them in the console.',
    late: 'Late',
    today: 'Due today',
    soon: 'Due soon',
    later: 'Further ahead',
    returned: 'Handed back',
    due: 'Due by {date}.',
    wasDue: 'Was due on {date}.',
    reason: 'Reason: {reason}',
    has: '{name} has it.',
    of: 'About: {milestone}.',
  },
} as const satisfies Record<WordLocale, Record<string, string>>;

export type TaskWords = Readonly<Record<keyof (typeof TASK_WORDS)['sv'], string>>;

/** What mails say of work by hand, in one language. */
export function taskWordsFor(locale: WordLocale): TaskWords {
  return TASK_WORDS[locale];
}
