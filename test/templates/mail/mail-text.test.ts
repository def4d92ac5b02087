import { describe, expect, it } from 'vitest';
import type { MailContent } from '../../../domain/mail/variant.ts';
import { renderMail } from '../../../templates/mail/render-mail.ts';
import { renderQuestion } from '../../../templates/newsletter/render-question.ts';
import { parsedMail, wholeText } from '../parsed-mail.ts';
import { numbersIn, targetsIn } from '../said-in.ts';
import { aMail } from './mail-sample.ts';

const LONG_URL = `https://guide.bob.example/${'en-lang-adress/'.repeat(12)}`;

function withText(markdown: string, otherwise: Parameters<typeof aMail>[0] = {}): MailContent {
  return { ...aMail(otherwise), sections: [{ topic: 'one', locale: 'sv', title: 'Rubriken', markdown }] };
}

/** The lines between the heading "Rubriken" and the next heading. */
function sectionOf(text: string): string {
  return /\nRubriken\n-{8}\n\n([\s\S]*?)\n\nFrågor\?\n/.exec(text)?.[1] ?? '';
}

describe('the plain-text part of a mail', () => {
  it('has the targets, dates and numbers of the HTML part, all of them and no others', async () => {
    const { html, text } = renderMail(aMail({ sections: 16 }));
    const { find } = await parsedMail(html);
    const hrefs = find('a').map(
      (link) => link.getAttributeValue('href')?.replaceAll('&amp;', '&').replace('mailto:', '') ?? '',
    );
    expect(targetsIn(text)).toEqual(new Set(hrefs));
    expect(targetsIn(text)).toContain('https://www.bob.example/projektet?del=1&sida=2');
    expect(numbersIn(text)).toEqual(numbersIn(find('body').map(wholeText).join(' ')));
    expect(numbersIn(text)).toEqual(new Set(['1', '3', '198', '2026', '2027', '0417']));
  });

  it('leads to the poll by the same placeholder as the HTML part, whole and once', () => {
    const { html, text } = renderMail({ ...aMail(), poll: { milestone: 'bob-decided-2026' } });
    for (const part of [html, text]) expect(part.split('{{polls:bob-decided-2026}}')).toHaveLength(2);
  });

  it('has the words of the HTML part in the same order', async () => {
    const { html, text } = renderMail(aMail({ sections: 6 }));
    const { find } = await parsedMail(html);
    const lines = text.replaceAll(/\s+/g, ' ');
    let at = 0;
    for (const words of find('body *')
      .filter(({ tagName }) => ['p', 'h1', 'h2', 'li'].includes(tagName))
      .map(wholeText)) {
      const found = lines.indexOf(words.replace(/\.$/, ''), at);
      expect(found, words).toBeGreaterThanOrEqual(at);
      at = found;
    }
  });

  it('keeps to 76 characters a line, and gives a longer address a line of its own', () => {
    const facts = { ...aMail().facts, guideUrl: { type: 'url', text: LONG_URL } as const };
    const { text } = renderMail(aMail({ sections: 16, facts }));
    const long = text.split('\n').filter((line) => line.length > 76);
    expect(new Set(long)).toEqual(new Set([LONG_URL]));
  });

  it('has no entities, tags, styles or Markdown left in it', () => {
    const facts = { ...aMail().facts, supplier: { type: 'text', text: 'Bok & Bidrag "Nord" AB' } as const };
    const { text } = renderMail(aMail({ sections: 16, facts }));
    expect(text).toContain('Bok & Bidrag "Nord" AB');
    expect(text).not.toMatch(/&\w+;|<\/?\w|\*\*|\]\(|#[0-9A-F]{6}|!important/);
  });

  it('writes a link as its words and its target, below the paragraph that it stands in', () => {
    const { text } = renderMail(
      withText('Läs [guiden för kommuner]({guideUrl}) först. Skriv sedan till [oss]({contactEmail}).'),
    );
    expect(sectionOf(text)).toBe(
      [
        'Läs guiden för kommuner först. Skriv sedan till oss.',
        'Guiden för kommuner: https://guide.bob.example/sv/kommuner',
        'Oss: maja.lindqvist@granberg.example',
      ].join('\n'),
    );
  });

  it('says the words of a link once where the link is all', () => {
    const { text } = renderMail(withText('[Guiden för kommuner]({guideUrl})\n\nLäs den först.'));
    expect(sectionOf(text)).toBe(
      'Guiden för kommuner: https://guide.bob.example/sv/kommuner\n\nLäs den först.',
    );
  });

  it('says once what the mail is, where it is no step of a rollout', () => {
    const { text } = renderQuestion({
      ...{ locale: 'sv', service: 'Bokning och bidrag', organisation: 'Malmö stad', sender: 'Malmö stad' },
      ...{
        contact: { name: 'Bo Ek', address: 'bo.ek@malmo.example' },
        confirmUrl: 'https://pages.example/x',
      },
    });
    expect(text.match(/^Bekräfta din prenumeration$/gm)).toHaveLength(1);
    expect(text).toContain('Bekräfta prenumerationen:');
    expect(text).not.toMatch(/^Bekräfta prenumerationen$/m);
    expect(text.match(/bo\.ek@malmo\.example/g)).toHaveLength(1);
  });

  it('says a mail address once, where it stands', () => {
    const { text } = renderMail(withText('Skriv till {contactName}, {contactEmail}, om något är fel.'));
    expect(sectionOf(text)).toBe(
      'Skriv till Maja Lindqvist, maja.lindqvist@granberg.example, om något är fel.',
    );
  });

  it('numbers and indents lists, also one within another', () => {
    const { text } = renderMail(withText('1. Boka\n2. Betala\n   - med kort\n   - mot faktura'));
    expect(sectionOf(text)).toBe('1. Boka\n2. Betala\n   - med kort\n   - mot faktura');
  });
});
