import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { PALETTE } from '../../../templates/styles/palette.gen.ts';
import { contrast } from '../contrast.ts';

function colour(token: string | undefined): readonly [string, string] {
  const shades = Object.entries(PALETTE).find(([name]) => name === token)?.[1];
  if (!shades) throw new Error(`no token ${token}`);
  return shades;
}

const charts = await readFile(new URL('../../../templates/styles/charts.css', import.meta.url), 'utf8');
const HEAT = [
  ...charts.matchAll(
    /\.((?:heat-\d|overdue)[\w-]*) \{\s*background: var\(--([\w-]+)\);\s*color: var\(--([\w-]+)\);/g,
  ),
];

describe('what is written in a map can be read', () => {
  it('has five shades of what is told and two of what is overdue', () => expect(HEAT).toHaveLength(7));

  it.each(HEAT.map(([, name, ground, ink]) => ({ name, ground, ink })))('on $name', ({ ground, ink }) => {
    for (const scheme of [0, 1] as const)
      expect(contrast(colour(ground)[scheme], colour(ink)[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each([0, 1] as const)('and on the page, links and states among it, in scheme %i', (scheme) => {
    for (const name of ['ink', 'muted', 'link', 'ok', 'wait', 'late', 'none'] as const)
      expect(contrast(PALETTE.bg[scheme], PALETTE[name][scheme]), name).toBeGreaterThanOrEqual(4.5);
  });
});
