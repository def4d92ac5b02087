import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { mailTo, markdownReader } from '../../../templates/mail/markdown-reader.ts';

const read = markdownReader({
  supplier: { type: 'text', text: '**Bok** & [Bidrag](https://x.example) AB' },
  guideUrl: { type: 'url', text: 'https://guide.bob.example/a?b=1' },
  contactEmail: { type: 'email', text: 'maja+bob@västerås.example' },
  wrongUrl: { type: 'url', text: 'javascript:alert(1)' },
});

const paragraph = (...children: unknown[]) => [{ kind: 'paragraph', children }];
const text = (text: string) => ({ kind: 'text', text });

describe('reading the Markdown of a text', () => {
  it('puts a fact in as text, whatever signs of Markdown it holds', () => {
    expect(read('Hos {supplier}.')).toEqual(
      paragraph(text('Hos '), text('**Bok** & [Bidrag](https://x.example) AB'), text('.')),
    );
  });

  it('puts facts into strong words and into the words of a link', () => {
    expect(read('**{guideUrl}**')).toEqual(
      paragraph({ kind: 'strong', children: [text('https://guide.bob.example/a?b=1')] }),
    );
    const url = 'https://guide.bob.example/a?b=1';
    const words = text('**Bok** & [Bidrag](https://x.example) AB');
    expect(read('[{supplier}]({guideUrl})')).toEqual(
      paragraph({ kind: 'link', url, shown: url, children: [words] }),
    );
  });

  it('reads the same text with the facts of each reader, also where a link leads to one by another spelling', () => {
    const shownTo = (address: string) =>
      ['{contactEmail}', '[Fråga](&lbrace;contactEmail&rbrace;)'].map((markdown) =>
        JSON.stringify(markdownReader({ contactEmail: { type: 'email', text: address } })(markdown)),
      );
    for (const words of shownTo('maja@malmo.example')) expect(words).toContain('maja@malmo.example');
    for (const words of shownTo('bo@lund.example')) {
      expect(words).toContain('bo@lund.example');
      expect(words).not.toContain('malmo');
    }
  });

  it('makes a mail link of an address, with a domain that every mail program takes', () => {
    const link = { url: 'mailto:maja+bob@xn--vsters-buam.example', shown: 'maja+bob@västerås.example' };
    expect(read('[oss]({contactEmail})')).toEqual(
      paragraph({ kind: 'link', ...link, children: [text('oss')] }),
    );
    expect(mailTo('a&b=c?d#e%f@granberg.example')).toBe('mailto:a%26b=c%3Fd%23e%25f@granberg.example');
  });

  it('makes a link of a mail address that stands in a text, but not of one within a link', () => {
    const address = 'maja+bob@västerås.example';
    const url = 'mailto:maja+bob@xn--vsters-buam.example';
    expect(read('{contactEmail}')).toEqual(
      paragraph({ kind: 'link', url, shown: address, children: [text(address)] }),
    );
    const strong = { kind: 'strong', children: [text(address)] };
    expect(read('[**{contactEmail}**]({contactEmail})')).toEqual(
      paragraph({ kind: 'link', url, shown: address, children: [strong] }),
    );
  });

  it('keeps braces that name no fact as they stand', () => {
    expect(read('{ supplier } {Supplier} {}')).toEqual(paragraph(text('{ supplier } {Supplier} {}')));
  });

  it('takes headings, HTML, images, code, quotes and tables as plain words', () => {
    for (const words of [
      '# Rubrik',
      '<b>fet</b>',
      '`kod`',
      '&gt; citat',
      '---',
      '    indragen',
      '~~struken~~',
    ]) {
      expect(read(words).map(({ kind }) => kind)).toEqual(['paragraph']);
      expect(JSON.stringify(read(words))).not.toMatch(/"kind":"(?!paragraph|text)/);
    }
  });

  it('refuses a fact without value and names it, rather than leave a hole', () => {
    expect(() => read('Den {goLiveDate}.')).toThrow(InvalidInput);
    expect(() => read('Den {goLiveDate}.')).toThrow('fact-without-value {"fact":"goLiveDate"}');
    expect(() => read('{toString}')).toThrow('fact-without-value {"fact":"toString"}');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'data:image/png;base64,x',
    'http://osaker.example',
    'vbscript:x',
    'file:///etc/passwd',
    '//utan.example',
    'en-sida',
    '{wrongUrl}',
    '{supplier}',
  ])('refuses a link to %s', (target) => {
    expect(() => read(`[ord](<${target}>)`)).toThrow('link-invalid');
  });
});
