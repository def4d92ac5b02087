import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../domain/shared/plain-text.ts';
import { composeDelivery, composeVariant } from '../../../../functions/adapters/ses/mime.ts';
import { aVariant } from '../../../fixtures/a-variant.ts';
import { aMail, headerNames, lines, readMail } from './a-mail.ts';

const nameSchema = plainText(120);
const HEADERS = headerNames(await aMail());

describe('the name of a recipient', () => {
  it.each([
    'Åsa Öberg-Älvström',
    'Lind, Anna',
    'Öberg, Anna',
    'Nämnd: Åsa <asa@evil.example>; Bo',
    'Anna "Annie" Lind',
    'Anna <anna@evil.example>',
    'Anna Lind <a@evil.example>, Bo Ek',
    'Anna (Lind); Bo: Ek',
    'O\'Neill & Söner \\ "x"',
    '=?utf-8?Q?Anna?=',
    'Łucja Żółć 日本語 🎿',
    'a'.repeat(120),
    'å'.repeat(120),
    `${'Anna '.repeat(23)}Lind`,
    '.',
    '=',
    '-- ',
  ])('%s stands whole in To, raw in the text and escaped in the HTML', async (given) => {
    const name = nameSchema.parse(given);
    const mail = await aMail({}, { name });
    expect(mail.email.to).toEqual([{ name, address: 'anna.lind@malmo.example' }]);
    expect(mail.text).toBe(`Hej ${name}!\n`);
    const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const html = mail.email.html?.replaceAll('&quot;', '"').replaceAll('&#39;', "'");
    expect(html).toContain(`<p>Hej ${escaped}!</p>`);
  });

  it('cannot bring an element into the HTML', async () => {
    const { email } = await aMail({}, { name: '<img src=x onerror="a()"> & \'x\'' });
    expect(email.html).toContain('&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; &#39;x&#39;');
    expect(email.html).not.toContain('<img');
  });

  it('is never longer in a line than the 76 octets that quoted-printable allows, whatever its length', async () => {
    for (const unit of ['a', 'å', '=', 'a ']) {
      for (let length = 1; length <= 120; length += 1) {
        const mail = await aMail({}, { name: unit.repeat(length).slice(0, 120).trim() });
        expect(Math.max(...lines(mail).body.map((line) => line.length))).toBeLessThanOrEqual(76);
      }
    }
  });

  it('never makes a header, a recipient or a line too long, whatever it is', async () => {
    const template = await composeVariant(aVariant());
    const pieces = fc.constantFrom(
      '\r\n',
      '\n',
      'Bcc: ',
      'b@evil.example',
      '<',
      '>',
      ',',
      '"',
      '\\',
      ';',
      ':',
      '(',
      ')',
      '=?',
      '?=',
      '\0',
      'å',
      ' ',
      'a',
    );
    const wild = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    );
    const accepted: string[] = [];
    await fc.assert(
      fc.asyncProperty(wild, async (text) => {
        const { data: name } = nameSchema.safeParse(text);
        if (name === undefined) return;
        accepted.push(name);
        const raw = composeDelivery(template, { delivery: 'd', name, address: 'anna@malmo.example', at: 0 });
        const mail = await readMail(raw);
        expect(headerNames(mail)).toEqual(HEADERS);
        expect(mail.email.to?.map(({ address }) => address)).toEqual(['anna@malmo.example']);
        expect(mail.text).toBe(`Hej ${name}!\n`);
        const { header, body } = lines(mail);
        expect(Math.max(...body.map((line) => line.length))).toBeLessThanOrEqual(76);
        expect(Math.max(...header.map((line) => line.length))).toBeLessThanOrEqual(998);
      }),
      { numRuns: 400 },
    );
    expect(accepted.length).toBeGreaterThan(50);
  });
});

it('no subject or sender that a schema lets through makes a header either', async () => {
  const pieces = fc.constantFrom(
    'Bcc: x@evil.example',
    '<',
    '>',
    ',',
    '"',
    '\\',
    ';',
    ':',
    '=?utf-8?Q?',
    '?=',
    'å',
    ' ',
    'a',
    '\t',
  );
  const words = fc.array(pieces, { minLength: 1, maxLength: 20 }).map((all) => `a${all.join('')}`);
  await fc.assert(
    fc.asyncProperty(words, words, async (subject, sender) => {
      const { data: name } = plainText(300).safeParse(sender);
      if (name === undefined) return;
      const mail = await aMail({ subject, from: { name, address: 'besked@lending.example' } });
      expect(headerNames(mail)).toEqual(HEADERS);
      expect(mail.email.from).toMatchObject({ address: 'besked@lending.example' });
      expect(mail.email.to).toHaveLength(1);
    }),
    { numRuns: 150 },
  );
});
