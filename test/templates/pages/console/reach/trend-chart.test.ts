import { describe, expect, it } from 'vitest';
import {
  type ChartPoint,
  isWide,
  sparkline,
  trendChart,
} from '../../../../../templates/pages/console/reach/trend-chart.ts';

const at = (percent: number | undefined, over: Partial<ChartPoint> = {}): ChartPoint => ({
  ...{ percent, title: `${percent} %`, day: '2026-11-23', dayText: '23 nov', partial: false },
  ...over,
});

/** The drawing, taken apart: what stands in elements of a class, and attributes of elements by name. */
function drawn(points: readonly ChartPoint[]) {
  const { markup } = trendChart({
    ...{ id: 'told', title: 'Told', desc: 'All of it in words', first: 4, points },
    worry: false,
  });
  const texts = (kind: string) =>
    [...markup.matchAll(/<text class="([^"]+)"[^>]*>([^<]*)<\/text>/g)]
      .filter(([, names = '']) => names.split(' ').includes(kind))
      .map(([, , text]) => text);
  const attributes = (element: string, ...names: string[]) =>
    [...markup.matchAll(new RegExp(`<${element}( [^>]*)>`, 'g'))].map(([, all = '']) =>
      names.map((name) => new RegExp(` ${name}="([^"]*)"`).exec(all)?.[1]),
    );
  const [line] = attributes('path class="line"', 'd');
  return { markup, texts, attributes, line: line?.[0] };
}

describe('a chart of shares', () => {
  it('is 320 wide up to six points, with 0 at 140 and 100 at 28; the number stands at each point', () => {
    const { markup, texts, attributes, line } = drawn([at(0), at(50), at(100)]);
    expect(attributes('svg', 'width', 'role', 'aria-labelledby')).toEqual([['320', 'img', 'told-title']]);
    // 44 on the left, 24 on the right: 252 between the first and the last.
    expect(attributes('circle', 'cx', 'cy')).toEqual([
      ['44', '140'],
      ['170', '84'],
      ['296', '28'],
    ]);
    expect(line).toBe('M44 140 L170 84 L296 28');
    expect(texts('value')).toEqual(['0', '50', '100']);
    expect(texts('place')).toEqual(['4', '5', '6']);
    expect(markup).toContain(
      '<title id="told-title">Told</title><desc id="told-desc">All of it in words</desc>',
    );
  });

  it('has one point in the middle, and no line, where there is one milestone', () => {
    const { attributes, line } = drawn([at(79)]);
    expect(attributes('circle', 'cx')).toEqual([['170']]);
    expect(line).toBe('M170 51.5');
  });

  it('breaks where there is nothing to share, and says so with a dash', () => {
    const { texts, line } = drawn([at(50), at(undefined), at(50), at(100)]);
    expect(line).toBe('M44 84 M212 84 L296 28');
    expect(texts('value')).toEqual(['50', '–', '50', '100']);
  });

  it('draws a ring where fewer organisations are told of', () => {
    const { attributes } = drawn([at(50), at(60, { partial: true })]);
    expect(attributes('circle', 'class')).toEqual([['dot'], ['dot part']]);
  });

  it('says the year once, and again where it changes', () => {
    const { texts } = drawn([
      at(1, { day: '2026-11-23' }),
      at(2),
      at(3, { day: '2027-01-02', dayText: '2 jan' }),
    ]);
    expect(texts('day')).toEqual(['23 nov', '2026', '23 nov', '2 jan', '2027']);
  });

  it('grows by 50 a point beyond six, so that no number covers another', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => at(index * 5));
    const { attributes } = drawn(twenty);
    expect(attributes('svg', 'width')).toEqual([[String(44 + 24 + 19 * 50)]]);
    const xs = attributes('circle', 'cx').map(([x]) => Number(x));
    expect(Math.min(...xs.slice(1).map((x, index) => x - (xs[index] ?? 0)))).toBe(50);
    expect([isWide(6), isWide(7)]).toEqual([false, true]);
  });

  it('lets the words in it be words', () => {
    const { markup } = drawn([at(1, { title: '<script>alert(1)</script>' })]);
    expect(markup).toContain('<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>');
    expect(markup).not.toContain('<script');
  });
});

describe('a small line', () => {
  it('is the same without words, and hidden from whoever hears the numbers', () => {
    const { markup } = sparkline([0, undefined, 100]);
    expect(markup).toContain('aria-hidden="true"');
    expect(markup).toContain('d="M4 24 M92 4"');
    expect(markup).toContain('<circle class="dot" cx="92" cy="4" r="3"/>');
    expect(sparkline([undefined]).markup).not.toContain('circle');
  });
});
