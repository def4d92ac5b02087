import { readFile } from 'node:fs/promises';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { problemData } from '../../../../domain/shared/problem.ts';
import { parseYaml } from '../../../../functions/adapters/yaml/parse-yaml.ts';
import { readRolloutArchive } from '../../../../functions/adapters/yaml/rollout-archive.ts';
import { readRollout } from '../../../../local/rollout-files.ts';
import { sampleArchive } from './sample-archive.ts';

let files: Zippable;

beforeAll(async () => {
  files = await sampleArchive();
});

async function problemsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const error: unknown = await readRolloutArchive(bytes).catch((caught: unknown) => caught);
  if (!(error instanceof InvalidInput)) throw new Error(`was not refused: ${error}`);
  return error.problems.map(problemData);
}
const START = 'local/sample/bob/rollout.yaml';

describe('an archive of the sample', () => {
  it('says the same as its files do on a disk', async () => {
    expect(await readRolloutArchive(zipSync(files))).toEqual(await readRollout(START));
  });

  it('says the same when a Mac has packed it, with its own files beside each', async () => {
    const packed = zipSync({ ...files, '__MACOSX/local/._rollout.yaml': strToU8('x') });
    expect(await readRolloutArchive(packed)).toEqual(await readRollout(START));
  });

  it('takes of a logo the picture alone, and refuses one that is cut short', async () => {
    const logo = 'local/sample/bob/logos/wave.png';
    const { [logo]: kept, ...rest } = files;
    if (!(kept instanceof Uint8Array)) throw new Error('the sample has no logo');
    const withText = zipSync({ ...rest, [logo]: Buffer.concat([kept, strToU8('Ida Ström')]) });
    expect(await readRolloutArchive(withText)).toEqual(await readRollout(START));
    expect(await problemsOf(zipSync({ ...rest, [logo]: kept.subarray(0, -12) }))).toEqual([
      expect.stringContaining('logo-invalid'),
    ]);
  });

  it('needs no contacts', async () => {
    const text = (await readFile(START, 'utf8')).replace(/^contacts: .*$/m, '');
    const { 'local/sample/bob/contacts.yaml': _none, ...rest } = files;
    const { contacts, organisations } = await readRolloutArchive(
      zipSync({ ...rest, [START]: strToU8(text) }),
    );
    expect(contacts).toEqual([]);
    expect(organisations.length).toBeGreaterThan(10);
  });
});

describe('what is no rollout', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['a text', strToU8('not a zip')],
    ['the head of an archive alone', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)],
  ])('such as %s is refused with what to do', async (_name, bytes) => {
    expect(await problemsOf(bytes)).toEqual(['archive-invalid']);
  });

  it('is refused wherever it is broken off', async () => {
    const whole = zipSync(files);
    for (const part of [0.1, 0.5, 0.9, 0.999])
      expect(await problemsOf(whole.slice(0, Math.floor(whole.length * part)))).toHaveLength(1);
  });

  it('is told which file it lacks', async () => {
    expect(await problemsOf(zipSync({ 'read.me': strToU8('x') }))).toEqual([
      'file-missing {"file":"rollout.yaml"}',
    ]);
    const { 'templates/catalogues/bob.yaml': _none, ...rest } = files;
    expect(await problemsOf(zipSync(rest))).toEqual([
      'file-missing {"file":"templates/catalogues/bob.yaml"}',
    ]);
    expect(await problemsOf(zipSync({ ...files, 'other/rollout.yaml': strToU8('x') }))).toEqual([
      'archive-ambiguous {"file":"rollout.yaml","count":2}',
    ]);
  });

  it.each([
    ['broken YAML', 'rollout: [', /rollout\.yaml yaml-invalid /],
    [
      'a list that grows without end',
      [
        'a: &a [x,x,x,x,x,x,x,x,x]',
        'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]',
        'c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]',
        'd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]',
      ].join('\n'),
      /yaml-invalid|missing/,
    ],
    ['another form', 'catalogue: 1', /catalogue wrong-type {"expected":"text"}/],
    [
      'a path out of it',
      'catalogue: ../../../../../etc/passwd\nmessages: m\nrollout: {}\norganisations: []',
      /./,
    ],
  ])('with %s is refused with the place', async (_name, yaml, said) => {
    const problems = await problemsOf(zipSync({ ...files, [START]: strToU8(yaml) }));
    expect(problems.join('\n')).toMatch(said);
    expect(problems.join('\n')).not.toContain('root:');
  });

  it('that is not in UTF-8 is refused', async () => {
    const latin1 = Uint8Array.from(Buffer.from('catalogue: "Malmö"', 'latin1'));
    expect(await problemsOf(zipSync({ ...files, [START]: latin1 }))).toEqual([`${START} file-not-utf8`]);
  });
});

describe('an archive that would grow', () => {
  it('beyond 20 MB unpacked is refused unread, though it is small itself', async () => {
    const bomb = zipSync({ ...files, 'big.txt': [new Uint8Array(21_000_000), { level: 9 }] });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect((await problemsOf(bomb)).join()).toMatch(/archive-too-large \{"files":2000,"megabytes":20\}/);
  });

  it('to more than 2,000 files is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`${n}.txt`, strToU8('x')]));
    expect((await problemsOf(zipSync(many, { level: 0 }))).join()).toMatch(
      /archive-too-large \{"files":2000,/,
    );
  });

  it('beyond what its header states is refused, within bounded memory', async () => {
    const bomb = Buffer.from(zipSync({ 'big.txt': [new Uint8Array(200_000_000), { level: 9 }] }));
    const stated = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24;
    expect(bomb.readUInt32LE(stated)).toBe(200_000_000);
    bomb.writeUInt32LE(10, stated);
    const before = process.memoryUsage().arrayBuffers;
    expect(await problemsOf(bomb)).toEqual(['entry-damaged {"file":"big.txt"}']);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });
});

describe('an archive that came badly', () => {
  it('names the entry whose content is not what was packed', async () => {
    const packed = Buffer.from(zipSync({ 'a.txt': strToU8('one'), 'b.txt': strToU8('two') }, { level: 0 }));
    packed.write('twO', packed.indexOf('two'));
    expect(await problemsOf(packed)).toEqual(['entry-damaged {"file":"b.txt"}']);
  });

  it('is read with the backslashes of Windows', async () => {
    const windows = Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name.replaceAll('/', '\\'), content]),
    );
    expect(await readRolloutArchive(zipSync(windows))).toEqual(await readRollout(START));
  });

  it('with a path that leads out of it is no archive', async () => {
    expect(await problemsOf(zipSync({ ...files, '../rollout.yaml': strToU8('x') }))).toEqual([
      'archive-invalid',
    ]);
  });
});

describe('YAML that people write', () => {
  it('has codes without quotes read as they are written', async () => {
    const text = (await readFile(START, 'utf8')).replaceAll(/code: '(\d+)'/g, 'code: $1');
    expect(text).toMatch(/code: \d/);
    const archive = await readRolloutArchive(zipSync({ ...files, [START]: strToU8(text) }));
    expect(archive).toEqual(await readRollout(START));
  });

  it('keeps the zero that begins a code', () => {
    expect(parseYaml('x', 'a: 0680\nb: 0114\nc: 12\nd: 1.5\ne: 2026-11-23\nf: true')).toEqual({
      a: '0680',
      b: '0114',
      c: 12,
      d: 1.5,
      e: '2026-11-23',
      f: true,
    });
  });

  it.each([
    ['20,000 nested lists', '['.repeat(20_000)],
    ['20,000 nested lists that close', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['1,000 nested maps', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['10,000 nested keys', '? '.repeat(10_000)],
    ['100,000 quotation marks', '"'.repeat(100_000)],
    ['the same key twice', 'a: 1\na: 2'],
    [
      'aliases that multiply',
      'a: &a [x, x]\n'.concat(
        ...Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*${n ? `b${n - 1}` : 'a'}, *a]\n`),
      ),
    ],
  ])('is refused with %s', (_, text) => {
    expect(() => parseYaml('x.yaml', text)).toThrow(/yaml-invalid/);
  });

  it('is refused above 5 MB', () => {
    expect(() => parseYaml('x.yaml', 'a'.repeat(5_000_001))).toThrow(/file-too-large/);
  });

  it('is read with as many keys as fit', () => {
    const keys = Array.from({ length: 250_000 }, (_, n) => `k${n}: 1`).join('\n');
    const begun = process.cpuUsage();
    parseYaml('x.yaml', keys);
    const { user } = process.cpuUsage(begun);
    // One reader compared each key with all others: 29 s.
    expect(user / 1e6).toBeLessThan(8);
  });
});
