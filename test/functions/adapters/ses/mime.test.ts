import { describe, expect, it } from 'vitest';
import { aMail, headerNames, lines } from './a-mail.ts';

const NAME = '{{recipientName}}';

describe('a raw mail', () => {
  it('has one From, one To, one Reply-To, a subject, and says that a machine sent it', async () => {
    const mail = await aMail();
    expect(mail.email).toMatchObject({
      from: { name: 'Malmö stad', address: 'besked@lending.example' },
      to: [{ name: 'Anna Lind', address: 'anna.lind@malmo.example' }],
      replyTo: [{ name: 'Lo Ek', address: 'lo.ek@malmo.example' }],
      subject: 'Fritidsbanken: Beslutat',
      date: '2026-11-23T08:05:09.000Z',
      messageId: '<delivery-1@lending.example>',
      attachments: [],
    });
    expect(mail.email.cc ?? mail.email.bcc).toBeUndefined();
    expect(headerNames(mail).sort()).toEqual([
      'auto-submitted',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'reply-to',
      'subject',
      'to',
      'x-auto-response-suppress',
      'x-budkavle-delivery',
    ]);
  });

  it('has a text part before an HTML part, both with the name', async () => {
    const { email, raw, text } = await aMail();
    expect(text).toBe('Hej Anna Lind!\n');
    expect(email.html).toContain('<p>Hej Anna Lind!</p>');
    expect(raw).toContain('multipart/alternative');
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
    expect(raw.match(/Content-Transfer-Encoding: quoted-printable/g)).toHaveLength(2);
  });

  it('is ASCII with CRLF line ends, no body line over 76 octets and no header line over 998', async () => {
    const long = 'Överprövning – ärende 12 § LOU '.repeat(40);
    const mail = await aMail({ text: `${long}${NAME}${long}\n`, html: `<p>${long}${NAME}${long}</p>` });
    expect(mail.raw).toMatch(/^[\r\n\x20-\x7e]*$/);
    expect(mail.raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const { header, body } = lines(mail);
    expect(Math.max(...body.map((line) => line.length))).toBeLessThanOrEqual(76);
    expect(Math.max(...header.map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(mail.text).toBe(`${long}Anna Lind${long}\n`);
  });

  it('keeps what a text says even where a line looks like a header', async () => {
    const likeHeaders = 'Date: 23 november 2026\nMessage-ID: 12\n\nContent-Type: text/html';
    const text = `Hej ${NAME}!\n${likeHeaders}\n\nHej igen ${NAME}.\n`;
    expect((await aMail({ text })).text).toBe(text.replaceAll(NAME, 'Anna Lind'));
  });

  it('has the name wherever a long line is broken inside its mark', async () => {
    for (let before = 50; before < 80; before += 1) {
      const text = `${'x'.repeat(before)}${NAME}, hej.\n`;
      expect((await aMail({ text })).text).toBe(text.replace(NAME, 'Anna Lind'));
    }
  });

  it('is the same for the same variant and recipient but for the boundary', async () => {
    const boundary = /--_NmP-[\w-]+/g;
    const [first, second] = [await aMail(), await aMail()];
    expect(first.raw.replaceAll(boundary, '')).toBe(second.raw.replaceAll(boundary, ''));
  });
});

describe('a subject', () => {
  it.each([
    'Överprövning – ärende 12 § LOU',
    `Å${'ö'.repeat(198)}!`,
    'word '.repeat(40).trim(),
    'x'.repeat(200),
  ])('%s comes out as it went in', async (subject) => {
    const mail = await aMail({ subject });
    expect(mail.email.subject).toBe(subject);
    const { header } = lines(mail);
    const words = header.join('\r\n').match(/=\?[^ ]+\?=/g) ?? [];
    for (const word of words) expect(word.length).toBeLessThanOrEqual(75);
  });
});

describe('addresses with national letters', () => {
  it('leave as Punycode, in From, Reply-To and To', async () => {
    const { email, raw } = await aMail(
      {
        from: { name: 'Västerås stad', address: 'info@västerås.se' },
        replyTo: { name: 'Örjan Ek', address: 'orjan@malmö.se' },
      },
      { address: 'info@MALMÖ.se' },
    );
    expect(email.from?.address).toBe('info@xn--vsters-buam.se');
    expect(email.replyTo?.[0]?.address).toBe('orjan@xn--malm-8qa.se');
    expect(email.to?.[0]?.address).toBe('info@xn--malm-8qa.se');
    expect(raw).toContain('<delivery-1@xn--vsters-buam.se>');
  });
});
