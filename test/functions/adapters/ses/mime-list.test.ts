import { describe, expect, it } from 'vitest';
import { RECIPIENT_NAME, UNSUBSCRIBE_LINK } from '../../../../domain/mail/variant.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import type { MailList } from '../../../../functions/adapters/ses/mime.ts';
import { aMail, headerNames, lines } from './a-mail.ts';

const LINK = `https://pages.example/unsubscribe/k1.${'Ab_-9'.repeat(60)}.${'x'.repeat(43)}`;
const list: MailList = { id: 'lending', name: 'Fritidsbanken', link: LINK };
const leavable = {
  html: `<p>Hej ${RECIPIENT_NAME}!</p><p><a href="${UNSUBSCRIBE_LINK}">Sluta få mejlen</a></p>`,
  text: `Hej ${RECIPIENT_NAME}!\n\nSluta få mejlen: ${UNSUBSCRIBE_LINK}\n`,
};
const LIST_HEADERS = ['list-unsubscribe', 'list-unsubscribe-post', 'list-id'];

describe('a mail that belongs to a list', () => {
  it('has each header of RFC 2369, RFC 8058 and RFC 2919 once, word for word', async () => {
    const mail = await aMail(leavable, { list });
    const own = mail.email.headers.filter(({ key }) => LIST_HEADERS.includes(key));
    expect(own.map(({ key, value }) => [key, value])).toEqual([
      ['list-unsubscribe', `<${LINK}>`],
      ['list-unsubscribe-post', 'List-Unsubscribe=One-Click'],
      ['list-id', '"Fritidsbanken" <lending.lending.example>'],
    ]);
  });

  it('has the same link in the text and behind the words in the HTML', async () => {
    const { email, text } = await aMail(leavable, { list });
    expect(text).toBe(`Hej Anna Lind!\n\nSluta få mejlen: ${LINK}\n`);
    expect(email.html).toContain(`<a href="${LINK}">Sluta få mejlen</a>`);
  });

  it('has no line over what mail may carry, though no link may be broken', async () => {
    const mail = await aMail(leavable, {
      list: { ...list, link: `${LINK}${'A'.repeat(899 - LINK.length)}` },
    });
    const { header, body } = lines(mail);
    expect(Math.max(...body.map((line) => line.length))).toBeLessThanOrEqual(76);
    expect(Math.max(...header.map((line) => line.length))).toBeLessThan(998);
  });

  it.each(['Bokning & bidrag, hela Sverige', 'Överprövning "nu"', '<list@evil.example>', '日本語'])(
    'keeps its id beside the name %s',
    async (name) => {
      const { email } = await aMail(leavable, { list: { ...list, name } });
      const id = email.headers.find(({ key }) => key === 'list-id')?.value ?? '';
      expect(id).toMatch(/ <lending\.lending\.example>$/);
      expect(id.replace(/ <lending\.lending\.example>$/, '')).toMatch(/^("(?:[^"\\]|\\.)*"|[!-~ ]+)$/);
    },
  );

  it('differs from another by those headers alone', async () => {
    const [with_, without] = [await aMail(leavable, { list }), await aMail()];
    expect(headerNames(with_).filter((name) => !LIST_HEADERS.includes(name))).toEqual(headerNames(without));
    expect(headerNames(without).filter((name) => name.startsWith('list-'))).toEqual([]);
  });
});

describe('a mail is not composed', () => {
  it('where its readers may leave and there is no link, or they may not and there is one', async () => {
    await expect(aMail(leavable)).rejects.toThrow(InvalidInput);
    await expect(aMail({}, { list })).rejects.toThrow(InvalidInput);
  });

  it.each([
    'https://pages.example/a> b',
    'https://pages.example/a\r\nBcc: x@evil.example',
    'mailto:x@evil.example',
    '',
    `https://pages.example/${'a'.repeat(1000)}`,
  ])('with a link that would break its header: %j', async (link) => {
    await expect(aMail(leavable, { list: { ...list, link } })).rejects.toThrow(InvalidInput);
  });
});
