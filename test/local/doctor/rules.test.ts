import { describe, expect, it } from 'vitest';
import type { MailAccount } from '../../../domain/mail/mail-account.ts';
import { holdReasonSchema } from '../../../domain/mail/sending-hold.ts';
import * as deployed from '../../../local/doctor/deployment-rules.ts';
import type { Finding } from '../../../local/doctor/finding.ts';
import { heldMail } from '../../../local/doctor/hold-rules.ts';
import { dmarcNames, isAnswered, mailRecords } from '../../../local/doctor/mail-records.ts';
import * as mail from '../../../local/doctor/mail-rules.ts';
import * as people from '../../../local/doctor/people-rules.ts';
import { smoke } from '../../../local/doctor/smoke-rules.ts';
import { aLinkKey } from '../../fixtures/a-link-key.ts';
import { aPerson } from '../../fixtures/a-person.ts';
import { aMailAccount, anAbout, anIdentity, NOW, TWO_COORDINATORS } from './a-world.ts';

const about = anAbout();
const DAY = 86_400_000;
const record = { name: '_x.besked.example', type: 'CNAME', value: '_y.acm-validations.aws' } as const;
const page = {
  url: 'https://besked.example/rollouts',
  record: 'besked.example CNAME d1.cloudfront.net',
};
const withDomain = anAbout({ domain: { name: 'besked.example' } });
const quota = (perDay: number, perSecond: number, sentToday = 0) =>
  aMailAccount({ quota: { perDay, perSecond, sentLastDay: sentToday } });
const ofAccount = (over: Partial<MailAccount>) =>
  mail.mailFaults('account')({ account: aMailAccount(over), people: 0 }, about);
const ofQuota = (account: MailAccount, people: number) =>
  mail.mailFaults('quota')({ account, people }, about);
const ofSettings = (settings: MailAccount['settings']) =>
  mail.mailFaults('settings')({ account: aMailAccount({ settings }), people: 0 }, about);
const ofDomain = (over: Partial<MailAccount>) =>
  mail.mailDomain({ account: aMailAccount(over), identity: anIdentity() }, about);
const returns = (required: boolean) => ({ domain: 'bounce.mail.example', found: false, required });
const settled = { tries: 1, attempt: 'a', at: NOW };

type Bad = [string, Finding | Finding[], Finding['level'], RegExp];
/** Every bad case of every check, by hand: what was answered, how bad that is, and what the sentence must name. */
const BAD: readonly Bad[] = [
  [
    'region',
    deployed.region({ ...about, commandRegion: 'eu-west-1' }),
    'look',
    /eu-west-1; it is in eu-north-1/,
  ],
  ['region', deployed.region({ ...about, commandRegion: undefined }), 'look', /no region/],
  ['bootstrap', deployed.bootstrap('us-east-1', undefined), 'blocks', /not bootstrapped in us-east-1/],
  ['bootstrap', deployed.bootstrap('eu-north-1', 5), 'blocks', /version 5; 6 is needed/],
  ['stack', deployed.stack(undefined, about), 'blocks', /not deployed/],
  [
    'stack',
    deployed.stack({ status: 'ROLLBACK_COMPLETE', outputs: {} }, about),
    'blocks',
    /first deployment .* failed/,
  ],
  [
    'stack',
    deployed.stack({ status: 'UPDATE_ROLLBACK_COMPLETE', outputs: {} }, about),
    'look',
    /version before it runs/,
  ],
  ['stack', deployed.stack({ status: 'UPDATE_IN_PROGRESS', outputs: {} }, about), 'look', /being changed/],
  [
    'stack',
    deployed.stack({ status: 'UPDATE_ROLLBACK_FAILED', outputs: {} }, about),
    'blocks',
    /UPDATE_ROLLBACK_FAILED/,
  ],
  ['stack', deployed.stack({ status: 'CREATE_FAILED', outputs: {} }, about), 'blocks', /broke off/],
  ['edge-stack', deployed.edgeStack(undefined, about), 'blocks', /no stack Budkavle-prod-edge in us-east-1/],
  [
    'edge-stack',
    deployed.edgeStack({ status: 'CREATE_IN_PROGRESS', outputs: {} }, about),
    'blocks',
    /waits for the certificate/,
  ],
  [
    'edge-stack',
    deployed.edgeStack({ status: 'UPDATE_ROLLBACK_COMPLETE', outputs: {} }, about),
    'look',
    /Budkavle-prod-edge failed/,
  ],
  ['held-mail', heldMail({ holds: [], restore: 'restored' }, about), 'blocks', /The table was restored/],
  ['held-mail', heldMail({ holds: [], restore: 'by-hand' }, about), 'blocks', /A person wants it so/],
  ...holdReasonSchema.options.map(
    (reason): Bad => [
      'held-mail',
      heldMail({ holds: [{ reason, since: NOW, probeAt: 0, probeUntil: 0 }], restore: undefined }, about),
      reason === 'daily-quota' ? 'look' : 'blocks',
      /^All mail is held since 2026-11-28T12:00Z: .+/,
    ],
  ),
  ['certificate', deployed.certificate(undefined, about), 'look', /API's own address/],
  [
    'certificate',
    deployed.certificate(undefined, withDomain),
    'blocks',
    /no certificate for besked\.example/,
  ],
  [
    'certificate',
    deployed.certificate({ status: 'PENDING_VALIDATION', records: [record] }, withDomain),
    'blocks',
    /waits for DNS[\s\S]*_x\.besked\.example {2}CNAME {2}_y\.acm-validations\.aws/,
  ],
  ['certificate', deployed.certificate({ status: 'EXPIRED', records: [] }, withDomain), 'blocks', /EXPIRED/],
  [
    'certificate',
    deployed.certificate({ status: 'ISSUED', records: [], validUntil: NOW + 29 * DAY }, withDomain),
    'look',
    /ends 2026-12-27/,
  ],
  ['public pages', deployed.publicPages(undefined, about), 'look', /no address yet/],
  [
    'public pages',
    deployed.publicPages({ ...page, status: undefined }, about),
    'blocks',
    /lead nowhere[\s\S]*besked\.example CNAME d1\.cloudfront\.net/,
  ],
  [
    'public pages',
    deployed.publicPages({ ...page, record: undefined, status: undefined }, about),
    'blocks',
    /lead nowhere[\s\S]*npm run deploy -- --stage prod/,
  ],
  ['public pages', deployed.publicPages({ ...page, status: 403 }, about), 'blocks', /answers 403: .*secret/],
  [
    'public pages',
    deployed.publicPages({ ...page, status: 503 }, about),
    'blocks',
    /answers 503\. → docs\/runbook\.md#console-failing/,
  ],
  ['mail account', ofAccount({ sandbox: true }), 'blocks', /sandbox/],
  ['mail account', ofAccount({ enabled: false }), 'blocks', /paused for the whole account/],
  // SES says of an account that it has stopped that it is not enabled, too: one finding is enough.
  ['mail account', ofAccount({ standing: 'stopped', enabled: false }), 'blocks', /AWS has stopped/],
  ['mail account', ofAccount({ standing: 'reviewed' }), 'look', /reviewing/],
  // 2 % of the day, at least ten, are kept for the press.
  ['quota', ofQuota(quota(200, 1), 301), 'look', /all 301 people 190 leave now, .* within days: 1/],
  ['quota', ofQuota(quota(200, 1, 10), 800), 'look', /all 800 people 180 leave now, .* within days: 4/],
  ['rate', mail.rate(quota(50_000, 200), about), 'look', /200 mails a second.*counts on 14/],
  ['rate', mail.rate(quota(50_000, 1), about), 'look', /1 mails a second.*wait/],
  [
    'identity',
    mail.mailDomain({ account: aMailAccount(), identity: undefined }, about),
    'blocks',
    /SES does not know mail\.example/,
  ],
  ['identity', ofDomain({ verified: false }), 'blocks', /not verified[\s\S]*aaa\._domainkey/],
  ['identity', ofDomain({ signed: false }), 'look', /not signed[\s\S]*aaa\._domainkey/],
  ['identity', ofDomain({ mailFrom: returns(false) }), 'look', /bounce\.mail\.example .* SPF does not cover/],
  ['identity', ofDomain({ mailFrom: returns(true) }), 'blocks', /bounce\.mail\.example .* SES refuses mail/],
  [
    'DNS',
    mail.dnsRecords({ asked: [{ record, answers: [] }], dmarc: ['v=DMARC1; p=none'] }, about),
    'blocks',
    /lacks 1 of 1/,
  ],
  ['DNS', mail.dnsRecords({ asked: [], dmarc: ['v=spf1 -all'] }, about), 'look', /no DMARC policy/],
  ['configuration set', ofSettings('missing'), 'blocks', /no configuration set budkavle-prod/],
  [
    'configuration set',
    ofSettings('paused'),
    'blocks',
    /paused for this stage.*name budkavle-prod --sending/,
  ],
  [
    'senders',
    mail.senders({ account: aMailAccount(), rollouts: [{ id: 'bob', from: 'a@other.example' }] }),
    'blocks',
    /bob sends from a@other\.example, which this stage may not: its mail domain is mail\.example/,
  ],
  [
    'concurrency',
    deployed.concurrency({ limit: 10, unreserved: 10 }, about),
    'blocks',
    /at most 10 .* counts on 1000/,
  ],
  [
    'concurrency',
    deployed.concurrency({ limit: 2000, unreserved: 2000 }, about),
    'look',
    /2000 .* counts on 1000: nothing is reserved/,
  ],
  [
    'concurrency',
    deployed.concurrency({ limit: 10, unreserved: 10 }, anAbout({ concurrency: 10 })),
    'look',
    /10 functions at once: nothing is reserved/,
  ],
  ['alarms', deployed.subscriptions(undefined), 'blocks', /no topic/],
  ['alarms', deployed.subscriptions({ confirmed: 0, pending: 1 }), 'blocks', /no subscription is confirmed/],
  ['alarms', deployed.subscriptions({ confirmed: 0, pending: 0 }), 'blocks', /nobody has subscribed/],
  ['dead letters', deployed.deadLetters([], about), 'blocks', /no dead-letter queues/],
  [
    'dead letters',
    deployed.deadLetters([{ name: 'budkavle-prod-stops-dead-letters', messages: 2 }], about),
    'look',
    /2 messages in .*→ docs\/runbook\.md#stops-dead-letters/,
  ],
  ['events', deployed.bus({ exists: false, archives: [] }), 'blocks', /no event bus/],
  [
    'events',
    deployed.bus({ exists: true, archives: [{ name: 'a', enabled: false, days: 30 }] }),
    'look',
    /No archive keeps the events/,
  ],
  ['table', deployed.table(undefined, about), 'blocks', /no table/],
  [
    'table',
    deployed.table({ status: 'ARCHIVED', protected: true, restorable: true }, about),
    'blocks',
    /ARCHIVED/,
  ],
  [
    'table',
    deployed.table({ status: 'ACTIVE', protected: true, restorable: false }, about),
    'blocks',
    /cannot be restored/,
  ],
  [
    'table',
    deployed.table({ status: 'ACTIVE', protected: false, restorable: true }, about),
    'look',
    /can be deleted/,
  ],
  ['people', people.coordinators([], about), 'blocks', /Nobody can sign in/],
  ['people', people.coordinators([aPerson({ role: 'registrar' })], about), 'blocks', /Nobody can sign in/],
  [
    'people',
    people.coordinators([aPerson({ role: 'coordinator', state: 'ended' })], about),
    'blocks',
    /Nobody can sign in/,
  ],
  [
    'people',
    people.coordinators([aPerson({ role: 'coordinator', state: 'invited' })], about),
    'look',
    /has signed in yet/,
  ],
  ['people', people.coordinators(TWO_COORDINATORS.slice(1), about), 'look', /Only one person/],
  ['content', people.content({ rollouts: [], people: 0 }), 'look', /No rollout is loaded/],
  ['content', people.content({ rollouts: [{ id: 'bob' }], people: 0 }), 'look', /nobody to tell/],
  ['smoke', smoke({ outcome: undefined, millis: 1 }), 'blocks', /cannot be found/],
  [
    'smoke',
    smoke({ outcome: { state: 'accepted', ...settled }, millis: 120_000 }),
    'blocks',
    /no event of it arrived in 120 seconds/,
  ],
  [
    'smoke',
    smoke({ outcome: { state: 'planned', tries: 1, notBefore: 0, reason: 'sandbox' }, millis: 120_000 }),
    'blocks',
    /did not leave in 120 seconds \(sandbox\)/,
  ],
  [
    'smoke',
    smoke({ outcome: { state: 'failed', ...settled, reason: 'refused' }, millis: 1 }),
    'blocks',
    /ended as failed \(refused\)/,
  ],
];

const asText = (found: Finding | Finding[]) =>
  [found]
    .flat()
    .map(({ says, todo }) => `${says} → ${todo}`)
    .join('\n');

describe('what is wrong', () => {
  it.each(BAD)('%s: %o is one finding, with what to do', (_, found, level, words) => {
    expect([found].flat().map((finding) => finding.level)).toEqual([level]);
    expect(asText(found)).toMatch(words);
    expect([found].flat()[0]?.todo).toMatch(/.{10}/);
  });
});

describe('what is right', () => {
  const right = [
    deployed.region(about),
    deployed.bootstrap('eu-north-1', 6),
    deployed.stack({ status: 'CREATE_COMPLETE', outputs: {} }, about),
    deployed.certificate({ status: 'ISSUED', records: [], validUntil: NOW + 31 * DAY }, withDomain),
    deployed.publicPages({ ...page, status: 200 }, about),
    ofAccount({}),
    ofQuota(quota(50_000, 14), 8400),
    ofQuota(quota(-1, 14), 8400),
    mail.rate(quota(50_000, 14), about),
    ofDomain({}),
    ofDomain({ mailFrom: undefined }),
    ofSettings('enabled'),
    mail.senders({ account: aMailAccount(), rollouts: [{ id: 'bob', from: 'A@Mail.example' }] }),
    deployed.concurrency({ limit: 1000, unreserved: 900 }, about),
    deployed.subscriptions({ confirmed: 1, pending: 3 }),
    deployed.table({ status: 'ACTIVE', protected: true, restorable: true }, about),
    people.coordinators(TWO_COORDINATORS, about),
    people.content({ rollouts: [{ id: 'bob' }], people: 9 }),
    people.linkKeys([], about),
    people.linkKeys([aLinkKey({ since: NOW - DAY })], about),
    smoke({ outcome: { state: 'delivered', ...settled }, millis: 2000 }),
  ];

  it.each(right.map((found) => [found]))('is one sentence with nothing to do: %o', (found) => {
    expect([found].flat().map(({ level, todo }) => [level, todo])).toEqual([['fine', undefined]]);
  });

  it('says how long a mail to everybody takes', () => {
    // At 98 % of the rate.
    expect(ofQuota(quota(50_000, 14), 8400)[0]?.says).toContain('takes 11 minutes');
    expect(ofQuota(quota(50_000, 14), 280)[0]?.says).toContain('takes 21 seconds');
    expect(ofQuota(quota(-1, 1), 7201)[0]?.says).toContain('takes 3 hours');
  });
});

describe('the records of a mail domain', () => {
  const records = mailRecords('mail.example', anIdentity(), 'eu-north-1');

  it('are three keys, and two for the sender of bounces', () => {
    expect(records.map(({ name, type, value }) => `${name} ${type} ${value}`)).toEqual([
      'aaa._domainkey.mail.example CNAME aaa.dkim.amazonses.com',
      'bbb._domainkey.mail.example CNAME bbb.dkim.amazonses.com',
      'ccc._domainkey.mail.example CNAME ccc.dkim.amazonses.com',
      'bounce.mail.example MX 10 feedback-smtp.eu-north-1.amazonses.com',
      'bounce.mail.example TXT v=spf1 include:amazonses.com ~all',
    ]);
  });

  it('are compared as DNS does: without the last dot, in any case; SPF may include more', () => {
    const [key, , , , spf] = records;
    expect(key && isAnswered(key, ['AAA.DKIM.amazonses.com.'])).toBe(true);
    expect(key && isAnswered(key, ['other.dkim.amazonses.com'])).toBe(false);
    expect(spf && isAnswered(spf, ['v=spf1 include:spf.example include:amazonses.com -all'])).toBe(true);
    expect(spf && isAnswered(spf, ['v=spf1 include:spf.example -all'])).toBe(false);
  });

  it('may have their DMARC policy at a domain above', () => {
    expect(dmarcNames('mail.skr.example')).toEqual(['_dmarc.mail.skr.example', '_dmarc.skr.example']);
  });
});
