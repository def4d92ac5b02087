import type { FieldProblem } from '../../../domain/shared/parse-input.ts';
import { PRESS_PROBLEMS } from '../console/press/press-problem-words.ts';
import type { PageLocale } from './words.ts';

// What schemas and use cases say of wrong input, with the same in Swedish; `$1` is what the pattern caught.
const SWEDISH: readonly (readonly [RegExp, string])[] = [
  [/^is not a date: write it as (.+)$/, 'är inget datum: skriv det så här: $1'],
  [
    /^is not (?:a milestone|an) id: use 1 to 64 letters, digits and hyphens$/,
    'är ingen beteckning: använd 1 till 64 bokstäver a–z, siffror och bindestreck',
  ],
  [/^is missing: add it$/, 'saknas: fyll i det'],
  [/^is empty: give a value$/, 'är tomt: fyll i något'],
  [/^is longer than (\d+) characters: shorten it$/, 'är längre än $1 tecken: korta det'],
  [
    /^has a line break, control or text-direction character: type it again as one plain line$/,
    'har en radbrytning eller ett dolt tecken: skriv det igen på en rad',
  ],
  [/^has "\{\{": write it without double braces$/, 'har ”{{”: skriv det utan dubbla klammerparenteser'],
  [/^is not a number$/, 'är inget tal'],
  [/^is not a web address that begins with https:\/\/$/, 'är ingen webbadress som börjar med https://'],
  [
    /^is neither "all" nor a list of organisation codes$/,
    'nämner ingen organisation: välj alla eller minst en',
  ],
  [/^milestone "(.+)" is already there.*$/, 'milstolpen ”$1” finns redan: ge den här en egen beteckning'],
  [
    /^organisation "(.+)" takes no part in rollout "(.+)"$/,
    'organisationen ”$1” deltar inte i införandet ”$2”',
  ],
  [/^fact "(.+)" is not a date.*$/, 'uppgiften ”$1” är inget datum: skriv det så här: 2026-11-23'],
  [/^fact "(.+)" is not a number.*$/, 'uppgiften ”$1” är inget tal'],
  [/^fact "(.+)" is not a web address.*$/, 'uppgiften ”$1” är ingen webbadress som börjar med https://'],
  [/^fact "(.+)" is not a text.*$/, 'uppgiften ”$1” är ingen text på en rad av högst 200 tecken'],
  [
    /^fact "(.+)" is not a telephone number.*$/,
    'uppgiften ”$1” är inget telefonnummer: siffror, mellanslag och bindestreck',
  ],
  [/^kind "(.+)" is not in the catalogue.*$/, '”$1” finns inte i katalogen: välj något i listan'],
  [
    /^was changed by somebody else meanwhile: look at it and change it again$/,
    'har ändrats av någon annan under tiden: titta på den och gör ändringen igen',
  ],
  [
    /^text "(.+)" in (\w+) uses the fact "(.+)", which is not declared$/,
    'texten ”$1” på $2 använder uppgiften ”$3”, som inte finns i katalogen',
  ],
  [
    /^text "(.+)" in (\w+) has a section "(.+)", where the message is not placed$/,
    'texten ”$1” på $2 har ett avsnitt ”$3”, där budskapet inte ska sägas',
  ],
  [/^uses the fact "(.+)", which is not declared$/, 'använder uppgiften ”$1”, som inte finns i katalogen'],
  [
    /^link target "(.+)" is no https:\/\/ or mailto: address: use one$/s,
    'länken leder till ”$1”: använd en adress som börjar med https:// eller mailto:',
  ],
  [/^says nothing: write a sentence$/, 'säger ingenting: skriv en mening'],
  [
    /^has a control or text-direction character: type it again as plain text$/,
    'har ett dolt tecken: skriv det igen som vanlig text',
  ],
  [
    /^is before "from": give a later day, or leave it out$/,
    'är före första dagen: välj en senare dag, eller lämna tomt',
  ],
  [/^names nobody: write "all", or at least one$/, 'nämner ingen: välj alla eller minst en'],
  [/^names "(.+)", which takes no part in the rollout$/, '”$1” deltar inte i införandet'],
  [/^names "(.+)", which the catalogue does not have$/, '”$1” finns inte i katalogen'],
  [
    /^this very news was taken back: change a word of it to have it go out$/,
    'just den här nyheten har tagits tillbaka: ändra något ord, så går den ut',
  ],
  [
    /^the file is no ZIP archive, or it is broken off: make it again$/,
    'filen är ingen ZIP-fil, eller så är den avbruten: packa den igen',
  ],
  [
    /^the file holds more than (\d+) files or (\d+) MB unpacked.*$/,
    'filen rymmer mer än $1 filer eller $2 MB uppackad: ta bort det som inte hör till införandet',
  ],
  [
    /^the archive has no rollout\.yaml.*$/,
    'ZIP-filen saknar rollout.yaml: lägg in den och filerna som den nämner',
  ],
  [/^the archive has (\d+) files rollout\.yaml.*$/, 'ZIP-filen har $1 filer rollout.yaml: behåll en'],
  [
    /^the archive has no file "(.+)": put it in.*$/,
    'ZIP-filen saknar ”$1”: lägg in den, eller nämn en annan',
  ],
  [/^(\S+) is not in UTF-8: save it so$/, '$1 är inte sparad i UTF-8: spara den så'],
  [/^(\S+) is no YAML: (.+)$/, '$1 är ingen YAML: $2'],
  [/^title is empty.*$/, 'rubriken saknas: börja med # och en rubrik'],
  ...PRESS_PROBLEMS,
  [/^cannot be sent again: milestone .* is (\w+)$/, 'kan inte skickas igen: milstolpen är stoppad'],
];

/** A problem in the reader's language; one that nobody has translated stays as it is, marked as English. */
export function problemSentence(
  { problem }: Pick<FieldProblem, 'problem'>,
  locale: PageLocale,
): { text: string; lang?: 'en' } {
  if (locale === 'en') return { text: problem };
  for (const [pattern, words] of SWEDISH)
    if (pattern.test(problem)) return { text: problem.replace(pattern, words) };
  return { text: problem, lang: 'en' };
}
