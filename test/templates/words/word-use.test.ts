import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { messagesOf, subjects } from '../../../templates/words/generate.ts';
import { LANGUAGE_CODES } from '../../../templates/words/languages.ts';

const ROOT = new URL('../../../', import.meta.url);

// The same in our languages, but not the same word.
const HOMONYMS = new Set([
  // Whom a call is transferred to, and whom a mail went to.
  'packet-documents:transferTo register:receivers',
  // A button, a column of what is done, and what is said when a subscription has ended.
  'home:done packet-documents:confirm public:leftTitle',
  // What a mail asks for, a task that is open, and the page of all that is to be done.
  'task-mail:step tasks:open work:title',
]);

// Names that a thing had beside its own; in these places they name something else.
const OTHER_NAMES: readonly [name: string, instead: string, places?: readonly string[]][] = [
  // A letter of the organisation itself, for which a packet has a text.
  [
    'veckobrev',
    'nyhetsbrev',
    ['making:option.material.weekly-letter-text', 'packet-documents:document.weekly-letter-text'],
  ],
  ['pressrum', 'nyhetsrum'],
  ['nationella kontoret', 'nationella kansliet'],
  ['nationellt kontor', 'nationellt kansli'],
  ['pressmeddelandet är återkallat', 'återtaget'],
  ['återkallade pressmeddelanden', 'återtagna'],
  ['studsade', 'kom tillbaka'],
  ['kontakt för journalister', 'presskontakt'],
  ['fingeravtryck', 'kontrollsumma'],
  ['kontrollvärde', 'kontrollsumma'],
  // The first page, or reach.
  ['översikten', 'den sida som menas'],
  // It is introduced nowhere: pages say who has been told.
  ['liggaren', 'antecknat'],
  ['reskontra', 'vem som har fått veta'],
  // Of a fact; a task is an uppgift.
  ...['uppgiften {fact', 'uppgiften ”{fact', 'uppgift som saknas', 'egna uppgifter', 'egen uppgift'].map(
    (name): [string, string] => [name, 'faktauppgift'],
  ),
];

/** Where another name begins within a longer word, it is that word's. */
const says = (text: string, name: string) =>
  new RegExp(`(?<!\\p{L})${name.replaceAll(/[{}]/g, '\\$&')}`, 'u').test(text);

// The same in English, as whole words; an argument of a message is not said.
const OTHER_ENGLISH_NAMES: readonly [name: RegExp, instead: string][] = [
  [/(?<![\w.-])mail(?:s|ed|ing)?(?![\w-]|[,}])/, 'email'],
  [/(?<!\w)ledger(?!\w)/, 'who has been told'],
];

// Subjects whose words one module hands to the others of its room.
const HANDED_ON = new Map([['packet-documents', 'templates/packets/']]);

/** The source of everything that may say words, by its path. */
async function sources(): Promise<Map<string, string>> {
  const files = await Promise.all(
    ['templates', 'functions', 'local'].map(async (room) =>
      (await readdir(new URL(`${room}/`, ROOT), { recursive: true })).map((path) => `${room}/${path}`),
    ),
  );
  const wanted = files.flat().filter((path) => path.endsWith('.ts') && !path.endsWith('.gen.ts'));
  const read = await Promise.all(
    wanted.map(async (path) => [path, await readFile(new URL(path, ROOT), 'utf8')] as const),
  );
  return new Map(read);
}

const SOURCES = await sources();
const SUBJECTS = await subjects();

/** Whether a source names a key: as it is, or by what its variants begin with. */
function names(source: string, key: string): boolean {
  const variant = key.lastIndexOf('.');
  return (
    ["'", '"', '`'].some((quote) => source.includes(`${quote}${key}${quote}`)) ||
    (variant > 0 && source.includes(`${key.slice(0, variant + 1)}\${`)) ||
    // `${what}Lead` ends as the key does.
    [...source.matchAll(/\$\{[^}]+\}([A-Z]\w+)`/g)].some(([, end = '']) => key.endsWith(end))
  );
}

describe('words', () => {
  it.each(SUBJECTS)('of %s are all said somewhere', async (subject) => {
    const room = HANDED_ON.get(subject);
    const speakers = [...SOURCES].flatMap(([path, source]) =>
      source.includes(`/${subject}.gen.ts'`) ||
      (subject === 'common' && source.includes(".gen.ts'")) ||
      (room !== undefined && path.startsWith(room))
        ? [source]
        : [],
    );
    const keys = Object.keys(await messagesOf(subject, 'sv'));
    expect(keys.filter((key) => !speakers.some((source) => names(source, key)))).toEqual([]);
  });

  it('stand once, and what several subjects say is in common: only variants may be alike', async () => {
    const found = new Map<string, string[]>();
    for (const subject of SUBJECTS) {
      const each = await Promise.all(LANGUAGE_CODES.map((language) => messagesOf(subject, language)));
      for (const key of Object.keys(each[0] ?? {}).filter((one) => !one.includes('.'))) {
        const text = JSON.stringify(each.map((messages) => messages[key]));
        found.set(text, [...(found.get(text) ?? []), `${subject}:${key}`]);
      }
    }
    const twice = [...found.values()].filter((places) => places.length > 1).map((places) => places.join(' '));
    expect(twice.filter((places) => !HOMONYMS.has(places))).toEqual([]);
  });

  it('call a thing by one name', async () => {
    const found = await Promise.all(
      SUBJECTS.map(async (subject) =>
        Object.entries(await messagesOf(subject, 'sv')).flatMap(([key, text]) =>
          OTHER_NAMES.filter(
            ([name, , places]) =>
              says(JSON.stringify(text).toLowerCase(), name) && !places?.includes(`${subject}:${key}`),
          ).map(([name, instead]) => `${subject}:${key} says ${name}, not ${instead}`),
        ),
      ),
    );
    expect(found.flat()).toEqual([]);
  });

  it('call a thing by one name in English too', async () => {
    const found = await Promise.all(
      SUBJECTS.map(async (subject) =>
        Object.entries(await messagesOf(subject, 'en')).flatMap(([key, text]) =>
          OTHER_ENGLISH_NAMES.filter(([name]) => name.test(JSON.stringify(text).toLowerCase())).map(
            ([name, instead]) => `${subject}:${key} says ${name.source}, not ${instead}`,
          ),
        ),
      ),
    );
    expect(found.flat()).toEqual([]);
  });

  it('write a share as each language does: 80 % in Swedish, 80% in English', async () => {
    const found = await Promise.all(
      SUBJECTS.map(async (subject) => {
        const swedish = Object.entries(await messagesOf(subject, 'sv'));
        const english = Object.entries(await messagesOf(subject, 'en'));
        return [
          ...swedish.filter(([, text]) => /\}%/.test(JSON.stringify(text))),
          ...english.filter(([, text]) => /\}[ \u00a0]%/.test(JSON.stringify(text))),
        ].map(([key]) => `${subject}:${key}`);
      }),
    );
    expect(found.flat()).toEqual([]);
  });

  it('of a subject have no key of the common ones', async () => {
    const common = Object.keys(await messagesOf('common', 'sv'));
    const own = await Promise.all(
      SUBJECTS.filter((subject) => subject !== 'common').map(async (subject) =>
        Object.keys(await messagesOf(subject, 'sv')).map((key) => ({ subject, key })),
      ),
    );
    expect(own.flat().filter(({ key }) => common.includes(key))).toEqual([]);
  });
});
