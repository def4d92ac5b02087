import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { COMMANDS, GROUPS } from '../../../local/commands/all-commands.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const filesIn = (folder: string, ending: string) =>
  readdirSync(path.join(ROOT, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...filesIn('docs', '.md'),
  ...filesIn('docs/decisions', '.md'),
];
const commands = (await Promise.all(Object.values(COMMANDS).map((load) => load()))).flat();
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** Headings as GitHub links them: small letters, hyphens for spaces, no other marks. */
function anchorsOf(file: string): string[] {
  const headings = read(file).matchAll(/^#{1,6} (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What is wrong with a link of a file to another file, or to a heading. */
function brokenLink(from: string, link: string): string | undefined {
  const [place = '', anchor] = link.split('#');
  const target = place === '' ? from : path.join(path.dirname(from), place);
  if (!existsSync(path.join(ROOT, target))) return `${link}: there is no ${target}`;
  if (anchor === undefined || !target.endsWith('.md')) return undefined;
  return anchorsOf(target).includes(anchor) ? undefined : `${link}: ${target} has no such heading`;
}

const optionsOf = (names: readonly string[]) =>
  names.map((name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);

/** What is wrong with the words that follow `npx budkavle`. */
function misuse(line: string): string | undefined {
  const words = line
    .replaceAll(/"[^"]*"/g, 'x')
    .trim()
    .split(/\s+/);
  const [first = '', second = ''] = words;
  if (/^[<…]/.test(first) || first.startsWith('--')) return undefined;
  const command = commands.find(({ name }) => name === `${first} ${second}` || name === first);
  if (!command)
    return Object.hasOwn(GROUPS, first) && !/^[a-z]/.test(second) ? undefined : `there is no ${line}`;
  const known = [...optionsOf(Object.keys(command.options)), '--stage', '--verbose', '--json', '--help'];
  const strange = words.filter(
    (word) => word.startsWith('--') && !known.includes(word.split('=', 1)[0] ?? ''),
  );
  return strange.length > 0 ? `${command.name} has no ${strange.join(', ')}` : undefined;
}

describe.each(documents)('%s', (file) => {
  const content = read(file);

  it('leads to files and headings that are there', () => {
    const links = [...content.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)];
    expect(links.flatMap(([, link = '']) => brokenLink(file, link) ?? [])).toEqual([]);
  });

  it('names commands that there are', () => {
    const lines = [...content.matchAll(/npx budkavle ([^\n`#|;)]+)/g)];
    expect(lines.flatMap(([, line = '']) => misuse(line) ?? [])).toEqual([]);
    const runs = [...content.matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, script = '']) => script);
    expect(runs.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

it('what the doctor tells people to read is there', () => {
  const places = filesIn('local/doctor', '.ts').flatMap((file) =>
    [...read(file).matchAll(/docs\/[a-z-]+\.md(?:#[a-z0-9-]+)?(?![#$])/g)].map(([place]) => place),
  );
  expect(places.length).toBeGreaterThan(10);
  expect(places.flatMap((place) => brokenLink('README.md', place) ?? [])).toEqual([]);
});
