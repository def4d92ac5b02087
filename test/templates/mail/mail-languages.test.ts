import { describe, expect, it } from 'vitest';
import { renderMail } from '../../../templates/mail/render-mail.ts';
import { lineage, parsedMail, wholeText } from '../parsed-mail.ts';
import { aMail } from './mail-sample.ts';

describe('a mail in a language that the mail has no words of its own in', () => {
  it('uses the Swedish words, and marks them as Swedish', async () => {
    const { html } = renderMail(aMail({ locale: 'fi', sender: 'Nationella kansliet' }));
    const { find } = await parsedMail(html);
    expect(find('body > *')[0]?.getAttributeValue('lang')).toBe('fi');
    const swedish = [
      'Steg 1 av 3',
      'Hej {{recipientName}},',
      'Ditt nästa steg',
      'Avsändare: Nationella kansliet',
    ];
    const said = find('p, h2').filter((element) => swedish.includes(wholeText(element)));
    const languages = said.map((element) =>
      lineage(element)
        .map((around) => around.getAttributeValue('lang'))
        .find(Boolean),
    );
    expect(languages).toEqual(swedish.map(() => 'sv'));
    expect(find('h1')[0]?.closest('[lang]')?.getAttributeValue('lang')).toBe('fi');
  });

  it('reads from the right where the language does, and the Swedish words in it from the left', async () => {
    const { html } = renderMail(aMail({ locale: 'yi' }));
    expect(html).toMatch(/<html lang="yi" dir="rtl"/);
    expect(html).toContain('<p lang="sv" dir="ltr"');
    expect(html).not.toMatch(/text-align:left|direction:ltr|align="left"/);
  });

  it('marks a section whose text comes in another language', async () => {
    const [section] = aMail().sections;
    const sections = [{ topic: 'timeline', title: 'Timeline', markdown: '', ...section, locale: 'sv' }];
    const { find } = await parsedMail(renderMail({ ...aMail({ locale: 'en' }), sections }).html);
    expect(find('h2[lang="sv"]').map(wholeText)).toEqual([section?.title]);
  });
});
