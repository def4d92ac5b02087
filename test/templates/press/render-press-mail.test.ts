import { describe, expect, it } from 'vitest';
import { QUESTION_LINK, UNSUBSCRIBE_LINK } from '../../../domain/mail/variant.ts';
import { renderPressMail } from '../../../templates/press/render-press-mail.ts';
import { decoded, parsedMail, wholeText } from '../parsed-mail.ts';
import { aPressMail } from './press-sample.ts';

const sample = aPressMail();
const corrected = { ...sample.text, correction: 'Vi skrev fel dag.' };

describe('the mail of a press release', () => {
  it('has the headline for its subject, with what it corrects and whose it is before it', () => {
    expect(renderPressMail(sample).subject).toBe('En leverantör har valts');
    expect(renderPressMail(aPressMail({ text: corrected })).subject).toBe(
      'RÄTTELSE: En leverantör har valts',
    );
    expect(renderPressMail(aPressMail({ locale: 'en', text: corrected })).subject).toBe(
      'CORRECTION: En leverantör har valts',
    );
    const local = { local: true, sender: 'Malmö stad' };
    expect(renderPressMail(aPressMail(local)).subject).toBe('Malmö stad: En leverantör har valts');
    expect(renderPressMail(aPressMail({ ...local, text: corrected })).subject).toBe(
      'RÄTTELSE: Malmö stad: En leverantör har valts',
    );
  });

  it('stands alone as plain text, in an order that can be pasted', () => {
    const { text } = renderPressMail(aPressMail({ text: corrected }));
    const inOrder = [
      'Bokning och bidrag',
      'Pressmeddelande',
      'En leverantör har valts\n=',
      'Vi skrev fel dag.',
      'Stockholm, 4 december 2026',
      'Exempelbolaget AB har tilldelats upphandlingen.',
      'Det kostar 2 kronor per invånare.',
      '- ett\n- två',
      'Projektets sidor: https://bob.example/projektet',
      '– Nu gör vi det tillsammans.\nBirgitta Ståhl, projektledare',
      '- Leverantör: Exempelbolaget AB',
      'Barn som provar skridskor\nFoto: Ida Ström\nFri att använda',
      'https://bob.example/bilder/original.png',
      'Tuva Rehnberg, pressansvarig\nTelefon: 08-555 00 10\npress@skr.example',
      'SKR samordnar införandet.',
      'https://news.example/newsroom/x\n',
      `Lämna presslistan: ${UNSUBSCRIBE_LINK}`,
      'Diarienummer: SKR2026/01187',
    ];
    const places = inOrder.map((words) => text.indexOf(words));
    expect(inOrder.filter((_, index) => (places[index] ?? -1) < 0)).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text.split('\n').filter((line) => line.length > 76 && !line.includes('https://'))).toEqual([]);
  });

  it('says the same in HTML, with every link of the text', async () => {
    const { html, text } = renderPressMail(aPressMail({ text: corrected }));
    const { root, find } = await parsedMail(html);
    const shown = wholeText(root);
    for (const line of text.split('\n').filter((line) => line !== '' && !/^[=-]+$|https?:|\{\{/.test(line)))
      expect(shown).toContain(
        line
          .replace(/^- (.+?): /, '$1 ')
          .replace(/^- /, '')
          .trim(),
      );
    const targets = find('a').map((link) => decoded(link.getAttributeValue('href') ?? ''));
    expect(targets).toEqual([
      'https://bob.example/projektet',
      sample.imageLinks[sample.images[0]?.id ?? ''],
      'https://bob.example/bilder/original.png',
      'mailto:press@skr.example',
      QUESTION_LINK,
      'https://news.example/newsroom/x',
      UNSUBSCRIBE_LINK,
    ]);
    expect(find('h1')).toHaveLength(1);
    expect(find('img')).toEqual([]);
    expect(html.length).toBeLessThan(100_000);
  });

  it('dates by the day in Sweden, not in UTC', () => {
    const text = renderPressMail(
      aPressMail({ publishAt: Date.parse('2026-12-04T23:30:00Z'), locale: 'en' }),
    ).text;
    expect(text).toContain('Stockholm, 5 December 2026');
  });

  it('has its own words in Swedish and English, none left over', () => {
    for (const locale of ['sv', 'en', 'fi']) {
      const { text, html } = renderPressMail(aPressMail({ locale }));
      expect(text.replace(UNSUBSCRIBE_LINK, '').replace(QUESTION_LINK, '')).not.toMatch(/[{}]/);
      expect(html.split(UNSUBSCRIBE_LINK)).toHaveLength(2);
    }
  });
});
