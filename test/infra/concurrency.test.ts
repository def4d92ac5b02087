import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { GROWN, PROD, ref, resourcesOf, synthesize } from './synthesize.ts';

const functionSchema = z.object({
  FunctionName: z.string(),
  ReservedConcurrentExecutions: z.int().optional(),
});
const reservedIn = (settings: Parameters<typeof synthesize>[0]) =>
  Object.fromEntries(
    resourcesOf(synthesize(settings), 'AWS::Lambda::Function', functionSchema).flatMap(
      ({ FunctionName, ReservedConcurrentExecutions }) =>
        ReservedConcurrentExecutions === undefined
          ? []
          : [[FunctionName.replace('budkavle-prod-', ''), ReservedConcurrentExecutions]],
    ),
  );

describe('concurrency', () => {
  it('belongs to what sends and settles mail, and is capped for what anybody may call', () => {
    expect(reservedIn(GROWN)).toEqual({
      'send-deliveries': 4,
      'record-outcome': 5,
      'public-pages': 50,
      subscriptions: 5,
      questions: 5,
      'task-pages': 20,
      packet: 20,
    });
  });

  it('is reserved nowhere in a new account, which would refuse the whole deployment', () => {
    expect(reservedIn(PROD)).toEqual({});
    // 109 are reserved, and 100 have to stay for everything else.
    expect(reservedIn({ ...PROD, concurrency: 208 })).toEqual({});
    expect(reservedIn({ ...PROD, concurrency: 209 })).toHaveProperty('send-deliveries', 4);
  });

  it('grows with the mails a second that SES allows', () => {
    // 200 a second take ten workers of ten mails in 0.5 s, on two queues; 125 are reserved then, and 100 have to stay.
    expect(reservedIn({ ...GROWN, mailsPerSecond: 200 })).toHaveProperty('send-deliveries', 20);
    expect(reservedIn({ ...PROD, concurrency: 224, mailsPerSecond: 200 })).toEqual({});
    expect(reservedIn({ ...PROD, concurrency: 225, mailsPerSecond: 200 })).toHaveProperty(
      'send-deliveries',
      20,
    );
  });

  it.each([
    { settings: { ...PROD, mailsPerSecond: 200 }, workers: 2 },
    { settings: GROWN, workers: 2 },
    { settings: { ...GROWN, mailsPerSecond: 200 }, workers: 10 },
    { settings: { ...GROWN, mailsPerSecond: 1_000 }, workers: 50 },
  ])('lets $workers workers poll each queue of mails', ({ settings, workers }) => {
    const mappings = resourcesOf(
      synthesize(settings),
      'AWS::Lambda::EventSourceMapping',
      z.object({ EventSourceArn: z.unknown(), ScalingConfig: z.object({ MaximumConcurrency: z.int() }) }),
    );
    const ofMails = mappings.filter(({ logicalId }) => /^(SendDeliveries|Press\w*)Jobs/.test(logicalId));
    expect(ofMails.map(({ ScalingConfig }) => ScalingConfig.MaximumConcurrency)).toContain(workers);
  });

  it('is as much as queues poll with, so that no job is received in vain', () => {
    const template = synthesize(GROWN);
    const functions = resourcesOf(template, 'AWS::Lambda::Function', functionSchema);
    const pollers = resourcesOf(
      template,
      'AWS::Lambda::EventSourceMapping',
      z.object({ FunctionName: ref, ScalingConfig: z.object({ MaximumConcurrency: z.int() }) }),
    );
    for (const { logicalId, FunctionName, ReservedConcurrentExecutions: reserved } of functions) {
      const polled = pollers
        .filter((poller) => poller.FunctionName === logicalId)
        .reduce((sum, { ScalingConfig }) => sum + ScalingConfig.MaximumConcurrency, 0);
      if (reserved !== undefined && polled > 0)
        expect([FunctionName, polled]).toEqual([FunctionName, reserved]);
    }
  });
});
