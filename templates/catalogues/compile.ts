import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const TEMPLATES = path.join(import.meta.dirname, '..');

/** The files of the reference catalogue as a module, since a Lambda has no folder: the source of `reference.gen.ts`. */
export async function compileReference(): Promise<string> {
  const messages = path.join(TEMPLATES, 'messages');
  const texts = (await readdir(messages, { recursive: true }))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `messages/${file.replaceAll(path.sep, '/')}`)
    .sort();
  const files = await Promise.all(
    ['catalogues/bob.yaml', ...texts].map(async (file) => [
      file.replace(/^catalogues\/bob/, 'catalogue'),
      await readFile(path.join(TEMPLATES, file), 'utf8'),
    ]),
  );
  return `// Made by compile.ts from bob.yaml and the messages: change those and run \`npm run templates\`.

/** By the path that each has in a rollout's file. */
export const REFERENCE_FILES: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(files), null, 1)};
`;
}

if (import.meta.main)
  await writeFile(path.join(import.meta.dirname, 'reference.gen.ts'), await compileReference());
