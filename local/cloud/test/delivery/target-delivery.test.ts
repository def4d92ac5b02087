import { describe, expect, it } from 'vitest';
import { deliverToTargets } from '../../src/delivery/target-delivery.ts';
import { parsePolicy } from '../../src/iam/iam.ts';
import { arnOf } from '../../src/shared/arns.ts';
import { wiringProblems } from '../../src/template/wiring-problems.ts';
import { aQueue, jobs, queuesOf } from '../sqs/a-queue.ts';

const rule = arnOf('events', 'rule/bus/reached');
const worker = arnOf('lambda', 'function:worker');
const alarms = arnOf('sns', 'alarms');

/** A policy that lets EventBridge in on behalf of `sourceArn` only. */
const lettingIn = (action: string, resource: string, sourceArn = rule) =>
  parsePolicy({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: action,
        Resource: resource,
        Condition: { ArnEquals: { 'aws:SourceArn': sourceArn } },
      },
    ],
  });
const policies = new Map([
  [jobs, lettingIn('sqs:SendMessage', jobs)],
  [worker, lettingIn('lambda:InvokeFunction', worker)],
  [alarms, lettingIn('sns:Publish', alarms)],
]);

function delivering(known = policies) {
  const { queues } = queuesOf([aQueue()]);
  const invoked: string[][] = [];
  const published: string[][] = [];
  const deliver = deliverToTargets({
    queues,
    policies: known,
    invokeLater: (arn, payload) => {
      if (arn !== worker) throw new Error(`no function '${arn}'`);
      invoked.push([arn, payload]);
    },
    publish: (arn, message) => published.push([arn, message]),
  });
  const from = { sourceArn: rule, principal: 'events.amazonaws.com', payload: '{"a":1}' };
  return { queues, invoked, published, to: (targetArn: string) => deliver({ ...from, targetArn }) };
}

describe('a delivery', () => {
  it('reaches a queue, a function and a topic', async () => {
    const { queues, invoked, published, to } = delivering();
    for (const arn of [jobs, worker, alarms]) expect(await to(arn)).toEqual({ ok: true });
    expect(queues.receive(jobs, { max: 1 })[0]?.body).toBe('{"a":1}');
    expect(invoked).toEqual([[worker, '{"a":1}']]);
    expect(published).toEqual([[alarms, '{"a":1}']]);
  });

  it.each([
    ['no policy', new Map()],
    ['a policy for another rule', new Map([[jobs, lettingIn('sqs:SendMessage', jobs, `${rule}-other`)]])],
    ['a policy for another action', new Map([[jobs, lettingIn('sqs:ReceiveMessage', jobs)]])],
  ])('does not reach a queue with %s', async (_, known) => {
    const { queues, to } = delivering(known);
    expect(await to(jobs)).toMatchObject({ ok: false, code: 'NO_PERMISSIONS', retry: false });
    expect(queues.counts(jobs).visible).toBe(0);
  });

  it('to what does not exist or is of another kind fails', async () => {
    const gone = arnOf('sqs', 'gone');
    const { to } = delivering(new Map([[gone, lettingIn('sqs:SendMessage', gone)]]));
    expect(await to(gone)).toMatchObject({ ok: false, code: 'NO_RESOURCE', retry: false });
    expect(await to(arnOf('logs', 'log-group:x'))).toMatchObject({ ok: false, code: 'UNSUPPORTED' });
  });
});

describe('the wiring', () => {
  const aRule = (targetArn: string, deadLetterArn?: string) => ({
    name: 'reached',
    arn: rule,
    busArn: arnOf('events', 'event-bus/bus'),
    pattern: { source: ['a'] },
    enabled: true,
    targets: [{ id: 't', arn: targetArn, ...(deadLetterArn !== undefined && { deadLetterArn }) }],
  });
  const existing = new Set([jobs, worker, alarms]);
  const problems = (rules: ReturnType<typeof aRule>[], known = policies) =>
    wiringProblems({ rules, subscriptions: [], policies: known, existing });

  it('has no problems when every target exists and lets its rule in', () => {
    expect(problems([aRule(jobs, jobs), aRule(worker), aRule(alarms)])).toEqual([]);
  });

  it('names a target, or a dead-letter queue, that lets nobody in, and what to allow', () => {
    const allow = `events.amazonaws.com sqs:SendMessage with aws:SourceArn ${rule}`;
    const says = [`rule 'reached' may not deliver to '${jobs}': allow ${allow}`];
    expect(problems([aRule(jobs)], new Map())).toEqual(says);
    const open = new Map([[worker, lettingIn('lambda:InvokeFunction', worker)]]);
    expect(problems([aRule(worker, jobs)], open)).toEqual(says);
  });

  it('names a target that does not exist, and one of another kind', () => {
    expect(problems([aRule(arnOf('sqs', 'gone'))])).toEqual([
      expect.stringMatching(/sqs:.*:gone', which does not exist/),
    ]);
    expect(problems([aRule(arnOf('logs', 'log-group:x'))])).toEqual([
      expect.stringMatching(/logs is not supported here/),
    ]);
  });

  it('looks at subscriptions of queues and functions, and lets mail to people be', () => {
    const subscription = (protocol: string, endpoint: string) => ({
      arn: `${alarms}:1`,
      topicArn: alarms,
      protocol,
      endpoint,
    });
    const subscriptions = [subscription('sqs', jobs), subscription('email', 'watch@kommun.example')];
    expect(wiringProblems({ rules: [], subscriptions, policies, existing })).toEqual([
      expect.stringMatching(/allow sns.amazonaws.com sqs:SendMessage/),
    ]);
  });
});
