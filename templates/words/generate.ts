import { readdir, readFile, writeFile } from 'node:fs/promises';
import { argumentsOf, type MessageArguments, stricter } from './arguments.ts';
import { LANGUAGE_CODES, LANGUAGES, type Language } from './languages.ts';

/** The messages of one subject in one language, by key. */
export type Messages = Readonly<Record<string, string>>;

const FOLDER = new URL('./', import.meta.url);
const KEY = /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9-]+)*$/;

/**
 * The module of one subject: its messages in every language, and the types of what they are given.
 * @throws one sentence for everything that is wrong: keys or arguments that differ between languages, bad syntax
 */
export function subjectModule(subject: string, messages: ReadonlyMap<Language, Messages>): string {
  const problems: string[] = [];
  const keys = [...new Set([...messages.values()].flatMap((each) => Object.keys(each)))].sort();
  const lines = keys.flatMap((key) => {
    try {
      const types = [...argumentsOfAll(key, messages)].sort().map(([name, type]) => `${name}: ${type}`);
      return types.length > 0
        ? [`  ${KEY.test(key) && !/\W/.test(key) ? key : `'${key}'`}: { ${types.join('; ')} };`]
        : [];
    } catch (error) {
      problems.push(`${subject}, "${key}": ${error instanceof Error ? error.message : error}`);
      return [];
    }
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return moduleText(subject, lines);
}

function argumentsOfAll(key: string, messages: ReadonlyMap<Language, Messages>): MessageArguments {
  if (!KEY.test(key)) throw new Error('is no key such as title or state.planned');
  const each = LANGUAGE_CODES.map((language) => {
    const message = messages.get(language)?.[key];
    if (message === undefined) throw new Error(`is missing in ${language}`);
    return argumentsOf(message, LANGUAGES[language].tag);
  });
  const types = new Map<string, string>();
  for (const name of new Set(each.flatMap((found) => [...found.keys()]))) {
    for (const [index, found] of each.entries()) {
      const type = found.get(name);
      if (type === undefined) throw new Error(`lacks {${name}} in ${LANGUAGE_CODES[index]}`);
      const both = stricter(types.get(name), type);
      if (both === undefined) throw new Error(`has {${name}} as ${types.get(name)} and as ${type}`);
      types.set(name, both);
    }
  }
  return types;
}

/** The subject whose words every other subject says too. */
const COMMON = 'common';

function moduleText(subject: string, lines: readonly string[]): string {
  const name = subject.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Words`;
  const markup = lines.some((line) => line.includes(': Markup'));
  const imports = LANGUAGE_CODES.toSorted().map(
    (language) => `import ${language} from './${language}/${subject}.json' with { type: 'json' };`,
  );
  const head = `// Made by generate.ts from ${
    subject
  }.json of each language: change those and run \`npm run templates\`.
${imports.join('\n')}`;
  const args = `{${lines.length > 0 ? `\n${lines.join('\n')}\n` : ''}}`;
  const languages = LANGUAGE_CODES.toSorted().join(', ');
  if (subject === COMMON)
    return `${head}

export type CommonKeys = keyof typeof ${LANGUAGE_CODES[0]};
export type CommonArguments = ${args};
export const COMMON = { ${languages} };
`;
  return `${head}
import { ${markup ? 'type Markup, ' : ''}speaker, type Words } from './speaker.ts';

type Keys = keyof typeof ${LANGUAGE_CODES[0]};
type Arguments = ${args};

export type ${type} = Words<Keys, Arguments>;
export const ${name}Words = speaker<Keys, Arguments>({ ${languages} });
`;
}

/** The subjects: the files of the default language, which those of every other language must match. */
export async function subjects(): Promise<string[]> {
  const names = await Promise.all(
    LANGUAGE_CODES.map(async (language) => (await readdir(new URL(`${language}/`, FOLDER))).toSorted()),
  );
  for (const [index, files] of names.entries())
    if (files.join() !== names[0]?.join())
      throw new Error(`the files of ${LANGUAGE_CODES[index]} are not those of ${LANGUAGE_CODES[0]}`);
  return (names[0] ?? []).map((file) => file.replace(/\.json$/, ''));
}

/** The messages of a subject in one language. */
export async function messagesOf(subject: string, language: Language): Promise<Messages> {
  const found: unknown = JSON.parse(await readFile(new URL(`${language}/${subject}.json`, FOLDER), 'utf8'));
  if (!isMessages(found)) throw new Error(`${language}/${subject}.json is not a flat object of texts`);
  return found;
}

function isMessages(found: unknown): found is Messages {
  return (
    typeof found === 'object' &&
    found !== null &&
    Object.values(found).every((message) => typeof message === 'string')
  );
}

/** What `<subject>.gen.ts` must say. */
export async function generatedModule(subject: string): Promise<string> {
  const messages = await Promise.all(
    LANGUAGE_CODES.map(async (language) => [language, await messagesOf(subject, language)] as const),
  );
  return subjectModule(subject, new Map(messages));
}

if (import.meta.main)
  for (const subject of await subjects())
    await writeFile(new URL(`${subject}.gen.ts`, FOLDER), await generatedModule(subject));
