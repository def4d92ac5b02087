import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { type Aws, refused } from './a-refusal.ts';

const events = ({ asOperator }: Aws) => new EventBridgeClient(asOperator);
const entry = { Source: 'town', DetailType: 'PermitGranted', Detail: '{}' };
const put = (Entries: PutEventsRequestEntry[]) => (aws: Aws) =>
  events(aws).send(new PutEventsCommand({ Entries }));

/** An entry that is wrong fails alone, in its place in the answer. */
const putOne = (more: PutEventsRequestEntry) => async (aws: Aws) => {
  const { FailedEntryCount, Entries = [] } = await put([{ ...entry, ...more }])(aws);
  if (FailedEntryCount === 0) return undefined;
  throw Object.assign(new Error(Entries[0]?.ErrorMessage), { name: Entries[0]?.ErrorCode });
};

const pattern = (EventPattern: object) => (aws: Aws) =>
  events(aws).send(
    new TestEventPatternCommand({
      EventPattern: JSON.stringify(EventPattern),
      Event: JSON.stringify(anEvent),
    }),
  );
const anEvent = {
  id: '1',
  source: 'town',
  account: '000000000000',
  time: '2026-11-23T08:00:00Z',
  detail: {},
};
const invalid = 'InvalidEventPatternException';
const guide = (page: string) => `https://docs.aws.amazon.com/eventbridge/latest/${page}.html`;

export const eventsRefusals = [
  ...refused(guide('APIReference/API_PutEvents'), {
    'no entry': ['ValidationException', put([])],
    'eleven entries': ['ValidationException', put(Array(11).fill(entry))],
    'an entry without a source': ['InvalidArgument', putOne({ Source: '' })],
    'an entry without a detail type': ['InvalidArgument', putOne({ DetailType: '' })],
    'a detail that is no JSON': ['MalformedDetail', putOne({ Detail: 'a' })],
    'a detail that is a list': ['MalformedDetail', putOne({ Detail: '[]' })],
    'a source of AWS itself': ['NotAuthorizedForSourceException', putOne({ Source: 'aws.ses' })],
  }),
  ...refused(guide('userguide/eb-putevent-size'), {
    'entries of more than 256 KB': [
      'ValidationException',
      put([{ ...entry, Detail: JSON.stringify({ a: 'a'.repeat(262_144) }) }]),
    ],
  }),
  ...refused(guide('userguide/eb-create-pattern'), {
    'a pattern with an empty list': [invalid, pattern({ source: [] })],
    'a pattern with an empty object': [invalid, pattern({ detail: {} })],
    'a pattern whose value is no list': [invalid, pattern({ source: 'town' })],
    'a pattern with a list in a list': [invalid, pattern({ source: [['town']] })],
  }),
  ...refused(guide('userguide/eb-create-pattern-operators'), {
    'an operator that does not exist': [invalid, pattern({ source: [{ contains: 'town' }] })],
    'two operators in one': [invalid, pattern({ source: [{ prefix: 'a', suffix: 'b' }] })],
    'exists that is neither true nor false': [invalid, pattern({ source: [{ exists: 'yes' }] })],
    'anything-but of texts and numbers': [invalid, pattern({ source: [{ 'anything-but': ['a', 1] }] })],
    'anything-but of null': [invalid, pattern({ source: [{ 'anything-but': null }] })],
    'numeric with a text': [invalid, pattern({ detail: { n: [{ numeric: ['>', '1'] }] } })],
    'numeric beyond five billion': [invalid, pattern({ detail: { n: [{ numeric: ['>', 5e9 + 1] }] } })],
    'a wildcard with two stars in a row': [invalid, pattern({ source: [{ wildcard: 'a**' }] })],
    'a CIDR without bits': [invalid, pattern({ detail: { ip: [{ cidr: '10.0.0.1' }] } })],
  }),
  ...refused('https://github.com/aws/event-ruler', {
    'a CIDR of one IPv4 address': [invalid, pattern({ detail: { ip: [{ cidr: '10.0.0.1/32' }] } })],
    'a CIDR of one IPv6 address': [invalid, pattern({ detail: { ip: [{ cidr: '2001:db8::1/128' }] } })],
    'anything-but with an empty prefix': [invalid, pattern({ source: [{ 'anything-but': { prefix: '' } }] })],
    'anything-but with an empty suffix': [invalid, pattern({ source: [{ 'anything-but': { suffix: '' } }] })],
  }),
];
