import { describe, expect, it } from 'vitest';
import { type MailContent, QUESTION_LINK, RECIPIENT_NAME } from '../../../domain/mail/variant.ts';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { renderMail } from '../../../templates/mail/render-mail.ts';
import { ATTRIBUTES, LINKS, PAYLOADS, TAGS } from '../injection-payloads.ts';
import { decoded, parsedMail } from '../parsed-mail.ts';
import { aMail } from './mail-sample.ts';

/**
 * A mail in which every word from outside is the payload; only the texts' own Markdown and the mail address are ours.
 */
function poisoned(payload: string): MailContent {
  const honest = aMail();
  return {
    ...honest,
    service: payload,
    organisation: payload,
    milestones: honest.milestones.map((milestone) => ({ ...milestone, name: payload })),
    milestone: { name: payload, subject: payload, lead: payload },
    you: [payload, payload],
    nextSteps: [payload, payload],
    sections: [
      'Före {supplier} efter.',
      '**{supplier}** och [{supplier}]({guideUrl}).',
      '- {supplier}\n- två',
    ].map((markdown, index) => ({
      topic: `topic-${index}`,
      locale: 'sv',
      title: payload,
      markdown,
    })),
    facts: { ...honest.facts, supplier: { type: 'text', text: payload } },
    sender: payload,
    contact: { ...honest.contact, name: payload },
    registerNumber: payload,
  };
}

const ELEMENTS = 'html head title meta style body div table tbody tr td p h1 h2 ul li a strong'.split(' ');
const ATTRIBUTE_NAMES = [
  'lang dir xmlns xmlns:v xmlns:o http-equiv content name type media class style href',
  'role aria-label aria-roledescription',
  'align valign border cellpadding cellspacing width height colspan bgcolor',
].flatMap((names) => names.split(' '));

describe('words from outside', async () => {
  const honest = await parsedMail(renderMail(poisoned('Ordinarie')).html);

  it('are tried with more than sixty payloads', () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThan(60);
  });

  it.each(PAYLOADS)('stay words: %j', async (payload) => {
    const { html } = renderMail(poisoned(payload));
    const { all, find } = await parsedMail(html);

    expect(all.map(({ tagName }) => tagName)).toEqual(honest.all.map(({ tagName }) => tagName));
    expect(new Set(all.map(({ tagName }) => tagName).filter((name) => !ELEMENTS.includes(name)))).toEqual(
      new Set(),
    );
    const names = all.flatMap((element) => element.attributes.map(({ key }) => key));
    expect(new Set(names.filter((name) => !ATTRIBUTE_NAMES.includes(name)))).toEqual(new Set());
    const targets = new Set(find('a').map((link) => link.getAttributeValue('href')));
    expect(targets).toEqual(
      new Set([
        'https://guide.bob.example/sv/kommuner',
        'mailto:maja.lindqvist@granberg.example',
        QUESTION_LINK,
      ]),
    );
    expect(decoded(find('h1')[0]?.textContent ?? '')).toBe(payload);
  });

  it.each(PAYLOADS)('are not taken for the place of the name: %j', (payload) => {
    const { html, text } = renderMail(poisoned(payload));
    expect(html.split(RECIPIENT_NAME)).toHaveLength(2);
    expect(text.split(RECIPIENT_NAME)).toHaveLength(2);
    // The name, and the link by which its reader asks.
    expect(html.split('{{')).toHaveLength(3);
    expect(text.split('{{')).toHaveLength(3);
  });

  it.each(LINKS)('do not become the target of a link: %j', (target) => {
    const facts = { ...aMail().facts, guideUrl: { type: 'url', text: target } as const };
    expect(() => renderMail(aMail({ facts }))).toThrow(InvalidInput);
  });

  it('cannot bring a field to be spliced in through the query of an address', () => {
    const facts = {
      ...aMail().facts,
      guideUrl: { type: 'url', text: `https://x.example/{{a}}?q=${RECIPIENT_NAME}` } as const,
    };
    const { html, text } = renderMail(aMail({ facts }));
    expect(html).toContain('href="https://x.example/%7B%7Ba%7D%7D?q=%7B%7BrecipientName%7D%7D"');
    expect([html.split(RECIPIENT_NAME).length, text.split(RECIPIENT_NAME).length]).toEqual([2, 2]);
  });

  it.each([...TAGS, ...ATTRIBUTES])('stay words in the Markdown of a text, too: %j', async (payload) => {
    const sections = [{ topic: 'one', locale: 'sv', title: 'Rubrik', markdown: `Före ${payload} efter.` }];
    const { all } = await parsedMail(renderMail({ ...aMail(), sections }).html);
    expect(all.filter(({ tagName }) => !ELEMENTS.includes(tagName)).map(({ tagName }) => tagName)).toEqual(
      [],
    );
    expect(all.flatMap(({ attributes }) => attributes.filter(({ key }) => /^on/i.test(key)))).toEqual([]);
  });
});
