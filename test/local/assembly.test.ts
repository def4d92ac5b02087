import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildIfChanged } from '../../local/assembly.ts';

let directory: string;
let built: number;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'budkavle-assembly-'));
  built = 0;
  for (const file of ['cdk.json', 'package-lock.json', 'tsconfig.json']) write(file, '{}');
  for (const file of ['domain/plan.ts', 'functions/send.ts', 'infra/app.ts', 'templates/words.ts'])
    write(file, 'export {};');
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(join(directory, file, '..'), { recursive: true });
  writeFileSync(join(directory, file), text);
}

const build = async () => {
  built += 1;
};
const start = (context: Record<string, unknown> = { stage: 'local' }, how = build) =>
  buildIfChanged({ outdir: join(directory, 'out'), context, directory }, how);

it('builds once, and not again while the sources are the same', async () => {
  await start();
  await start();
  expect(built).toBe(1);
});

it.each([
  ['a changed byte', () => write('domain/plan.ts', 'export { };')],
  ['a new file', () => write('templates/words/sv/mail.ts', '')],
  ['a removed file', () => rmSync(join(directory, 'infra/app.ts'))],
  [
    'another name',
    () => renameSync(join(directory, 'functions/send.ts'), join(directory, 'functions/ship.ts')),
  ],
  ['other packages', () => write('package-lock.json', '{"packages":{}}')],
])('builds again after %s', async (_what, change) => {
  await start();
  change();
  await start();
  expect(built).toBe(2);
});

it('builds again for another context, and does not for what no function reads', async () => {
  await start();
  write('local/start.ts', 'changed');
  await start();
  expect(built).toBe(1);
  await start({ stage: 'local', mailboxUrl: 'http://127.0.0.1:4501' });
  expect(built).toBe(2);
});

it('builds again what was not finished', async () => {
  const fails = () => Promise.reject(new Error('no space'));
  await expect(start(undefined, fails)).rejects.toThrow('no space');
  await start();
  expect(built).toBe(1);
});

it('waits for another process that builds the same, and then has nothing to do', async () => {
  const slowly = async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    built += 1;
  };
  await Promise.all([start(undefined, slowly), start(undefined, slowly)]);
  expect(built).toBe(1);
});
