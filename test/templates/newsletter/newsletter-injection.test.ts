import { describe, expect, it } from 'vitest';
import { QUESTION_LINK, UNSUBSCRIBE_LINK } from '../../../domain/mail/variant.ts';
import { renderNewsletter } from '../../../templates/newsletter/render-newsletter.ts';
import { renderQuestion } from '../../../templates/newsletter/render-question.ts';
import { unreadable } from '../../../templates/newsletter/unreadable.ts';
import { MANY_PAYLOADS } from '../injection-payloads.ts';
import { parsedMail } from '../parsed-mail.ts';
import { aNewsletter } from './newsletter-sample.ts';

const ELEMENTS = new Set(
  'html head title meta style body div table tbody tr td p h1 h2 ul ol li a strong em br'.split(' '),
);
const HARMLESS = /^(https:\/\/|mailto:)|^\{\{(unsubscribeLink|questionLink|polls:[\w/,-]+)\}\}$/;

/** Where the links to the questions at the end of an issue come in. */
const POLLS_MARK = /\{\{polls:[\w/,-]+\}\}/g;

/** Nothing that runs, loads or leads to anything but https and mailto. */
async function expectInert(html: string): Promise<void> {
  const { all, find } = await parsedMail(html);
  expect(all.filter(({ tagName }) => !ELEMENTS.has(tagName)).map(({ tagName }) => tagName)).toEqual([]);
  const names = all.flatMap(({ attributes }) => attributes.map(({ key }) => key));
  expect(names.filter((name) => /^on|^src|^srcset|^action|^formaction|^xlink/i.test(name))).toEqual([]);
  for (const link of find('a')) expect(link.getAttributeValue('href')).toMatch(HARMLESS);
}

describe('a piece of news, an issue and a question by mail', () => {
  it('are tried with more than two hundred payloads', () => {
    expect(new Set(MANY_PAYLOADS).size).toBeGreaterThanOrEqual(200);
  });

  it.each(MANY_PAYLOADS)('have no active content from %j in any field', async (payload) => {
    const facts = { ...aNewsletter().facts, supplier: { type: 'text', text: payload } } as const;
    // What is refused when it is added cannot stand in an issue.
    const markdown = unreadable(payload, facts) === undefined ? payload : 'Före {supplier} efter.';
    const issue = renderNewsletter(
      aNewsletter({
        lead: payload,
        service: payload,
        organisation: payload,
        sender: payload,
        you: [payload],
        registerNumber: payload,
        milestones: [{ kind: 'x', name: payload, reached: true }],
        next: [{ kind: 'x', name: payload, date: '2027-03-01' }],
        items: [
          { title: payload, locale: 'sv', markdown },
          { title: payload, locale: 'en', markdown: '- **{supplier}**\n- [{supplier}]({guideUrl})' },
        ],
        facts,
      }),
    );
    const question = renderQuestion({
      locale: 'sv',
      service: payload,
      organisation: payload,
      sender: payload,
      contact: { name: payload, address: 'maja@granberg.example' },
      confirmUrl: 'https://pages.example/subscription/k1.a.b',
    });
    for (const { html, text } of [issue, question]) {
      await expectInert(html);
      for (const part of [html, text])
        expect(part.replace(QUESTION_LINK, '').replace(POLLS_MARK, '').split('{{').length).toBe(
          part.split(UNSUBSCRIBE_LINK).length,
        );
    }
  });
});
