import { describe, expect, it } from 'vitest';
import { checkpointText } from '../../../../domain/register/checkpoint.ts';
import { cosigned } from '../../../../domain/register/cosignature.ts';
import { bundleOf, hashesAsTile, tilePath, tilesOf } from '../../../../domain/register/log-tiles.ts';
import { leafHash, rootOf } from '../../../../domain/register/merkle-tree.ts';
import { signNote, verifierOf } from '../../../../domain/register/signed-note.ts';
import { checkLog } from '../../../../domain/register/use-cases/check-log.ts';
import { keepRegister } from '../../../../domain/register/use-cases/keep-register.ts';
import { showRegister } from '../../../../domain/register/use-cases/show-register.ts';
import { newSecret } from '../../../../functions/adapters/node-crypto/new-secret.ts';
import { registerJson } from '../../../../templates/downloads/register-files.ts';
import {
  aKeptLog,
  type RegisterWorld,
  registerWorld,
  sentDispatch,
  servedBy,
} from '../../../fixtures/a-register-log.ts';
import { shareOf } from '../../../share.ts';
import { Random } from '../../../simulation/random.ts';

const YEAR = { organisation: '1280', from: '2026-01-01', to: '2026-12-31' };

async function registerOf(world: RegisterWorld): Promise<string> {
  const register = await showRegister(YEAR, world);
  return register ? JSON.stringify(registerJson(register)) : '';
}

/** What a server that makes all files itself serves: entries and a head. */
function serving(entries: readonly string[], note: string) {
  const files = new Map<string, Uint8Array>([['checkpoint', Buffer.from(note)]]);
  for (const tile of tilesOf(entries.length, 'entries'))
    files.set(tilePath(tile), bundleOf(entries.slice(tile.index * 256, tile.index * 256 + tile.width)));
  for (const tile of tilesOf(entries.length, 0)) {
    const own = entries.slice(tile.index * 256, tile.index * 256 + tile.width);
    files.set(tilePath(tile), hashesAsTile(own.map((text) => leafHash(text))));
  }
  return files;
}

async function aServedLog(entries: number) {
  const world = await aKeptLog(entries);
  const { verifier, note } = await servedBy(world);
  const [key] = await world.registerKeys.all();
  if (!key) throw new Error('no key');
  const texts = await world.registerLog.entries(0, entries);
  const check = async (files: ReadonlyMap<string, Uint8Array>, register: string) => {
    const fetch = async (path: string) => files.get(path);
    const report = await checkLog({ verifier, saved: note, register }, { fetch, signer: world.signer });
    return report.findings.map(({ code }) => code);
  };
  const signed = (changed: readonly string[]) => {
    const root = rootOf(changed.map((text) => leafHash(text)));
    return signNote(checkpointText({ origin: key.name, size: changed.length, root }), key, world.signer);
  };
  return { world, note, texts, register: await registerOf(world), check, signed };
}

const below = (random: Random, count: number) => random.between(0, count - 1);

/** One of the three: a byte changed, one removed, two swapped. */
const TAMPERINGS = ['byte', 'removed', 'swapped'] as const;

function tampered<T>(
  list: readonly T[],
  how: (typeof TAMPERINGS)[number],
  { random, change }: { random: Random; change: (one: T) => T },
): T[] {
  const one = below(random, list.length);
  if (how === 'removed') return list.toSpliced(one, 1);
  if (how === 'byte') return list.map((each, index) => (index === one ? change(each) : each));
  const other = (one + 1 + below(random, list.length - 1)) % list.length;
  return list.map((each, index) => list[index === one ? other : index === other ? one : index] ?? each);
}

/** The text with one of its bytes another one; it may be no UTF-8 any more. */
function withOtherByte(text: Uint8Array, random: Random): Buffer {
  const bytes = Buffer.from(text);
  const at = below(random, bytes.length);
  bytes[at] = ((bytes[at] ?? 0) + 1 + below(random, 255)) % 256;
  return bytes;
}

describe('whoever checks the register from outside', () => {
  it('finds nothing wrong in a log that has grown to two levels of tiles, nor in the register handed out', async () => {
    const world = await aKeptLog(300);
    const before = await servedBy(world);
    for (const id of ['new-1', 'new-2']) await sentDispatch(world, { id });
    await keepRegister(world);
    const { verifier, fetch } = await servedBy(world);
    const asked: string[] = [];
    const counting = async (path: string) => {
      asked.push(path);
      return fetch(path);
    };
    const report = await checkLog(
      { verifier, saved: before.note, register: await registerOf(world) },
      { fetch: counting, signer: world.signer },
    );
    expect(report).toMatchObject({ findings: [], found: 302, checkpoint: { size: 302 } });
    expect(asked).toEqual([
      ...['checkpoint', 'tile/entries/000', 'tile/entries/001.p/46'],
      ...['tile/0/000', 'tile/0/001.p/46', 'tile/1/000.p/1'],
    ]);
  });

  it('finds that a saved head was seen by a witness, or was not', async () => {
    const world = await aKeptLog(3);
    const { note, verifier, fetch } = await servedBy(world);
    const key = { name: 'archive.example/witness', seed: newSecret() };
    const witness = verifierOf(key, world.signer);
    const check = async (saved: string | undefined) =>
      (await checkLog({ verifier, saved, witness }, { fetch, signer: world.signer })).findings;
    expect(await check(cosigned(note, { key, at: 1_795_993_365_000 }, world.signer))).toEqual([]);
    const other = { ...key, seed: newSecret() };
    for (const saved of [note, undefined, cosigned(note, { key: other, at: 1 }, world.signer)])
      expect(await check(saved)).toEqual([{ code: 'saved-unwitnessed', at: key.name }]);
  });

  const length = shareOf({ part: 500, whole: 10_000 });
  it(`finds one byte changed, one entry removed or two swapped, every time in ${length} tries`, {
    timeout: 600_000,
  }, async () => {
    const { note, texts, register, check, signed } = await aServedLog(12);
    expect(await check(serving(texts, note), register)).toEqual([]);
    const random = new Random(20_261_129);
    const found = new Map<string, number>();
    const change = (text: string) => {
      const bytes = withOtherByte(Buffer.from(text), random);
      const changed = bytes.toString('utf8');
      return changed === text ? `${text} ` : changed;
    };
    for (let tries = 0; tries < length; tries += 1) {
      const how = TAMPERINGS[tries % 3] ?? 'byte';
      const where = (['served', 'entries', 'resigned', 'register'] as const)[below(random, 4)] ?? 'served';
      const entries = tampered(texts, how, { random, change });
      let files = serving(texts, note);
      let handed = register;
      if (where === 'served') {
        const [path, bytes] = [...files][below(random, files.size)] ?? ['', new Uint8Array()];
        if (how === 'byte') files.set(path, withOtherByte(bytes, random));
        else files.set('tile/entries/000.p/12', bundleOf(entries));
      }
      // The server has rewritten everything but the signature; or holds the key and has signed that too.
      if (where === 'entries') {
        files.set('tile/entries/000.p/12', bundleOf(entries));
        files.set('tile/0/000.p/12', hashesAsTile(entries.map((text) => leafHash(text))));
      }
      if (where === 'resigned') files = serving(entries, signed(entries));
      if (where === 'register') handed = tamperedRegister(register, how, random);
      const codes = await check(files, handed);
      expect(codes, `${tries}: ${how} in ${where}`).not.toEqual([]);
      found.set(where, (found.get(where) ?? 0) + 1);
    }
    expect([...found.keys()].toSorted()).toEqual(['entries', 'register', 'resigned', 'served']);
  });

  it('finds that a register leaves something out, adds something, or has it in another order', async () => {
    const { note, texts, register, check } = await aServedLog(3);
    const files = serving(texts, note);
    const file = JSON.parse(register);
    const [first, second, third] = file.entries;
    const withEntries = (...entries: unknown[]) => check(files, JSON.stringify({ ...file, entries }));
    expect(await withEntries(first, second, third)).toEqual([]);
    expect(await withEntries(first, third)).toEqual(['missing']);
    expect(await withEntries(first, third, second)).toEqual(['out-of-order']);
    expect(await withEntries(first, second, second, third)).toEqual(['out-of-order']);
    expect(await withEntries(first, second, third, { ...third, dispatch: 'never-sent' })).toEqual([
      'not-in-log',
    ]);
    expect(await withEntries(first, second, { ...third, approvedBy: 'somebody else' })).toEqual(['differs']);
    expect(await withEntries(first, second, { ...third, supersededBy: ['letter-0001'] })).toEqual([
      'differs',
    ]);
    expect(await withEntries(first, second, { ...third, more: 1 })).toEqual(['register-unreadable']);
  });

  it('hears that a register number was given after the entry, which the log cannot confirm', async () => {
    const world = await registerWorld();
    const participation = await world.rollouts.participation('lending', '1280');
    if (!participation) throw new Error('Malmö does not take part');
    const { registerNumber: _none, ...without } = participation;
    await world.rollouts.join(without);
    await sentDispatch(world, { id: 'letter' });
    await keepRegister(world);
    await world.rollouts.join({ ...participation, registerNumber: 'KS 2026/99' });
    const { verifier, fetch } = await servedBy(world);
    const report = await checkLog(
      { verifier, register: await registerOf(world) },
      { fetch, signer: world.signer },
    );
    expect(report.findings).toEqual([{ code: 'number-later', at: 'letter' }]);
  });

  it('finds that a server shows a shorter log than before, one of somebody else, or none', async () => {
    const { note, texts, register, check, signed } = await aServedLog(5);
    expect(await check(serving(texts.slice(0, 4), signed(texts.slice(0, 4))), register)).toContain(
      'saved-newer',
    );
    const foreign = signNote(
      note.slice(0, note.indexOf('\n\n') + 1),
      { name: 'kansli.example/log', seed: 'B'.repeat(43) },
      (await aKeptLog(1)).signer,
    );
    expect(await check(serving(texts, foreign), register)).toEqual(['checkpoint-wrong']);
    expect(await check(new Map(), register)).toEqual(['checkpoint-missing']);
    const without = serving(texts, note);
    without.delete('tile/0/000.p/5');
    expect(await check(without, register)).toEqual(['tile-missing']);
  });
});

/** The register as JSON, tampered with in its entries; what a state is called is no part of the log. */
function tamperedRegister(register: string, how: (typeof TAMPERINGS)[number], random: Random): string {
  const file = JSON.parse(register);
  const change = (entry: unknown) => entry;
  if (how !== 'byte')
    return JSON.stringify({ ...file, entries: tampered(file.entries, how, { random, change }) });
  const [from, to] = [register.indexOf('"entries":['), register.length - 1];
  const states = [...register.matchAll(/"state":"\w+"/g)].map(({ index, 0: { length } }) => [
    index,
    index + length,
  ]);
  for (;;) {
    const at = from + below(random, to - from);
    const letter = String.fromCharCode(32 + below(random, 95));
    const isState = states.some(([start = 0, end = 0]) => start <= at && at < end);
    if (!isState && register[at] !== letter) return register.slice(0, at) + letter + register.slice(at + 1);
  }
}
