import { describe, expect, it } from 'vitest';
import { tile } from '../../../../../templates/pages/public/rollout/tile.ts';
import { PALETTE } from '../../../../../templates/styles/palette.gen.ts';

type Colour = readonly [number, number, number];

function rgb(hex: string): Colour {
  const at = (index: number) => Number.parseInt(hex.slice(index, index + 2), 16);
  return [at(1), at(3), at(5)];
}

/** WCAG 2.1, relative luminance and contrast ratio. */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const mixed = (over: Colour, under: Colour, share: number): Colour => [
  over[0] * share + under[0] * (1 - share),
  over[1] * share + under[1] * (1 - share),
  over[2] * share + under[2] * (1 - share),
];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('what is drawn in %s', (_, scheme) => {
  const of = (name: keyof typeof PALETTE) => rgb(PALETTE[name][scheme]);
  const tileOf = (name: keyof typeof PALETTE) => rgb(PALETTE[name][scheme]);
  // The pattern lies over the tint with an opacity of 0.16.
  const hatched = mixed(of('ok'), tileOf('tint'), 0.16);

  it.each([
    ['the number on a tile', tileOf('tint-ink'), tileOf('tint')],
    ['the number on its pattern', tileOf('tint-ink'), hatched],
    ['the name beside a tile', of('link'), of('bg')],
    ['words in a box', of('ink'), tileOf('band')],
    ['quiet words in a box', of('muted'), tileOf('band')],
  ])('can be read: %s', (_what, ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['the tick of a full tile', tileOf('full-ink'), tileOf('full')],
    ['the dash of an empty one', of('muted'), of('surface')],
    ['the edge of a tile on its way', of('ok'), tileOf('tint')],
    ['the edge of an empty one', of('none'), of('bg')],
    ['a full tile on the page', tileOf('full'), of('bg')],
  ])('can be told apart: %s', (_what, one, other) => {
    expect(contrast(one, other)).toBeGreaterThanOrEqual(3);
  });
});

describe('a tile', () => {
  const states = [0, 1, 2, 3].map((reached) => tile(reached, 3).markup);

  it('says its state by sign, by pattern and by notches, not by colour alone', () => {
    expect(states.map((markup) => /class="tile (\w+)"/.exec(markup)?.[1])).toEqual([
      'none',
      'some',
      'some',
      'all',
    ]);
    expect(states.map((markup) => markup.match(/inlaid/g)?.length ?? 0)).toEqual([0, 1, 2, 3]);
    expect(states.map((markup) => markup.includes('class="over"'))).toEqual([false, true, true, false]);
    expect(new Set(states).size).toBe(4);
  });

  it('works for a rollout of one step, and of seven', () => {
    for (const steps of [1, 7]) expect(tile(steps, steps).markup.match(/class="cut/g)).toHaveLength(steps);
    expect(tile(3, 7).markup).toContain('>3/7<');
  });
});
