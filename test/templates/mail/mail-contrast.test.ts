import { describe, expect, it } from 'vitest';
import { renderMail } from '../../../templates/mail/render-mail.ts';
import { contrast } from '../contrast.ts';
import { type Element, lineage, ownText, parsedMail, styleOf } from '../parsed-mail.ts';
import { aMail } from './mail-sample.ts';

type Rule = { selector: string; property: string; value: string };

function darkRules(html: string): Rule[] {
  const block = /@media \(prefers-color-scheme: dark\) \{\n([\s\S]*?)\n\}/.exec(html)?.[1] ?? '';
  return [...block.matchAll(/^(.+) \{ ([a-z-]+): (#[0-9A-F]{6}) !important; \}$/gm)].map(
    ([, selector = '', property = '', value = '']) => ({ selector, property, value }),
  );
}

describe('contrast', async () => {
  const { html } = renderMail(aMail({ sections: 6 }));
  const { find } = await parsedMail(html);
  const rules = darkRules(html);
  const speaking = find('body *').filter((element) => ownText(element) !== '');

  const shown = (element: Element, property: string, dark: boolean): string | undefined => {
    const rule = dark
      ? rules.findLast((rule) => rule.property === property && element.matches(rule.selector))
      : undefined;
    return rule?.value ?? styleOf(element, property);
  };
  const seen = (element: Element, property: string, dark: boolean): string =>
    lineage(element)
      .map((around) => shown(around, property, dark))
      .find((value) => value !== undefined) ?? 'none';

  it('is computed as the known pairs say', () => {
    expect(contrast('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2);
    expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
    expect(contrast('#AAAAAA', '#FFFFFF')).toBeCloseTo(2.32, 2);
  });

  it.each([false, true])('is at least 4.5 to 1 for every word (dark: %s)', (dark) => {
    expect(speaking.length).toBeGreaterThan(40);
    const pairs = speaking.map(
      (element) => [seen(element, 'color', dark), seen(element, 'background-color', dark)] as const,
    );
    expect(new Set(pairs.map((pair) => pair.join(' on '))).size).toBeGreaterThanOrEqual(4);
    for (const [ink, ground] of pairs)
      expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it('of the mark to the page is at least 3 to 1, in light and dark', () => {
    const [wood] = find('.stick');
    if (!wood?.parent) throw new Error('the mail has no mark');
    for (const dark of [false, true]) {
      expect(
        contrast(seen(wood, 'background-color', dark), seen(wood.parent, 'background-color', dark)),
      ).toBeGreaterThanOrEqual(3);
    }
  });

  it('follows the reader: every inline colour has a dark one, on the page and on the box', () => {
    const coloured = find('body, body *').flatMap((element) =>
      ['color', 'background-color']
        .filter((property) => styleOf(element, property))
        .map((property) => ({ element, property })),
    );
    const undimmed = coloured.filter(
      ({ element, property }) => shown(element, property, true) === styleOf(element, property),
    );
    expect(
      undimmed.map(
        ({ element, property }) => `${element.tagName}.${element.getAttributeValue('class')} ${property}`,
      ),
    ).toEqual([]);
  });
});
