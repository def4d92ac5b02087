import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyOf, PARTITIONS, ROWS, rangeOf } from '../../../../functions/adapters/dynamodb/keys.ts';

const ADAPTERS = 'functions/adapters/dynamodb';

describe('the keys of the table', () => {
  it('are stored as they always were', () => {
    expect(keyOf('dispatch', { dispatchId: 'm' })).toEqual({ pk: 'MILESTONE#m', sk: 'MILESTONE' });
    expect(keyOf('delivery', { dispatchId: 'm', organisation: '1280', delivery: 'd' })).toEqual({
      pk: 'MILESTONE#m#1280',
      sk: 'DELIVERY#d',
    });
    expect(keyOf('deliveryCounts', { dispatchId: 'm', organisation: '1280' }).sk).toBe('TALLY#1280');
    expect(keyOf('text', { catalogue: 'bob', version: 'v1', topic: 'start', locale: 'sv' })).toEqual({
      pk: 'CATALOGUE#bob@v1',
      sk: 'TEXT#start#sv',
    });
    expect(keyOf('ledger', { milestone: 'm', organisation: '1280' })).toEqual({ pk: 'LEDGER#m', sk: '1280' });
  });

  it('begin alike for all rows of a kind, as far as their fields are known', () => {
    const part = { dispatchId: 'm', organisation: '1280' };
    expect(rangeOf('settlement', part).prefix).toBe('SETTLEMENT#');
    expect(rangeOf('settlement', { ...part, delivery: 'd' }).prefix).toBe('SETTLEMENT#d#');
    expect(rangeOf('ledger', { milestone: 'm' })).toEqual({ pk: 'LEDGER#m', prefix: '' });
  });

  it('differ from kind to kind', () => {
    const shapes = Object.values(ROWS).map(({ of, sk }) => `${PARTITIONS[of]} ${sk}`);
    expect(new Set(shapes.map((shape) => shape.replaceAll(/\{\w+\}/g, '*'))).size).toBe(shapes.length);
  });

  it('are built nowhere else', () => {
    const others = readdirSync(ADAPTERS).filter((file) => file !== 'keys.ts');
    const literal = /\b[ps]k: ?['"`]|['"`][A-Z-]+#/;
    expect(others.filter((file) => literal.test(readFileSync(`${ADAPTERS}/${file}`, 'utf8')))).toEqual([]);
  });

  it('are those that the architecture lists', () => {
    const rows =
      readFileSync('docs/architecture.md', 'utf8').split('\n## Rows\n')[1]?.split('\n## ')[0] ?? '';
    const listed = [...rows.matchAll(/^\| `(.+?)` \| (`.+?`) \| /gm)].flatMap(([, pk, sks = '']) =>
      [...sks.matchAll(/`(.+?)`/g)].map(([, sk]) => `${pk} ${sk}`),
    );
    const kept = Object.values(ROWS).map(({ of, sk }) => `${PARTITIONS[of]} ${sk}`);
    expect(listed.sort()).toEqual(kept.sort());
  });
});
