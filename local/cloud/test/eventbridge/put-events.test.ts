import { describe, expect, it } from 'vitest';
import { arnOf } from '../../src/shared/arns.ts';
import { anEntry, anEventCloud, aRule, aTarget, target } from './an-event-cloud.ts';

describe('PutEvents', () => {
  it('delivers a matching event with the envelope that EventBridge documents', async () => {
    const { buses, delivered, payloads } = anEventCloud();
    const answer = buses.putEvents([anEntry({ Resources: ['arn:x'], Time: 1_795_420_800 })]);
    expect(answer).toEqual({
      FailedEntryCount: 0,
      Entries: [{ EventId: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
    });
    await buses.tick();
    expect(delivered).toHaveLength(1);
    expect(delivered[0]).toMatchObject({
      targetArn: target,
      sourceArn: aRule().arn,
      principal: 'events.amazonaws.com',
    });
    expect(payloads()[0]).toEqual({
      version: '0',
      id: answer.Entries[0] && 'EventId' in answer.Entries[0] ? answer.Entries[0].EventId : '',
      'detail-type': 'PermitGranted',
      source: 'town.clerk',
      account: '000000000000',
      time: '2026-11-23T08:00:00Z',
      region: 'eu-north-1',
      resources: ['arn:x'],
      detail: { id: 'bob-1' },
    });
  });

  it('delivers once per rule and target that match, and to no other', async () => {
    const rules = [
      aRule({
        targets: [aTarget({ id: 'a', arn: arnOf('sqs', 'a') }), aTarget({ id: 'b', arn: arnOf('sqs', 'b') })],
      }),
      aRule({
        arn: arnOf('events', 'rule/other'),
        pattern: { detail: { id: [{ prefix: 'bob' }] } },
        targets: [aTarget({ arn: arnOf('sqs', 'c') })],
      }),
      aRule({
        arn: arnOf('events', 'rule/off'),
        enabled: false,
        targets: [aTarget({ arn: arnOf('sqs', 'off') })],
      }),
      aRule({
        arn: arnOf('events', 'rule/x'),
        pattern: { source: ['x'] },
        targets: [aTarget({ arn: arnOf('sqs', 'x') })],
      }),
      aRule({
        arn: arnOf('events', 'rule/y'),
        busArn: arnOf('events', 'event-bus/default'),
        targets: [aTarget({ arn: arnOf('sqs', 'y') })],
      }),
    ];
    const { buses, delivered } = anEventCloud({ rules });
    buses.putEvents([anEntry()]);
    await buses.tick();
    await buses.tick();
    expect(delivered.map(({ targetArn }) => targetArn)).toEqual(
      ['a', 'b', 'c'].map((name) => arnOf('sqs', name)),
    );
    expect(buses.pending()).toBe(0);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no source', { Source: undefined }, 'InvalidArgument'],
    ['an empty detail-type', { DetailType: '' }, 'InvalidArgument'],
    ['no detail', { Detail: undefined }, 'InvalidArgument'],
    ['detail that is no JSON', { Detail: '{id:1}' }, 'MalformedDetail'],
    ['detail that is no object', { Detail: '[1]' }, 'MalformedDetail'],
    ["a source of AWS' own", { Source: 'aws.ses' }, 'NotAuthorizedForSourceException'],
    ['an unknown bus', { EventBusName: 'none' }, 'ResourceNotFoundException'],
  ])('fails an entry with %s alone, in its place', async (_, overrides, ErrorCode) => {
    const { buses, delivered } = anEventCloud();
    const answer = buses.putEvents([anEntry(), anEntry(overrides), anEntry()]);
    expect(answer).toEqual({
      FailedEntryCount: 1,
      Entries: [
        { EventId: expect.any(String) },
        { ErrorCode, ErrorMessage: expect.any(String) },
        { EventId: expect.any(String) },
      ],
    });
    await buses.tick();
    expect(delivered).toHaveLength(2);
  });

  it.each<[string, unknown]>([
    ['no entries', []],
    ['no list', undefined],
    ['more than ten entries', Array.from({ length: 11 }, () => anEntry())],
    ['more than 256 KB together', [anEntry({ Detail: JSON.stringify({ a: 'x'.repeat(262_144) }) })]],
  ])('refuses %s whole', (_, entries) => {
    const { buses } = anEventCloud();
    expect(() => buses.putEvents(entries)).toThrow(expect.objectContaining({ code: 'ValidationException' }));
    expect(buses.pending()).toBe(0);
  });

  it('has a default bus, whose ARN is as good as its name', async () => {
    const busArn = arnOf('events', 'event-bus/default');
    const { buses, delivered } = anEventCloud({ rules: [aRule({ busArn })] });
    buses.putEvents([anEntry({ EventBusName: undefined }), anEntry({ EventBusName: busArn })]);
    await buses.tick();
    expect(delivered).toHaveLength(2);
  });

  it('publishes what AWS itself says on the default bus', async () => {
    const rules = [aRule({ busArn: arnOf('events', 'event-bus/default'), pattern: { source: ['aws.ses'] } })];
    const { buses, payloads } = anEventCloud({ rules });
    buses.publishAsService({
      source: 'aws.ses',
      'detail-type': 'Email Sent',
      resources: [],
      detail: { eventType: 'Send' },
    });
    await buses.tick();
    expect(payloads()).toMatchObject([
      { source: 'aws.ses', 'detail-type': 'Email Sent', detail: { eventType: 'Send' } },
    ]);
  });
});
