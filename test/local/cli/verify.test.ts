import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { verifierText } from '../../../domain/register/signed-note.ts';
import { keepRegister } from '../../../domain/register/use-cases/keep-register.ts';
import { aKeptLog, sentDispatch, servedBy } from '../../fixtures/a-register-log.ts';
import { typed, wordsOf } from './typed.ts';

/** A log as it is served at an address, and a folder of whoever checks it. */
async function aServedLog() {
  const world = await aKeptLog(3);
  const server = createServer(async (request, response) => {
    const { fetch } = await servedBy(world);
    const bytes = await fetch((request.url ?? '').replace('/log/', ''));
    response.writeHead(bytes ? 200 : 404).end(bytes);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const folder = await mkdtemp(path.join(tmpdir(), 'budkavle-witness-'));
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  const { verifier } = await servedBy(world);
  const log = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/log`;
  const verify = (options: string) =>
    typed(wordsOf(`verify ${log} --key ${verifierText(verifier)} ${options}`), 'http://127.0.0.1:9');
  return { world, verify, file: (name: string) => path.join(folder, name) };
}

it('a witness checks that the log has only grown since it looked last, and cosigns its head', async () => {
  const { world, verify, file } = await aServedLog();
  const [key, head] = [file('key.json'), file('head.txt')];
  const witness = `--witness ${key} --save ${head}`;
  expect((await verify(`--witness ${key}`)).exitCode).toBe(2);
  expect((await verify(witness)).stderr).toContain('Name the new witness with --as.');
  const first = await verify(`${witness} --as archive.example/witness`);
  expect([first.exitCode, first.stderr]).toEqual([0, '']);
  const vkey = /Witness: (\S+)/.exec(first.stdout)?.[1] ?? '';
  expect(vkey).toMatch(/^archive\.example\/witness\+[0-9a-f]{8}\+B/);
  expect((await stat(key)).mode & 0o777).toBe(0o600);
  expect((await readFile(head, 'utf8')).match(/^— archive\.example\/witness /gm)).toHaveLength(1);

  await sentDispatch(world, { id: 'new-1' });
  await keepRegister(world);
  expect((await verify(`--saved ${head} --cosigned-by ${vkey}`)).stdout).toContain(
    'Nothing has been rewritten.',
  );
  expect((await verify(witness)).stdout).toContain(`Witness: ${vkey}`);
  expect(await readFile(head, 'utf8')).toContain('\n4\n');
  expect((await verify(`--saved ${head} --cosigned-by nobody`)).exitCode).toBe(2);
});

it('a witness that saw a longer log cosigns nothing', async () => {
  const { verify, file } = await aServedLog();
  const other = await aServedLog();
  await sentDispatch(other.world, { id: 'new-1' });
  await keepRegister(other.world);
  const [key, head] = [file('key.json'), file('head.txt')];
  await verify(`--witness ${key} --save ${head} --as archive.example/witness`);
  const seen = await readFile(head, 'utf8');
  // The same witness, shown the log of somebody else.
  const answer = await other.verify(`--witness ${key} --save ${head}`);
  expect([answer.exitCode, answer.stdout.includes('This is not to be trusted.')]).toEqual([1, true]);
  expect(await readFile(head, 'utf8')).toBe(seen);
});
