import type { PageLocale } from '../../shared/words.ts';

/** What the pages say on which a rollout is taken in. */
const WORDS = {
  sv: {
    title: 'Läs in ett införande',
    lead: 'Införandet beskrivs i filer: vem som ska veta vad, med vilka ord, och vilka organisationer som deltar. Packa dem i en ZIP-fil. Allt kontrolleras först. Är något fel läses ingenting in.',
    file: 'ZIP-fil med införandet',
    fileHint: 'Högst 4 MB. I den finns en rollout.yaml och filerna som den nämner.',
    replace: 'Ersätt det som redan finns',
    replaceHint: 'Behövs bara om införandet redan är inläst. Det som redan är planerat behåller sina ord.',
    send: 'Kontrollera och läs in',
    inFile: 'Vad filen ska innehålla',
    startFile: 'namn, avsändare, nationellt kansli, uppgifter och organisationer',
    catalogueFile: 'målgrupper, budskap, kanaler och milstolpar; rollout.yaml säger var den finns',
    textFiles: 'orden, en fil för varje budskap och språk',
    noPeople: 'Personer läses inte in här. De läses in under Kontakter, där varje rad kontrolleras.',
    problemsTitle: 'Ingenting har lästs in',
    problemsLead: 'Rätta det här i filerna, packa dem på nytt och läs in igen.',
    'no-file': 'Ingen fil är vald. Välj en ZIP-fil.',
    'too-large': 'Filen är större än 4 MB. Ta bort det som inte hör till införandet.',
    replacedTitle: 'Det här finns redan. Ingenting har lästs in.',
    replacedLead: 'Ska filen ersätta det? Välj filen igen, kryssa i att den ersätter och läs in.',
    replaced_rollout: 'Införandets namn, avsändare eller uppgifter blir andra.',
    replaced_catalogue:
      'Katalogen och orden blir de som står i filen. Ändringar som gjorts i konsolen finns kvar i historiken.',
    replaced_organisations: 'Namn eller egna uppgifter blir andra för: {names}.',
    andMore: '{names} och {count} till',
    takenIn: '{name} är inläst',
    takenInLead: '{count} organisationer deltar.',
    next: 'Gör det här nu',
    nextContacts: 'Läs in kontakter',
    nextContactsWhy: 'så att det finns någon att berätta för',
    nextCheck: 'Kontrollera vad som saknas',
    nextCheckWhy: 'målgrupper utan text, organisationer utan projektledare',
    nextMilestone: 'Skriv den första milstolpen',
    nextMilestoneWhy: 'ingenting skickas förrän du har sett det och utlöser det',
  },
  en: {
    title: 'Load a rollout',
    lead: 'Files describe the rollout: who must know what, in which words, and which organisations take part. Pack them into a ZIP file. All of it is checked first. Where anything is wrong, nothing is loaded.',
    file: 'ZIP file with the rollout',
    fileHint: 'At most 4 MB. It holds a rollout.yaml and the files that it names.',
    replace: 'Replace what is there already',
    replaceHint: 'Needed only if the rollout has been loaded before. What has been planned keeps its words.',
    send: 'Check and load',
    inFile: 'What the file has to hold',
    startFile: 'name, sender, national office, facts and organisations',
    catalogueFile: 'target groups, messages, channels and milestones; rollout.yaml says where it is',
    textFiles: 'the words, one file for each message and language',
    noPeople: 'People are not loaded here. They are imported under Contacts, where each row is checked.',
    problemsTitle: 'Nothing has been loaded',
    problemsLead: 'Mend this in the files, pack them anew and load them again.',
    'no-file': 'No file is chosen. Choose a ZIP file.',
    'too-large': 'The file is larger than 4 MB. Take out what does not belong to the rollout.',
    replacedTitle: 'This is there already. Nothing has been loaded.',
    replacedLead: 'Shall the file replace it? Choose the file again, tick that it replaces, and load it.',
    replaced_rollout: 'The name, sender or facts of the rollout become others.',
    replaced_catalogue:
      'Catalogue and words become those of the file. Changes that were made in the console stay in the history.',
    replaced_organisations: 'Names or own facts become others for: {names}.',
    andMore: '{names} and {count} more',
    takenIn: '{name} is loaded',
    takenInLead: '{count} organisations take part.',
    next: 'Do this now',
    nextContacts: 'Import contacts',
    nextContactsWhy: 'so that there is somebody to tell',
    nextCheck: 'Check what is missing',
    nextCheckWhy: 'target groups without a text, organisations without a project lead',
    nextMilestone: 'Write the first milestone',
    nextMilestoneWhy: 'nothing is sent before you have seen it and trigger it',
  },
} as const satisfies Record<PageLocale, Record<string, string>>;

type Word = keyof (typeof WORDS)['sv'];
export type SayTakeIn = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

/** The words of these pages in one language. */
export function takeInWords(locale: PageLocale): SayTakeIn {
  return (word, values = {}) =>
    WORDS[locale][word].replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
