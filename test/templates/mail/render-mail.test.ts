import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { RECIPIENT_NAME } from '../../../domain/mail/variant.ts';
import { renderMail } from '../../../templates/mail/render-mail.ts';
import { lineage, ownText, parsedMail, styleOf, wholeText } from '../parsed-mail.ts';
import { aMail } from './mail-sample.ts';

const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
const pixels = (value: string | undefined) => Number(/^(\d+)px$/.exec(value ?? '')?.[1] ?? Number.NaN);

describe('the HTML part of a mail', async () => {
  const mail = renderMail(aMail({ sections: 16 }));
  const { all, find } = await parsedMail(mail.html);
  const speaking = find('body *').filter((element) => ownText(element) !== '');

  it('has document type, language, direction, character set, viewport and the subject as its title', () => {
    expect(mail.html).toMatch(/^<!doctype html>\n<html lang="sv" dir="ltr"/);
    expect(find('title').map(wholeText)).toEqual([mail.subject]);
    expect(find('meta').map((meta) => meta.getAttributeValue('content'))).toEqual(
      expect.arrayContaining([
        'text/html; charset=UTF-8',
        'width=device-width, initial-scale=1',
        'light dark',
      ]),
    );
  });

  it('says language and direction again inside the body, since mail programs take the html element away', () => {
    const [child, ...more] = find('body > *');
    expect(more).toEqual([]);
    expect([child?.getAttributeValue('lang'), child?.getAttributeValue('dir')]).toEqual(['sv', 'ltr']);
  });

  it('marks every table as layout, also those that only Outlook sees', () => {
    const tables = mail.html.match(/<table[^>]*>/g) ?? [];
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((table) => !table.includes('role="presentation"'))).toEqual([]);
  });

  it('has one main heading, the milestone, and one heading under it for each part', () => {
    expect(find('h1').map(wholeText)).toEqual(['Upphandlingen är avgjord']);
    expect(find('h2').map(wholeText)).toEqual([
      'Ditt nästa steg',
      'I det här mejlet',
      ...aMail({ sections: 16 }).sections.map(({ title }) => title),
    ]);
    expect(find('h3, h4, h5, h6')).toEqual([]);
  });

  it('needs nothing from elsewhere and shows no image', () => {
    expect(find('img, svg, link, script, iframe, object, embed, form, input, video, audio, base')).toEqual(
      [],
    );
    expect(
      all.filter((element) =>
        ['src', 'srcset', 'background', 'poster'].some((name) => element.hasAttribute(name)),
      ),
    ).toEqual([]);
    expect(mail.html).not.toMatch(/url\(|@import|@font-face/);
  });

  it('hides nothing', () => {
    expect(mail.html).not.toMatch(
      /display:\s*none|visibility:\s*hidden|opacity:\s*0|text-indent|aria-hidden|max-height:\s*0/,
    );
    expect(find('[tabindex], [hidden]')).toEqual([]);
    expect(speaking.filter((element) => !sizeOf(element))).toEqual([]);
  });

  it('is set in 16 px or more, with lines at least half as high again or, in headings, a quarter', () => {
    for (const element of speaking) {
      const size = sizeOf(element);
      const line = pixels(nearest(element, 'line-height'));
      expect(size).toBeGreaterThanOrEqual(16);
      expect(line / size).toBeGreaterThanOrEqual(/^h\d$/.test(element.tagName) ? 1.25 : 1.5);
    }
  });

  it('begins every line at the left and is at most 600 px wide', () => {
    expect(mail.html).not.toMatch(/text-align:\s*(center|right|justify)/);
    const widths = find('body [style]').map((element) => pixels(styleOf(element, 'max-width')));
    expect(Math.max(...widths.filter((width) => !Number.isNaN(width)))).toBe(600);
  });

  it('fits a screen of 320 px: nothing visible has a fixed width above 272', () => {
    const fixed = find('body *').flatMap((element) => [
      styleOf(element, 'width'),
      `${element.getAttributeValue('width') ?? ''}px`,
    ]);
    const widths = fixed.map(pixels).filter((width) => !Number.isNaN(width));
    expect(Math.max(...widths)).toBeLessThanOrEqual(272);
  });

  it('underlines links and gives each target words of its own that say where it leads', () => {
    const links = find('a');
    expect(links.length).toBeGreaterThan(4);
    const targets = new Map<string, Set<string>>();
    for (const link of links) {
      expect(styleOf(link, 'text-decoration')).toBe('underline');
      expect(wholeText(link)).not.toMatch(/^(klicka|läs mer|här|click|read more|here)\b|https?:|^\S{0,3}$/i);
      const href = link.getAttributeValue('href') ?? '';
      targets.set(wholeText(link), (targets.get(wholeText(link)) ?? new Set()).add(href));
    }
    expect([...targets.values()].filter((hrefs) => hrefs.size > 1)).toEqual([]);
  });

  it('draws the mark with one notch a milestone and says in words how far the rollout has come', () => {
    const [mark] = find('[role="img"]');
    expect(mark?.getAttributeValue('aria-label')).toBe(
      'Nått: Upphandlingen är avgjord. Återstår: Tjänsten är ansluten, Tjänsten är i bruk.',
    );
    expect(find('.inlay')).toHaveLength(1);
    expect(find('p').map(wholeText)).toContain('Steg 1 av 3');
  });

  it('stays under the size at which mail programs cut it off, with sixteen sections', () => {
    expect(Buffer.byteLength(mail.html)).toBeLessThan(90_000);
  });

  function nearest(element: (typeof all)[number], property: string): string | undefined {
    return lineage(element)
      .map((around) => styleOf(around, property))
      .find((value) => value !== undefined);
  }

  function sizeOf(element: (typeof all)[number]): number {
    return pixels(nearest(element, 'font-size'));
  }
});

describe('the content of a mail', () => {
  it('is accessible and well-formed to html-validate, apart from the attributes that Outlook still needs', () => {
    const rules = { 'no-deprecated-attr': 'off', 'prefer-native-element': 'off' } as const;
    const extend = ['html-validate:a11y', 'html-validate:standard'];
    const judge = new HtmlValidate({ root: true, extends: extend, rules });
    for (const sections of [1, 5, 16]) {
      const report = judge.validateStringSync(renderMail(aMail({ sections })).html);
      expect(
        report.results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
        ),
      ).toEqual([]);
    }
  });

  it('has the place for the name once in each part and in no other words than the greeting', async () => {
    const { html, text, subject } = renderMail(aMail());
    expect(html.split(RECIPIENT_NAME)).toHaveLength(2);
    expect(text.split(RECIPIENT_NAME)).toHaveLength(2);
    expect(text).toContain('\nHej {{recipientName}},\n');
    expect((await parsedMail(html)).find('p').map(wholeText)).toContain('Hej {{recipientName}},');
    expect(subject).toBe('Bokning och bidrag: upphandlingen är avgjord');
  });

  it('lists what is in it only where there are five sections or more', () => {
    expect(renderMail(aMail({ sections: 4 })).text).not.toContain('I det här mejlet');
    expect(renderMail(aMail({ sections: 5 })).text).toContain('I det här mejlet');
  });

  it('sets one next step as a paragraph, several as a list, and leaves the box out where there is none', async () => {
    const none = renderMail(aMail({ nextSteps: [] }));
    expect(none.text).not.toContain('nästa steg\n-');
    expect(none.html).not.toContain('class="mj-column-per-100 mj-outlook-group-fix surface"');
    const two = renderMail(aMail({ nextSteps: ['Läs planen.', 'Boka ett möte.'] }));
    expect(two.text).toContain('Dina nästa steg\n---------------\n\n- Läs planen.\n- Boka ett möte.\n');
    expect((await parsedMail(two.html)).find('.surface li').map(wholeText)).toEqual([
      'Läs planen.',
      'Boka ett möte.',
    ]);
  });

  it('says by when the next step is asked for, if by any day', async () => {
    const dated = renderMail(aMail({ nextStepsBy: '2026-12-04' }));
    expect(dated.text).toContain('\nDitt nästa steg, senast den 4 december 2026\n---');
    expect((await parsedMail(dated.html)).find('h2').map(wholeText)).toContain(
      'Ditt nästa steg, senast den 4 december 2026',
    );
    expect(renderMail(aMail({ locale: 'en', nextStepsBy: '2026-12-04' })).text).toContain(
      'Your next step, by 4 December 2026\n',
    );
    expect(renderMail(aMail({})).text).not.toContain('senast');
  });

  it('joins several roles as the language does', () => {
    const you = ['ledamot i en nämnd', 'lärare', 'granne'];
    expect(flat(renderMail(aMail({ you })).text)).toContain(
      'för att du är ledamot i en nämnd, lärare och granne, enligt Granbergs kommun.',
    );
    const english = aMail({ locale: 'en', you: ['a teacher', 'a neighbour'] });
    expect(flat(renderMail(english).text)).toContain(
      'because you are a teacher and a neighbour, according to Granbergs kommun.',
    );
  });

  it('names sender, register number, contact and whom to write to if something is wrong', () => {
    const { text } = renderMail(aMail({ sender: 'Nationella kansliet' }));
    expect(text).toContain('Avsändare: Nationella kansliet\nDiarienummer: KS 2026/0417\n');
    // The organisation itself has its name at the head.
    expect(renderMail(aMail()).text).not.toContain('Avsändare');
    expect(text).toContain('Skriv till Maja Lindqvist: maja.lindqvist@granberg.example');
    expect(text).toContain('Be om rättelse: maja.lindqvist@granberg.example');
    const { registerNumber: _none, ...unregistered } = aMail();
    expect(renderMail(unregistered).text).not.toContain('Diarienummer');
  });

  it('is the same, to the byte, for the same content', () => {
    expect(renderMail(aMail({ sections: 6 }))).toEqual(renderMail(aMail({ sections: 6 })));
  });
});

describe('a mail that is to be passed on', () => {
  const passOn = {
    ...{ milestone: 'procurement-decided', channel: 'relay', groups: ['vaktmästare', 'lokalvårdare'] },
    ...{ due: '2026-12-01', minutes: 30 },
  };
  const opened = async (sections: number) => {
    const whole = { milestone: 'procurement-decided', variant: 'v1' };
    const content = aMail({ locale: 'sv', passOn, sections, whole });
    const { html } = renderMail({
      ...content,
      sections: content.sections.map((one) => ({ ...one, isShort: true })),
    });
    const links = (await parsedMail(html)).find('a').map((link) => link.getAttributeValue('href') ?? '');
    return { html, href: links.find((href) => href.startsWith('mailto:?'))?.replaceAll('&amp;', '&') ?? '' };
  };

  it('opens a new mail with its texts and without the link that is the relay’s own', async () => {
    const { html, href } = await opened(1);
    expect(html).toContain('{{tasks:procurement-decided/relay}}');
    const [title = ''] = aMail({ locale: 'sv', sections: 1 }).sections.map((section) => section.title);
    const said = decodeURIComponent(href);
    expect(said).toContain(title);
    expect(said).toContain('{{texts:procurement-decided/v1}}');
    expect(said).not.toContain('{{tasks');
    expect(said).not.toContain('{{recipientName');
  });

  it('leaves the texts to their page where they are longer than mail programs take', async () => {
    const { href } = await opened(16);
    expect(href.length).toBeLessThan(2_083);
    expect(href).toContain('{{texts:procurement-decided/v1}}');
  });
});
