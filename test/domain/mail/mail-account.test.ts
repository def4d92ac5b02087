import { describe, expect, it } from 'vitest';
import { checkSending, type MailAccount } from '../../../domain/mail/mail-account.ts';
import { problemData } from '../../../domain/shared/problem.ts';

const account = (over: Partial<MailAccount> = {}): MailAccount => ({
  domain: 'lending.example',
  verified: true,
  signed: true,
  enabled: true,
  standing: 'good',
  sandbox: false,
  settings: 'enabled',
  quota: { perSecond: 14, perDay: 50_000, sentLastDay: 0 },
  ...over,
});
const check = (mails: number, over: Partial<MailAccount> = {}, from = 'besked@lending.example') => {
  const { stops, warnings, forecast } = checkSending({ from, mails }, account(over));
  return { stops: stops.map(problemData), warnings: warnings.map(problemData), forecast };
};

describe('before mails leave', () => {
  it('nothing is wrong with a healthy account, and it is said how long they take', () => {
    // 301 at 98 % of 14 a second are 21.9 s; 2 % of the day are kept back for the press.
    const forecast = { mails: 301, seconds: 22, leftToday: 49_000 };
    expect(check(301)).toEqual({ stops: [], warnings: [], forecast });
    expect(check(301, { quota: { perSecond: 14, perDay: -1, sentLastDay: 9 } }).forecast).toEqual({
      mails: 301,
      seconds: 22,
    });
  });

  it.each([
    [
      'the sender is of another domain',
      {},
      'besked@other.example',
      ['sender-foreign {"sender":"besked@other.example","domain":"lending.example"}'],
    ],
    [
      'the sender is of a subdomain, for which there is no permission',
      {},
      'besked@a.lending.example',
      ['sender-foreign {"sender":"besked@a.lending.example","domain":"lending.example"}'],
    ],
    [
      'the domain is not verified',
      { verified: false },
      undefined,
      ['sender-unverified {"domain":"lending.example"}'],
    ],
    ['the account is switched off', { enabled: false }, undefined, ['account-paused']],
    [
      'the mail service has stopped the account, which is one thing and not two',
      { standing: 'stopped', enabled: false },
      undefined,
      ['account-stopped'],
    ],
    ['the settings are gone', { settings: 'missing' }, undefined, ['mail-settings-missing']],
    ['the settings are switched off', { settings: 'paused' }, undefined, ['mail-settings-paused']],
    [
      'bounces have to return to a domain that DNS lacks',
      { mailFrom: { domain: 'bounce.lending.example', found: false, required: true } },
      undefined,
      ['mail-from-unverified {"domain":"bounce.lending.example"}'],
    ],
  ] as const)('nothing may begin where %s', (_, over, from, stops) => {
    expect(check(1, over, from).stops).toEqual(stops);
  });

  it('the letters of a domain may be large', () => {
    expect(check(1, {}, 'besked@Lending.EXAMPLE').stops).toEqual([]);
  });

  it.each([
    ['the account is reviewed', { standing: 'reviewed' }, ['account-reviewed']],
    ['mail is not signed', { signed: false }, ['sender-unsigned {"domain":"lending.example"}']],
    [
      'bounces return to the mail service for now',
      { mailFrom: { domain: 'bounce.lending.example', found: false, required: false } },
      ['mail-from-unused {"domain":"bounce.lending.example"}'],
    ],
  ] as const)('it is said that %s, and nothing is stopped', (_, over, warnings) => {
    expect(check(1, over)).toMatchObject({ stops: [], warnings });
  });

  it('a domain that is not verified is not said to be unsigned, too', () => {
    const { stops, warnings } = check(1, { verified: false, signed: false });
    expect([stops.length, warnings]).toEqual([1, []]);
  });

  it('a sandbox is a warning: mail to verified addresses leaves', () => {
    expect(check(1, { sandbox: true })).toMatchObject({ stops: [], warnings: ['account-sandbox'] });
  });

  it.each([
    // 980 of 1,000 are for others than the press.
    [980, 0, []],
    [981, 0, ['quota-short {"fits":980,"mails":981,"days":1}']],
    [3_000, 1_000, ['quota-short {"fits":0,"mails":3000,"days":4}']],
  ])(
    '%i mails after %i sent in 24 hours: the rest leaves later, and that stops nothing',
    (mails, sentLastDay, warnings) => {
      const quota = { perSecond: 14, perDay: 1_000, sentLastDay };
      expect(check(mails, { quota })).toMatchObject({ stops: [], warnings });
    },
  );
});
