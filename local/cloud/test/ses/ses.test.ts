import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Ses, type SesNotice } from '../../src/ses/ses.ts';
import { SesAccount, type SesQuota } from '../../src/ses/ses-account.ts';
import { sesCall } from '../../src/ses/ses-call.ts';
import type { ConfigurationSet } from '../../src/ses/ses-events.ts';
import { MailStore } from '../../src/ses/ses-store.ts';
import { openDatabase } from '../../src/shared/database.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { virtualClock } from '../shared/virtual-clock.ts';

const everything = ['send', 'DELIVERY', 'bounce', 'COMPLAINT', 'DELIVERY_DELAY'];

type Settings = { sets?: ConfigurationSet[]; quota?: Partial<SesQuota>; defaultSet?: string };

function aSes({ sets, quota, defaultSet }: Settings = {}) {
  const published: SesNotice[] = [];
  const clock = virtualClock();
  const database = openDatabase(':memory:');
  const store = new MailStore(database);
  const account = new SesAccount({
    database,
    identities: [{ name: 'bob.example', ...(defaultSet && { configurationSet: defaultSet }) }],
    configurationSets: sets ?? [{ name: 'rollout', destinations: [{ eventTypes: everything }] }],
    quota: { max24HourSend: 100, maxSendRate: 10, ...quota },
  });
  const ses = new Ses({
    account,
    store,
    clock,
    publish: (notice) => published.push(notice),
  });
  const send = (mail: Mail = {}) => ses.sendRawEmail(aRequest(mail), 'send-deliveries');
  const types = () => published.map(({ detail }) => detail.eventType);
  return { ses, send, store, published, types, clock };
}

type Mail = { from?: string | undefined; to?: string; headers?: string[]; request?: Record<string, unknown> };

function aRequest({ from = 'Town <bud@bob.example>', to = 'anna@kommun.example', headers, request }: Mail) {
  const lines = [
    ...(from ? [`From: ${from}`] : []),
    `To: ${to}`,
    'Subject: Hej',
    ...(headers ?? []),
    '',
    'Text',
  ];
  return {
    RawMessage: { Data: Buffer.from(lines.join('\r\n')).toString('base64') },
    Destinations: [to],
    ConfigurationSetName: 'rollout',
    Tags: [{ Name: 'delivery', Value: 'd1' }],
    ...request,
  };
}

describe('SES accepts a mail', () => {
  it('keeps the message as it was sent and answers an id of its own', async () => {
    const { send, store } = aSes();
    const answer = await send();
    const [mail] = store.list();
    expect(answer).toEqual({ MessageId: mail?.messageId });
    expect(mail?.messageId).toMatch(/^[0-9a-f]{16}-[0-9a-f-]{36}-000000$/);
    expect(mail?.raw.toString()).toMatch(/^From: Town <bud@bob\.example>\r\nTo: /);
    expect(mail).toMatchObject({ destinations: ['anna@kommun.example'], configurationSet: 'rollout' });
  });

  it('tags it with what the caller and SES say', async () => {
    const { send, store } = aSes();
    await send();
    expect(store.list()[0]?.tags).toEqual({
      delivery: ['d1'],
      'ses:operation': ['SendRawEmail'],
      'ses:configuration-set': ['rollout'],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': ['bob.example'],
      'ses:caller-identity': ['send-deliveries'],
    });
  });

  it('takes tags and configuration set from headers when the call has none', async () => {
    const { send, store } = aSes();
    const headers = ['X-SES-CONFIGURATION-SET: rollout', 'X-SES-MESSAGE-TAGS: delivery=d2, group=press'];
    await send({ headers, request: { Tags: undefined, ConfigurationSetName: undefined } });
    expect(store.list()[0]).toMatchObject({
      configurationSet: 'rollout',
      tags: { delivery: ['d2'], group: ['press'] },
    });
  });

  it('ignores header tags when the call has its own', async () => {
    const { send, store } = aSes();
    await send({ headers: ['X-SES-MESSAGE-TAGS: group=press'] });
    expect(store.list()[0]?.tags).not.toHaveProperty('group');
  });

  it('covers subdomains of a verified domain', async () => {
    const { send, store } = aSes();
    await send({ from: 'bud@nytt.bob.example' });
    expect(store.count()).toBe(1);
  });
});

describe('SES refuses, keeps nothing and publishes nothing', () => {
  it.each<[string, Mail, string, RegExp]>([
    [
      'an unverified From',
      { from: 'bud@annan.example' },
      'MessageRejected',
      /not verified.*bud@annan\.example/,
    ],
    ['a domain that only ends alike', { from: 'x@notbob.example' }, 'MessageRejected', /not verified/],
    [
      'an unverified Sender behind a verified From',
      { headers: ['Sender: x@annan.example'] },
      'MessageRejected',
      /x@annan\.example/,
    ],
    [
      'a configuration set that does not exist',
      { request: { ConfigurationSetName: 'gone' } },
      'ConfigurationSetDoesNotExist',
      /<gone>/,
    ],
    ['a mail without From', { from: '' }, 'InvalidParameterValue', /From/],
    [
      'a header that may come once, twice',
      { headers: ['Subject: again'] },
      'InvalidParameterValue',
      /subject/,
    ],
    ['an address without a domain', { to: 'anna' }, 'InvalidParameterValue', /final '@domain'/],
    ['an address outside ASCII', { to: 'åsa@kommun.example' }, 'InvalidParameterValue', /Local address/],
    [
      'more than 50 recipients',
      { request: { Destinations: Array.from({ length: 51 }, (_, n) => `a${n}@kommun.example`) } },
      'InvalidParameterValue',
      /exceeds 50/,
    ],
    [
      'more than 10 MB',
      { request: { RawMessage: { Data: 'A'.repeat(10 * 1024 * 1024 + 4) } } },
      'InvalidParameterValue',
      /length/,
    ],
    [
      'a tag outside its alphabet',
      { request: { Tags: [{ Name: 'group', Value: 'kommun åt' }] } },
      'InvalidParameterValue',
      /Tags/,
    ],
  ])('%s', async (_what, mail, code, message) => {
    const { send, store, published } = aSes();
    await expect(send(mail)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(store.count()).toBe(0);
    expect(published).toEqual([]);
  });

  it('what exceeds the rate, and takes more a second later', async () => {
    const { send, store, clock } = aSes({ quota: { maxSendRate: 2 } });
    await send();
    await send();
    await expect(send()).rejects.toMatchObject({
      code: 'Throttling',
      message: 'Maximum sending rate exceeded.',
    });
    clock.pass(1);
    await send();
    expect(store.count()).toBe(3);
  });

  it('what exceeds the daily quota, which counts recipients and slides', async () => {
    const { send, clock } = aSes({ quota: { max24HourSend: 2 } });
    await send({ request: { Destinations: ['a@kommun.example', 'b@kommun.example'] } });
    await expect(send()).rejects.toMatchObject({
      code: 'Throttling',
      message: 'Daily message quota exceeded.',
    });
    clock.pass(24 * 60 * 60 + 1);
    await expect(send()).resolves.toHaveProperty('MessageId');
  });
});

describe('what the configuration set publishes', () => {
  it.each([
    ['anna@kommun.example', ['Send', 'Delivery']],
    ['success@simulator.amazonses.com', ['Send', 'Delivery']],
    ['ooto@simulator.amazonses.com', ['Send', 'Delivery', 'Bounce']],
    ['mailboxfull@simulator.amazonses.com', ['Send', 'Bounce']],
    ['bounce@simulator.amazonses.com', ['Send', 'Bounce']],
    ['bounce+one@simulator.amazonses.com', ['Send', 'Bounce']],
    ['complaint@simulator.amazonses.com', ['Send', 'Delivery', 'Complaint']],
    ['suppressionlist@simulator.amazonses.com', ['Send', 'Bounce']],
    ['bounce@kommun.example', ['Send', 'Delivery']],
  ])('for %s', async (to, expected) => {
    const { send, types } = aSes();
    await send({ to });
    expect(types()).toEqual(expected);
  });

  it('only the types that a destination asks for', async () => {
    const { send, types } = aSes({ sets: [{ name: 'rollout', destinations: [{ eventTypes: ['bounce'] }] }] });
    await send();
    await send({ to: 'bounce@simulator.amazonses.com' });
    expect(types()).toEqual(['Bounce']);
  });

  it('to the topic of a destination', async () => {
    const topicArn = 'arn:aws:sns:eu-north-1:000000000000:evidence';
    const { send, published } = aSes({
      sets: [
        { name: 'rollout', destinations: [{ eventTypes: ['send'] }, { eventTypes: ['send'], topicArn }] },
      ],
    });
    await send();
    expect(published.map((notice) => notice.topicArn)).toEqual([undefined, topicArn]);
  });

  it('nothing without a configuration set', async () => {
    const { send, published, store } = aSes();
    await send({ request: { ConfigurationSetName: undefined } });
    expect(published).toEqual([]);
    expect(store.count()).toBe(1);
  });

  it('through the identity’s own set when the mail names none', async () => {
    const { send, types } = aSes({ defaultSet: 'rollout' });
    await send({ request: { ConfigurationSetName: undefined } });
    expect(types()).toEqual(['Send', 'Delivery']);
  });

  it.each([
    ['bounce@simulator.amazonses.com', 'Bounce', 'Email Bounced', 'bounce'],
    ['complaint@simulator.amazonses.com', 'Complaint', 'Email Complaint Received', 'complaint'],
    ['anna@kommun.example', 'Delivery', 'Email Delivered', 'delivery'],
    ['anna@kommun.example', 'Send', 'Email Sent', 'send'],
  ])('with the names of the documented event: %s, %s', async (to, type, detailType, key) => {
    const { send, published } = aSes();
    const answer = await send({ to });
    const event = published.find(({ detail }) => detail.eventType === type);
    expect(event?.detailType).toBe(detailType);
    expect(event?.detail).toMatchObject({
      eventType: type,
      mail: {
        messageId: answer.MessageId,
        destination: [to],
        source: 'Town <bud@bob.example>',
        sourceArn: 'arn:aws:ses:eu-north-1:000000000000:identity/bob.example',
        commonHeaders: { subject: 'Hej', to: [to] },
        tags: { delivery: ['d1'], 'ses:configuration-set': ['rollout'] },
      },
      [key]: expect.any(Object),
    });
  });

  it.each([
    ['ooto+anna@simulator.amazonses.com', 2, 'General'],
    ['mailboxfull@simulator.amazonses.com', 1, 'MailboxFull'],
  ])('names a bounce that is not permanent: %s', async (to, place, bounceSubType) => {
    const { send, published } = aSes();
    await send({ to });
    expect(published[place]?.detail.bounce).toMatchObject({
      bounceType: 'Transient',
      bounceSubType,
      bouncedRecipients: [{ emailAddress: to }],
    });
  });

  it('names a permanent bounce and its recipient', async () => {
    const { send, published } = aSes();
    await send({ to: 'bounce@simulator.amazonses.com' });
    expect(published[1]?.detail.bounce).toMatchObject({
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: 'bounce@simulator.amazonses.com', status: '5.1.1' }],
    });
  });
});

describe('other calls', () => {
  it('answers the quota with what was sent in the last 24 hours', async () => {
    const { ses, send, clock } = aSes();
    await send();
    clock.pass(3600);
    await send();
    clock.pass(23.5 * 3600);
    expect(await sesCall(ses, 'GetSendQuota', {}, 'operator')).toEqual({
      Max24HourSend: 100,
      MaxSendRate: 10,
      SentLast24Hours: 1,
    });
  });

  it('names a call that it does not answer', async () => {
    const { ses } = aSes();
    await expect(sesCall(ses, 'SendBulkTemplatedEmail', {}, 'operator')).rejects.toThrow(
      'SendBulkTemplatedEmail',
    );
  });
});

describe('mails', () => {
  it('are still there after a restart', () => {
    const file = path.join(temporaryFolder(), 'cloud.db');
    const before = openDatabase(file);
    new MailStore(before).add({
      messageId: 'm1',
      acceptedAt: 1,
      source: 'bud@bob.example',
      destinations: ['anna@kommun.example'],
      tags: { delivery: ['d1'] },
      configurationSet: undefined,
      raw: Buffer.from('Subject: Hej\r\n\r\nText'),
    });
    before.close();
    const after = openDatabase(file);
    expect(new MailStore(after).list()).toMatchObject([{ messageId: 'm1', tags: { delivery: ['d1'] } }]);
    after.close();
  });
});
