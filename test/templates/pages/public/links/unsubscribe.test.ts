import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { revokedLinkPage } from '../../../../../templates/pages/public/links/revoked-link.ts';
import {
  badLinkPage,
  leavePage,
  leftPage,
  publicFailedPage,
} from '../../../../../templates/pages/public/links/unsubscribe.ts';
import { CONSOLE_STYLE_VERSION } from '../../../../../templates/styles/styles.gen.ts';
import { LANGUAGE_CODES, type Language } from '../../../../../templates/words/languages.ts';
import { parsedMail, wholeText } from '../../../parsed-mail.ts';

const LIST = 'Bokning & <i>bidrag</i>';
const pages = {
  leave: (locale: Language) => leavePage(locale, { name: LIST }),
  leaveByOldLink: (locale: Language) => leavePage(locale, { name: LIST, revokedKey: 'k1' }),
  left: (locale: Language) => leftPage(locale, LIST),
  badLink: (locale: Language) => badLinkPage(locale),
  failed: (locale: Language) => publicFailedPage(locale),
  revoked: (locale: Language) => revokedLinkPage(locale, { purpose: 'tasks', revokedAt: 0 }),
  revokedConfirmation: (locale: Language) =>
    revokedLinkPage(locale, { purpose: 'confirm-subscription', revokedAt: 0 }),
};
const cases = Object.entries(pages).flatMap(([name, page]) =>
  LANGUAGE_CODES.map((locale) => ({ name, locale, page: page(locale) })),
);

describe.each(cases)('the page "$name" in $locale', ({ page, locale }) => {
  it('is valid HTML in its language, with a title and one heading, without a hole', async () => {
    const { results } = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(
      page,
    );
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => [ruleId, message])),
    ).toEqual([]);
    const { find } = await parsedMail(page);
    expect(find('html')[0]?.getAttributeValue('lang')).toBe(locale);
    expect(find('title').map(wholeText)).toEqual([expect.stringMatching(/^[^{}]{4,60} – Budkavle$/)]);
    expect(find('h1').map(wholeText)).toEqual([expect.stringMatching(/^[^{}]+$/)]);
  });

  it('leads into no console, and takes nothing from elsewhere', async () => {
    const { find } = await parsedMail(page);
    const places = ['a', 'link'].flatMap((name) =>
      find(name).map((element) => element.getAttributeValue('href')),
    );
    const own = [
      '#content',
      '?lang=en',
      '?lang=sv',
      '/files/mark.svg',
      `/files/style.css?v=${CONSOLE_STYLE_VERSION}`,
    ];
    // The foot leads to pages that anybody may see.
    const open = /^\/(rollouts|newsroom|ask|accessibility)\?lang=(sv|en)$/;
    expect(places.filter((place) => !own.includes(place ?? '') && !open.test(place ?? ''))).toEqual([]);
    expect(find('script, iframe, img, object, style, [style], [onclick]')).toEqual([]);
    expect(page).not.toContain('Konsol');
  });
});

describe('the page that asks', () => {
  it.each([
    ['sv', 'Sluta få mejl om Bokning & <i>bidrag</i>?', 'Sluta få mejlen'],
    ['en', 'Stop getting emails about Bokning & <i>bidrag</i>?', 'Stop the emails'],
  ] as const)('names the list and has one button: %s', async (locale, heading, button) => {
    const { find } = await parsedMail(pages.leave(locale));
    expect(find('h1').map(wholeText)).toEqual([heading]);
    expect(find('button').map(wholeText)).toEqual([button]);
  });

  it('posts what a mail program’s one click posts (RFC 8058), to its own address', async () => {
    const { find } = await parsedMail(pages.leave('sv'));
    const [form] = find('form');
    expect(form?.getAttributeValue('method')).toBe('post');
    expect(form?.getAttribute('action')).toBeNull();
    const [field] = find('input');
    expect(['name', 'value'].map((name) => field?.getAttributeValue(name))).toEqual([
      'List-Unsubscribe',
      'One-Click',
    ]);
  });
});

it('the page after it says what was left, and offers no other language, as it cannot be requested again', async () => {
  const { find } = await parsedMail(pages.left('sv'));
  expect(find('main').map(wholeText).join()).toContain('inga fler mejl om Bokning & <i>bidrag</i>.');
  expect(find('nav')).toEqual([]);
});

it('only the page that asks has a form, by an old link too', async () => {
  for (const { name, page } of cases) {
    expect((await parsedMail(page)).find('form')).toHaveLength(name.startsWith('leave') ? 1 : 0);
  }
});
