import { describe, expect, it } from 'vitest';
import { factsIn, withFacts } from '../../../domain/catalogue/fact-references.ts';
import { parseText, textAt, textBefore, textMarkdown } from '../../../domain/catalogue/text.ts';
import { InvalidInput } from '../../../domain/shared/errors.ts';

const FILE = `# Så ser tidplanen ut

Vi börjar den {goLiveDate}.

- Först kurs
- Sedan start

## procurement-decided

Tidigast den {standstillEnd}.

## go-live

Nu är vi igång.
`;

describe('a text file', () => {
  const text = parseText('timeline', 'sv', FILE);

  it('has a title, a common part and a section for each milestone with words of its own', () => {
    expect(text).toEqual({
      topic: 'timeline',
      locale: 'sv',
      title: 'Så ser tidplanen ut',
      common: 'Vi börjar den {goLiveDate}.\n\n- Först kurs\n- Sedan start',
      sections: { 'procurement-decided': 'Tidigast den {standstillEnd}.', 'go-live': 'Nu är vi igång.' },
    });
  });

  it('is the same with Windows line ends and a byte order mark', () => {
    expect(parseText('timeline', 'sv', `\ufeff${FILE.replaceAll('\n', '\r\n')}`)).toEqual(text);
  });

  it('says the common part and the section of the milestone, and never another section', () => {
    expect(textAt(text, 'go-live')).toBe(`${text.common}\n\nNu är vi igång.`);
    expect(textAt(text, 'integration-ready')).toBe(text.common);
  });

  it('has words of their own for what is told before the day of a milestone', () => {
    const both = parseText('timeline', 'sv', `${FILE}\n## before go-live\n\nSnart är vi igång.\n`);
    expect(both.sections).toEqual(text.sections);
    expect(textBefore(both, 'go-live')).toBe(`${text.common}\n\nSnart är vi igång.`);
    expect(textAt(both, 'go-live')).toBe(`${text.common}\n\nNu är vi igång.`);
    expect(textBefore(both, 'procurement-decided')).toBeUndefined();
    expect(parseText('timeline', 'sv', textMarkdown(both))).toEqual(both);
  });

  it('says nothing at a milestone for which it has no words', () => {
    const sectionsOnly = parseText('timeline', 'sv', '# Titel\n\n## go-live\n\nNu.\n');
    expect(textAt(sectionsOnly, 'go-live')).toBe('Nu.');
    expect(textAt(sectionsOnly, 'procurement-decided')).toBeUndefined();
  });

  it.each([
    ['no title', 'Bara text.\n', 'title'],
    ['a section that is no milestone name', '# Titel\n\n## Go live!\n\nNu.\n', 'sections'],
    ['words beyond 4,000 characters', `# Titel\n\n${'x'.repeat(4001)}\n`, 'common'],
    ['the same section twice', '# Titel\n\n## go-live\n\nEtt.\n\n## go-live\n\nTvå.\n', 'go-live'],
  ])('is refused by topic and language with %s', (_, markdown, where) => {
    expect(() => parseText('timeline', 'sv', markdown)).toThrow(InvalidInput);
    expect(() => parseText('timeline', 'sv', markdown)).toThrow(/text "timeline" in sv/);
    expect(() => parseText('timeline', 'sv', markdown)).toThrow(new RegExp(where));
  });
});

describe('facts in words', () => {
  it('are found once each, in the order of their first use', () => {
    expect(factsIn('Den {goLiveDate} börjar {supplier}, alltså {goLiveDate}.')).toEqual([
      'goLiveDate',
      'supplier',
    ]);
  });

  it('are only names in single braces', () => {
    expect(factsIn('{Supplier} { supplier } {go-live} {} {{x}}')).toEqual(['x']);
  });

  it('are put in, and what has no value stays as it was', () => {
    expect(withFacts('{service}: {when}', { service: 'Boka $& {när}' })).toBe('Boka $& {när}: {when}');
  });
});
