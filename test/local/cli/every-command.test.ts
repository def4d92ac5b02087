import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../local/commands/all-commands.ts';
import { typed, wordsOf } from './typed.ts';

const commands = (await Promise.all(Object.values(COMMANDS).map((load) => load()))).flat();
const nowhere = await aSilentEndpoint();
const silence = `Nothing answers at ${nowhere}: start it with npm start.\n`;

async function aSilentEndpoint(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  return `http://127.0.0.1:${address.port}`;
}

describe.each(commands)('budkavle $name', (command) => {
  const { name, description, example } = command;

  it('explains itself, with an example and the exit codes', async () => {
    const { exitCode, stdout } = await typed([...name.split(' '), '--help'], nowhere);
    const words = stdout.replace(/\s+/g, ' ');
    expect(exitCode).toBe(0);
    expect(words).toContain(description);
    expect(words).toContain(`Example: npx budkavle ${example} `);
    expect(words).toContain('Exit codes: 0 done, 1 failed, 2 used wrongly.');
    for (const schema of Object.values({ ...command.arguments, ...command.options }))
      expect(words).toContain(schema.description);
  });

  it('says in one line what to do when nothing is running', async () => {
    expect(example.startsWith(`${name} `)).toBe(true);
    const said = await typed(wordsOf(example), nowhere, nowhere);
    expect(said).toEqual({ exitCode: 1, stdout: '', stderr: silence });
  });

  it('is in the table of the README', async () => {
    const [first = '', second = ''] = name.split(' ');
    const rows = (await readFile('README.md', 'utf8'))
      .split('\n')
      .filter((row) => row.startsWith(`| \`${first} `));
    expect(rows.join('\n')).toContain(second);
  });
});

describe('budkavle, used wrongly', () => {
  const cases = [
    ['reprt x y', "Unknown command 'reprt'. Did you mean report? See npx budkavle --help."],
    ['press sumbit x', "Unknown command 'sumbit'. Did you mean submit? See npx budkavle press --help."],
    ['report x', "Missing required argument 'milestone'. See npx budkavle report --help."],
    ['stop x --by Anna --bye', "Unknown option '--bye'. Did you mean --by? See npx budkavle stop --help."],
    [
      'settle x y maybe --by Anna --reason why',
      'as: Not one of the possible values. Choose accepted or resend.',
    ],
    ['stop x --by ""', 'by: Empty. Fill it in.'],
    ['approve x --by automatic', 'by: Not a person. Enter your own name.'],
  ] as const;

  it.each(cases)('%s: one line, exit code 2', async (line, sentence) => {
    expect(await typed(wordsOf(line), nowhere)).toEqual({ exitCode: 2, stdout: '', stderr: `${sentence}\n` });
  });

  it('without a command shows what there is', async () => {
    const { exitCode, stderr } = await typed([], nowhere);
    expect(exitCode).toBe(2);
    for (const word of Object.keys(COMMANDS)) expect(stderr).toMatch(new RegExp(`^  ${word} `, 'm'));
  });
});

describe('npx budkavle in a checkout', () => {
  it('says one line and ends with 1 where neither the file nor a stage is there', async () => {
    const failed: unknown = await promisify(execFile)('npx', ['budkavle', 'report', 'x', 'y']).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: 1, stdout: '', stderr: 'There is no file "x".\n' });
  });
});
