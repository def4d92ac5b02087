import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { UNSUBSCRIBE_LINK } from '../../../../domain/mail/variant.ts';
import { SesMailer } from '../../../../functions/adapters/ses/mailer.ts';
import { aSendingDelivery } from '../../../fixtures/a-delivery.ts';
import { aVariant } from '../../../fixtures/a-variant.ts';

const variant = aVariant({
  listName: 'Fritidsbanken',
  html: `<a href="${UNSUBSCRIBE_LINK}">Sluta få mejlen</a>`,
  text: `Sluta få mejlen: ${UNSUBSCRIBE_LINK}\n`,
});
const mail = { dispatchId: 'm', delivery: aSendingDelivery({ list: 'list:lending' }), variant };

type UnsubscribeLink = ConstructorParameters<typeof SesMailer>[0]['unsubscribeLink'];

function aMailer(unsubscribeLink?: UnsubscribeLink) {
  const client = new SESClient({ region: 'eu-north-1' });
  const ses = mockClient(client);
  ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
  const mailer = new SesMailer({
    configurationSet: 'c',
    client,
    ...(unsubscribeLink ? { unsubscribeLink } : {}),
  });
  return { ses, mailer };
}

describe('a mail that its reader may leave', () => {
  it('gets the link of this reader for this list', async () => {
    const asked: unknown[] = [];
    const { ses, mailer } = aMailer(async (reader) => {
      asked.push(reader);
      return 'https://pages.example/unsubscribe/t';
    });
    expect(await mailer.send(mail)).toEqual({ kind: 'accepted', messageId: 'ses-1' });
    expect(asked).toEqual([
      { address: 'asa.lind@malmo.example', list: 'list:lending', name: 'Fritidsbanken', locale: 'sv' },
    ]);
    const raw = ses.commandCalls(SendRawEmailCommand)[0]?.args[0].input.RawMessage?.Data;
    const { headers, html } = await PostalMime.parse(raw ?? '');
    expect(headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(
      '<https://pages.example/unsubscribe/t>',
    );
    expect(headers.find(({ key }) => key === 'list-id')?.value).toBe(
      '"Fritidsbanken" <lending.lending.example>',
    );
    expect(html).toContain('href="https://pages.example/unsubscribe/t"');
  });

  it('waits for its link, and is neither sent without one nor given up', async () => {
    const { ses, mailer } = aMailer(async () => {
      throw new Error('no keys just now');
    });
    expect(await mailer.send(mail)).toEqual({ kind: 'held', reason: 'links-unreadable' });
    expect(ses.commandCalls(SendRawEmailCommand)).toEqual([]);
  });

  it('is never sent by a mailer that cannot make links', async () => {
    const { ses, mailer } = aMailer();
    expect(await mailer.send(mail)).toEqual({ kind: 'refused', reason: 'not-composable' });
    expect(ses.commandCalls(SendRawEmailCommand)).toEqual([]);
  });
});

it('a mail to somebody with a duty gets no link, and none is made', async () => {
  const asked: unknown[] = [];
  const { ses, mailer } = aMailer(async (reader) => {
    asked.push(reader);
    return 'https://pages.example/unsubscribe/t';
  });
  await mailer.send({ ...mail, delivery: aSendingDelivery(), variant: aVariant() });
  expect(asked).toEqual([]);
  const raw = Buffer.from(
    ses.commandCalls(SendRawEmailCommand)[0]?.args[0].input.RawMessage?.Data ?? '',
  ).toString();
  expect(raw).not.toMatch(/^List-/im);
});
