import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { beforeAll, describe, expect, it } from 'vitest';

/** A small house, each file with what it imports. */
const HOUSE: Readonly<Record<string, string>> = {
  'domain/shared/number.ts': '',
  'domain/rollout/below.ts': '../shared/number.ts',
  'functions/web/http/inwards.ts': '../../../domain/shared/number.ts',
  'domain/shared/above.ts': '../rollout/below.ts',
  'domain/links/beside.ts': '../people/neighbour.ts',
  'domain/people/neighbour.ts': '',
  'domain/shared/outwards.ts': '../../functions/web/http/inwards.ts',
  'domain/shared/lost.ts': '../attic/lost.ts',
  'domain/attic/lost.ts': '',
  'domain/plan/one.ts': './other.ts',
  'domain/plan/other.ts': './one.ts',
};

/** Of each file that breaks rules, their names. */
let broken: Map<string, string[]>;

beforeAll(async () => {
  const house = await mkdtemp(path.join(tmpdir(), 'budkavle-house-'));
  for (const [file, imported] of Object.entries(HOUSE)) {
    await mkdir(path.join(house, path.dirname(file)), { recursive: true });
    // Types alone, of which no running program knows.
    const text = imported === '' ? 'export type A = number;' : `export type { A } from '${imported}';`;
    await writeFile(path.join(house, file), `${text}\n`);
  }
  const { forbidden = [], options = {} } = await extractDepcruiseConfig('./.dependency-cruiser.cjs');
  const { output } = await cruise(Object.keys(HOUSE), {
    ...{ baseDir: house, validate: true, ruleSet: { forbidden } },
    tsPreCompilationDeps: options.tsPreCompilationDeps ?? false,
  });
  await rm(house, { recursive: true });
  if (typeof output === 'string') throw new Error(output);
  broken = new Map(
    [...Map.groupBy(output.summary.violations, ({ from }) => from)].map(([file, violations]) => [
      file,
      violations.map(({ rule }) => rule.name),
    ]),
  );
});

describe('an import', () => {
  it.each(['domain/rollout/below.ts', 'functions/web/http/inwards.ts'])('in %s is allowed', (file) => {
    expect(broken.get(file)).toBeUndefined();
  });

  it.each([
    ['domain/shared/above.ts', 'domain/shared/-imports-rooms-below'],
    ['domain/links/beside.ts', 'domain/links/-imports-rooms-below'],
    ['domain/shared/outwards.ts', 'domain-imports-inwards'],
    ['domain/shared/lost.ts', 'domain-has-rooms'],
    ['domain/plan/one.ts', 'no-circles'],
  ])('in %s is refused by %s', (file, rule) => {
    expect(broken.get(file)).toContain(rule);
  });
});
