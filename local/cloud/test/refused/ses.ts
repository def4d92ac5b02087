import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { type Aws, refused } from './a-refusal.ts';

type Mail = { raw?: string; request?: object };

const sound = 'From: bud@bob.example\r\nTo: anna@kommun.example\r\nSubject: Hej\r\n\r\nText';
const send =
  ({ raw = sound, request = {} }: Mail) =>
  ({ asOperator }: Aws) =>
    new SESClient(asOperator).send(
      new SendRawEmailCommand({
        Destinations: ['anna@kommun.example'],
        RawMessage: { Data: Buffer.from(raw) },
        ...request,
      }),
    );
const to = (...Destinations: string[]) => send({ request: { Destinations } });
const tags = (...Tags: [string, string][]) =>
  send({ request: { Tags: Tags.map(([Name, Value]) => ({ Name, Value })) } });
const many = Array.from({ length: 51 }, (_, n) => `a${n}@kommun.example`);
const invalid = 'InvalidParameterValue';
const api = (page: string) => `https://docs.aws.amazon.com/ses/latest/APIReference/API_${page}.html`;

export const sesRefusals = [
  ...refused(api('SendRawEmail'), {
    'more than 50 recipients': [invalid, to(...many)],
    'a recipient without a domain': [invalid, to('anna')],
    'a recipient outside ASCII': [invalid, to('åsa@kommun.example')],
    'an international domain that is not in Punycode': [invalid, to('anna@malmö.example')],
    'a configuration set that does not exist': [
      'ConfigurationSetDoesNotExistException',
      send({ request: { ConfigurationSetName: 'none' } }),
    ],
    'a sender that is not verified': [
      'MessageRejected',
      send({ raw: sound.replace('bob.example', 'annan.example') }),
    ],
  }),
  ...refused(api('RawMessage'), {
    'a message without a sender': [invalid, send({ raw: sound.replace(/^From.*\r\n/, '') })],
    'a message without a body': [invalid, send({ raw: 'From: bud@bob.example\r\nSubject: Hej' })],
    'a line of more than 1,000 characters': [invalid, send({ raw: sound + 'a'.repeat(1000) })],
    'a subject twice': [invalid, send({ raw: `Subject: Hej\r\n${sound}` })],
  }),
  ...refused('https://docs.aws.amazon.com/ses/latest/dg/quotas.html', {
    'a message of more than 10 MB': [invalid, send({ raw: sound + '\r\na'.repeat(2_700_000) })],
  }),
  ...refused(api('MessageTag'), {
    'a tag with a space': [invalid, tags(['group', 'all staff'])],
    'a tag outside ASCII': [invalid, tags(['grupp', 'åk'])],
    'a tag of more than 256 characters': [invalid, tags(['group', 'a'.repeat(257)])],
    'a tag without a value': [invalid, tags(['group', ''])],
    'a tag twice': [invalid, tags(['group', 'a'], ['group', 'b'])],
  }),
];
