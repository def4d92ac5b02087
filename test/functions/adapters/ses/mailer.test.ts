import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { SesMailer } from '../../../../functions/adapters/ses/mailer.ts';
import { SES_LIMITS, sesClient } from '../../../../functions/adapters/ses/ses-client.ts';
import { aSendingDelivery } from '../../../fixtures/a-delivery.ts';
import { aVariant } from '../../../fixtures/a-variant.ts';

const mail = {
  dispatchId: 'm',
  delivery: aSendingDelivery({ groups: ['clerks', 'lead'] }),
  variant: aVariant(),
};

function aMailer() {
  const client = new SESClient({ region: 'eu-north-1' });
  const ses = mockClient(client);
  return { ses, mailer: new SesMailer({ configurationSet: 'budkavle', client, now: () => 0 }) };
}

describe('a mail handed to SES', () => {
  it('has one recipient, the configuration set, and the tags that its events will carry', async () => {
    const { ses, mailer } = aMailer();
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
    expect(await mailer.send(mail)).toEqual({ kind: 'accepted', messageId: 'ses-1' });
    const [call, ...more] = ses.commandCalls(SendRawEmailCommand);
    expect(more).toEqual([]);
    const { RawMessage, ...rest } = call?.args[0].input ?? {};
    expect(rest).toEqual({
      Source: 'besked@lending.example',
      Destinations: ['asa.lind@malmo.example'],
      ConfigurationSetName: 'budkavle',
      Tags: [
        { Name: 'delivery', Value: 'delivery-1' },
        { Name: 'attempt', Value: 'a1' },
        { Name: 'milestone', Value: 'm' },
        { Name: 'organisation', Value: '1280' },
        { Name: 'group', Value: 'clerks' },
      ],
    });
    const email = await PostalMime.parse(RawMessage?.Data ?? '');
    expect(email.to).toEqual([{ name: 'Åsa Lind', address: 'asa.lind@malmo.example' }]);
    expect(email.headers.find(({ key }) => key === 'x-budkavle-delivery')?.value).toBe('delivery-1');
  });

  it('leaves for an address with national letters in Punycode', async () => {
    const { ses, mailer } = aMailer();
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
    await mailer.send({ ...mail, delivery: aSendingDelivery({ address: 'info@västerås.se' }) });
    const [call] = ses.commandCalls(SendRawEmailCommand);
    expect(call?.args[0].input.Destinations).toEqual(['info@xn--vsters-buam.se']);
  });

  it('is unknown where SES answered without an id: nobody has promised anything', async () => {
    const { ses, mailer } = aMailer();
    ses.on(SendRawEmailCommand).resolves({});
    expect(await mailer.send(mail)).toEqual({ kind: 'unknown', reason: 'no-message-id' });
  });

  it('is a result and no error, whatever the call throws', async () => {
    const { ses, mailer } = aMailer();
    ses.on(SendRawEmailCommand).rejects(new Error('socket hang up'));
    expect(await mailer.send(mail)).toEqual({ kind: 'unknown', reason: 'Error' });
    expect(ses.commandCalls(SendRawEmailCommand)).toHaveLength(1);
  });

  it('says to each recipient their own name and no other, from one composed variant', async () => {
    const { ses, mailer } = aMailer();
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
    for (const name of ['Bo Ek', 'Cia Ask'])
      await mailer.send({ ...mail, delivery: aSendingDelivery({ name }) });
    const texts = await Promise.all(
      ses.commandCalls(SendRawEmailCommand).map(async ({ args }) => {
        const { text } = await PostalMime.parse(args[0].input.RawMessage?.Data ?? '');
        return text?.trim();
      }),
    );
    expect(texts).toEqual(['Hej Bo Ek!', 'Hej Cia Ask!']);
  });
});

describe('a probe', () => {
  it('is one mail from the rollout’s address to the mailbox simulator, with no tag of any delivery', async () => {
    const { ses, mailer } = aMailer();
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-2' });
    expect(await mailer.probe('besked@lending.example')).toEqual({ kind: 'accepted', messageId: 'ses-2' });
    const [call, ...more] = ses.commandCalls(SendRawEmailCommand);
    expect(more).toEqual([]);
    const { RawMessage, ...rest } = call?.args[0].input ?? {};
    expect(rest).toEqual({
      Source: 'besked@lending.example',
      Destinations: ['success@simulator.amazonses.com'],
      ConfigurationSetName: 'budkavle',
    });
    const email = await PostalMime.parse(RawMessage?.Data ?? '');
    expect(email).toMatchObject({
      from: { address: 'besked@lending.example' },
      to: [{ address: 'success@simulator.amazonses.com' }],
    });
    expect(email.cc ?? email.bcc).toBeUndefined();
  });

  it.each([
    ['Throttling', 'not-taken'],
    ['TimeoutError', 'unknown'],
  ])('is judged like any mail: %s is %s', async (name, kind) => {
    const { ses, mailer } = aMailer();
    ses.on(SendRawEmailCommand).rejects(Object.assign(new Error('x'), { name }));
    expect(await mailer.probe('besked@lending.example')).toEqual({ kind, reason: name });
    expect(ses.commandCalls(SendRawEmailCommand)).toHaveLength(1);
  });
});

it('the client makes one attempt, within the times that the exposure to a crash is computed from', async () => {
  expect(await sesClient({ region: 'eu-north-1' }).config.maxAttempts()).toBe(1);
  expect(SES_LIMITS).toMatchObject({ sockets: 10, connection: 2_000, request: 10_000 });
});
