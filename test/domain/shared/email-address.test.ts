import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailAddressSchema, recipientKey, sendingAddress } from '../../../domain/shared/email-address.ts';
import { faultIn } from '../../../domain/shared/problem.ts';

const problemOf = (address: string) =>
  faultIn(emailAddressSchema.safeParse(address).error?.issues[0]?.message ?? '')?.code;

describe('a mail address', () => {
  // Vectors: the first two from the reference (rules F-7), the third from Unicode TR 46.
  it.each([
    ['info@västerås.se', 'info@xn--vsters-buam.se'],
    ['info@MALMÖ.se', 'info@xn--malm-8qa.se'],
    ['post@bücher.example', 'post@xn--bcher-kva.example'],
    ['Anna.Lind+bob@Kommun.Example', 'Anna.Lind+bob@kommun.example'],
  ])('%s leaves as %s', (address, wire) => {
    expect(emailAddressSchema.parse(address)).toBe(address);
    expect(sendingAddress(address)).toBe(wire);
  });

  it('is refused with what to do where the local part has national letters', () => {
    expect(problemOf('åsa@kommun.example')).toBe('address-letters');
  });

  it.each([
    'no-at-sign.example',
    '@kommun.example',
    'anna@',
    'anna@localhost',
    'anna@kommun..example',
    'anna@-kommun.example',
    'anna@kommun.example.',
    'anna@127.0.0.1',
    'anna@0x7f.1',
    'anna@[127.0.0.1]',
    'anna@kommun.example/path',
    'anna@kommun.example:25',
    'anna@user@kommun.example',
    'anna lind@kommun.example',
    '"anna"@kommun.example',
    'anna..lind@kommun.example',
    '.anna@kommun.example',
    'anna@kommun.example,other@kommun.example',
    'anna@kommun.example\r\nBcc: other@kommun.example',
    'anna\u0000@kommun.example',
    'anna@kom\u202emun.example',
  ])('%j is refused', (address) => {
    expect(problemOf(address)).toMatch(/^address-(no-at|letters|characters|domain)$/);
  });

  it.each([
    ' anna@kommun.example',
    "'anna@kommun.example",
    '”anna@kommun.example”',
    '\u200eanna@kommun.example\u200b',
  ])('%j loses what came along when it was copied', (address) => {
    expect(emailAddressSchema.parse(address)).toBe('anna@kommun.example');
  });

  it('keeps an apostrophe that is part of it', () => {
    expect(emailAddressSchema.parse("o'neil@kommun.example")).toBe("o'neil@kommun.example");
  });

  it('keeps to the lengths of RFC 5321', () => {
    const longest = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(53)}.example`;
    expect(longest).toHaveLength(254);
    expect(problemOf(longest)).toBeUndefined();
    expect(problemOf(longest.replace('@b', '@bb'))).toBe('address-domain');
    expect(problemOf(longest.replace('.d', '.dd'))).toBe('address-too-long');
    expect(problemOf(`${'a'.repeat(65)}@kommun.example`)).toBe('address-characters');
  });

  it('never leaves with anything but printable ASCII, one @ and the domain that the platform computes', () => {
    const accepted: string[] = [];
    const domain = fc.stringMatching(/^[a-zåäöéüA-ZÅÄÖß0-9-]{1,12}(\.[a-zåäö]{2,6}){1,2}$/);
    const local = fc.stringMatching(/^[A-Za-z0-9+_.å@ ]{1,4}$/);
    const wild = fc.tuple(local, fc.oneof(domain, domain, fc.string({ unit: 'binary', maxLength: 8 })));
    const holds = ([before, after]: [string, string]) => {
      const address = emailAddressSchema.safeParse(`${before}@${after}`).data;
      if (address === undefined) return true;
      accepted.push(address);
      const wire = sendingAddress(address);
      const expected = `${before.trimStart()}@${domainToASCII(after.replace(/[\s\p{Cf}]+$/u, ''))}`;
      return /^[!-?A-~]+@[a-z0-9.-]+$/.test(wire) && wire === expected;
    };
    fc.assert(fc.property(wild, holds), { numRuns: 1000 });
    expect(accepted.length).toBeGreaterThan(50);
  });
});

describe('the key for comparing', () => {
  it('is the same for addresses that differ only in case, in the domain with national letters too', () => {
    expect(recipientKey('Anna@MALMÖ.se')).toBe(recipientKey('anna@malmö.se'));
    expect(recipientKey('anna@malmö.se')).toBe('anna@xn--malm-8qa.se');
  });

  it('keeps a +tag and dots', () => {
    expect(recipientKey('anna+x@kommun.example')).not.toBe(recipientKey('anna@kommun.example'));
    expect(recipientKey('an.na@kommun.example')).not.toBe(recipientKey('anna@kommun.example'));
  });
});
