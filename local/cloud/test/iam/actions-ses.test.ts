import { describe, expect, it } from 'vitest';
import { requiredAccess } from '../../src/iam/actions.ts';
import type { KnownResources } from '../../src/iam/required-access.ts';

const known: KnownResources = {
  partitionKeyOf: () => undefined,
  identities: ['kommun.example', 'press@region.example'],
};
const access = (service: string, operation: string, request: unknown) =>
  requiredAccess({ service, operation, request }, known);

const region = 'eu-north-1:000000000000';

describe('SES', () => {
  const raw = (...headers: string[]) => ({
    RawMessage: {
      Data: Buffer.from(`${headers.join('\r\n')}\r\n\r\nFrom: body@x.example`).toString('base64'),
    },
  });
  const identity = (name: string) => `arn:aws:ses:${region}:identity/${name}`;

  it('needs the identity and the configuration set, with sender and recipients', () => {
    const request = {
      ...raw(
        'From: =?UTF-8?Q?Kommun_=C3=85?= <info@kommun.example>',
        'To: someone@else.example',
        'Subject: x',
      ),
      Source: 'info@kommun.example',
      Destinations: ['anna@post.example'],
      ConfigurationSetName: 'town',
    };
    const context = {
      'ses:FromAddress': 'info@kommun.example',
      'ses:FromDisplayName': 'Kommun Å',
      'ses:Recipients': ['anna@post.example'],
    };
    expect(access('ses', 'SendRawEmail', request)).toEqual([
      { action: 'ses:SendRawEmail', resource: identity('kommun.example'), context },
      { action: 'ses:SendRawEmail', resource: `arn:aws:ses:${region}:configuration-set/town`, context },
    ]);
  });

  it('reads recipients from folded headers when the call names none', () => {
    const request = raw(
      'from: info@kommun.example',
      'To: Anna <anna@post.example>,',
      ' bo@post.example',
      'CC: cia@post.example',
    );
    expect(access('ses', 'SendRawEmail', request)[0]?.context).toEqual({
      'ses:FromAddress': 'info@kommun.example',
      'ses:Recipients': ['anna@post.example', 'bo@post.example', 'cia@post.example'],
    });
  });

  it.each([
    ['an address that is verified itself', 'press@region.example', 'press@region.example'],
    ['a domain', 'info@kommun.example', 'kommun.example'],
    ['the domain above', 'info@mail.kommun.example', 'kommun.example'],
    ['no verified one: the domain', 'info@region.example', 'region.example'],
  ])('finds the identity: %s', (_, from, expected) => {
    expect(access('ses', 'SendRawEmail', raw(`From: ${from}`)).map(({ resource }) => resource)).toEqual([
      identity(expected),
    ]);
  });

  it('needs both identities when envelope and header differ', () => {
    const request = { ...raw('From: press@region.example'), Source: 'bounce@kommun.example' };
    expect(access('ses', 'SendRawEmail', request).map(({ resource }) => resource)).toEqual([
      identity('press@region.example'),
      identity('kommun.example'),
    ]);
  });

  it('knows SendEmail and the calls about the account', () => {
    const Destination = { ToAddresses: ['anna@post.example'], BccAddresses: ['bo@post.example'] };
    expect(access('ses', 'SendEmail', { Source: 'info@kommun.example', Destination })).toMatchObject([
      {
        action: 'ses:SendEmail',
        resource: identity('kommun.example'),
        context: { 'ses:Recipients': ['anna@post.example', 'bo@post.example'] },
      },
    ]);
    expect(access('ses', 'GetSendQuota', {})).toEqual([
      { action: 'ses:GetSendQuota', resource: '*', context: {} },
    ]);
    expect(access('ses', 'GetAccountSendingEnabled', {})).toMatchObject([{ resource: '*' }]);
  });
});
