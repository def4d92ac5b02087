import { describe, expect, it } from 'vitest';
import { type TargetInput, targetPayload, valueAt } from '../../src/eventbridge/input-transformer.ts';

/** The sample event of the EventBridge guide's page on input transformation. */
const event = {
  version: '0',
  id: '7bf73129-1428-4cd3-a780-95db273d1602',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  account: '123456789012',
  time: '2015-11-11T21:29:54Z',
  region: 'us-east-1',
  resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111'],
  detail: { 'instance-id': 'i-0123456789', state: 'RUNNING', tags: [{ key: 'a' }, { key: 'b' }], count: 2 },
};
const ruleArn = 'arn:aws:events:us-east-2:123456789012:rule/example';
const about = { ruleArn, ruleName: 'example', ingestionTime: '2015-11-11T21:29:55Z' };
const payload = (target: TargetInput) => targetPayload(target, event, about);

const paths = {
  instance: '$.detail.instance-id',
  state: '$.detail.state',
  none: '$.detail.none',
  tags: '$.detail.tags',
};
const transformed = (inputTemplate: string) =>
  payload({ inputTransformer: { inputPathsMap: paths, inputTemplate } });

describe('what a target receives', () => {
  it('is the event', () => {
    expect(JSON.parse(payload({}))).toEqual(event);
  });

  it('is the constant input instead', () => {
    expect(payload({ input: '{"job":"reconcile"}' })).toBe('{"job":"reconcile"}');
  });

  it('is the part of the event that the path names', () => {
    expect(JSON.parse(payload({ inputPath: '$.detail' }))).toEqual(event.detail);
    expect(payload({ inputPath: '$.detail.state' })).toBe('"RUNNING"');
  });
});

describe('an input template, with the examples of the guide', () => {
  it.each([
    ['a text', '"instance <instance> is in <state>"', '"instance i-0123456789 is in RUNNING"'],
    [
      'JSON',
      '{ "instance" : <instance>, "state": <state> }',
      '{"instance":"i-0123456789","state":"RUNNING"}',
    ],
    [
      'texts and variables',
      '{ "instance": <instance>, "state": "<state>", "status": "instance \\"<instance>\\" is in <state>" }',
      '{"instance":"i-0123456789","state":"RUNNING","status":"instance \\"i-0123456789\\" is in RUNNING"}',
    ],
    [
      'a mix with static values',
      '{ "instance": <instance>, "state": [ 9, <state>, true ], "Transformed": "Yes" }',
      '{"instance":"i-0123456789","state":[9,"RUNNING",true],"Transformed":"Yes"}',
    ],
    ['reserved variables', '"<aws.events.rule-name> triggered"', '"example triggered"'],
    ['the time', '{"at": <aws.events.event.ingestion-time>}', '{"at":"2015-11-11T21:29:55Z"}'],
    ['the ARN', '{"rule": <aws.events.rule-arn>}', `{"rule":"${ruleArn}"}`],
    ['an object', '{"tags": <tags>}', '{"tags":[{"key":"a"},{"key":"b"}]}'],
    ['a path that the event has not, in a text', '"[<none>]"', '"[]"'],
    ['a path that the event has not', '{"a": <none>}', '{"a":""}'],
    ['a variable that is not defined, in a text', '"<other>"', '"<other>"'],
  ])('%s', (_, template, expected) => {
    expect(transformed(template)).toBe(expected);
  });

  it('can hold the whole event, or the event without its detail', () => {
    expect(JSON.parse(transformed('{"event": <aws.events.event.json>}'))).toEqual({ event });
    const { detail: _, ...envelope } = event;
    expect(JSON.parse(transformed('{"event": <aws.events.event>}'))).toEqual({ event: envelope });
  });

  it.each(['<instance> is <state>', '{"a": <other>}', '{"text": "<tags>"}'])(
    'that gives no JSON is refused: %s',
    (template) => {
      expect(() => transformed(template)).toThrow(expect.objectContaining({ code: 'INVALID_JSON' }));
    },
  );
});

describe('a path', () => {
  it.each<[string, unknown]>([
    ['$', event],
    ['$.detail.count', 2],
    ['$.detail-type', 'EC2 Instance State-change Notification'],
    ['$.detail.tags[1].key', 'b'],
    ['$.detail.tags[*].key', ['a', 'b']],
    ['$.resources[0]', 'arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111'],
    ['$.detail.none.deeper', undefined],
    ['$.detail.state.length', undefined],
    ['$.detail.toString', undefined],
  ])('%s', (path, expected) => {
    expect(valueAt(event, path)).toEqual(expected);
  });

  it.each(['detail', '$detail', '$..state', '$.detail[?(@.a)]', '$.detail[-1]'])(
    'that EventBridge does not know is refused: %s',
    (path) => {
      expect(() => valueAt(event, path)).toThrow(expect.objectContaining({ code: 'ValidationException' }));
    },
  );
});
