import { describe, expect, it } from 'vitest';
import type { TargetDelivery } from '../../src/delivery/target-delivery.ts';
import { openDatabase } from '../../src/shared/database.ts';
import {
  anEntry,
  anEventCloud,
  aRule,
  aTarget,
  busy,
  deadLetters,
  forbidden,
  target,
} from './an-event-cloud.ts';

describe('a target', () => {
  it('receives what its input makes of the event', async () => {
    const inputTransformer = {
      inputPathsMap: { id: '$.detail.id' },
      inputTemplate: '{"milestone": <id>, "by": "<aws.events.rule-name>"}',
    };
    const { buses, payloads } = anEventCloud({
      rules: [aRule({ targets: [aTarget({ inputTransformer })] })],
    });
    buses.putEvents([anEntry()]);
    await buses.tick();
    expect(payloads()).toEqual([{ milestone: 'bob-1', by: 'reached' }]);
  });

  it('that fails is tried again, later and later, until it takes the event', async () => {
    let failures = 3;
    const { buses, delivered, clock } = anEventCloud({
      answer: () => (failures-- > 0 ? busy : { ok: true }),
    });
    buses.putEvents([anEntry()]);
    const attemptsAfter = async (seconds: number) => {
      clock.pass(seconds);
      await buses.tick();
      return delivered.length;
    };
    expect(await attemptsAfter(0)).toBe(1);
    expect(await attemptsAfter(0.9)).toBe(1);
    expect(await attemptsAfter(0.1)).toBe(2);
    expect(await attemptsAfter(1.9)).toBe(2);
    expect(await attemptsAfter(0.1)).toBe(3);
    expect(await attemptsAfter(3.9)).toBe(3);
    expect(await attemptsAfter(0.1)).toBe(4);
    expect(await attemptsAfter(1000)).toBe(4);
    expect(buses.pending()).toBe(0);
  });

  it('that keeps failing leaves the event in its dead-letter queue, with the reasons', async () => {
    const retry = { maximumRetryAttempts: 2 };
    const { buses, delivered, lost, clock } = anEventCloud({
      rules: [aRule({ targets: [aTarget({ deadLetterArn: deadLetters, retry })] })],
      answer: ({ targetArn }) => (targetArn === target ? busy : { ok: true }),
    });
    buses.putEvents([anEntry()]);
    for (let round = 0; round < 5; round += 1) {
      await buses.tick();
      clock.pass(100);
    }
    expect(delivered.map(({ targetArn }) => targetArn)).toEqual([target, target, target, deadLetters]);
    expect(JSON.parse(delivered[3]?.payload ?? '')).toMatchObject({ detail: { id: 'bob-1' } });
    expect(delivered[3]?.messageAttributes).toEqual({
      RULE_ARN: { DataType: 'String', StringValue: aRule().arn },
      TARGET_ARN: { DataType: 'String', StringValue: target },
      ERROR_CODE: { DataType: 'String', StringValue: 'THROTTLING' },
      ERROR_MESSAGE: { DataType: 'String', StringValue: 'too busy' },
      EXHAUSTED_RETRY_CONDITION: { DataType: 'String', StringValue: 'MaximumRetryAttempts' },
      RETRY_ATTEMPTS: { DataType: 'String', StringValue: '2' },
    });
    expect(lost).toEqual([]);
  });

  it('gets the original event into its dead-letter queue, not what its input made of it', async () => {
    const { buses, payloads } = anEventCloud({
      rules: [aRule({ targets: [aTarget({ deadLetterArn: deadLetters, input: '{"constant":1}' })] })],
      answer: ({ targetArn }) => (targetArn === target ? forbidden : { ok: true }),
    });
    buses.putEvents([anEntry()]);
    await buses.tick();
    expect(payloads()).toEqual([{ constant: 1 }, expect.objectContaining({ detail: { id: 'bob-1' } })]);
  });

  it('that fails for too long is given up by age', async () => {
    const retry = { maximumEventAgeSeconds: 60 };
    const { buses, delivered, clock } = anEventCloud({
      rules: [aRule({ targets: [aTarget({ deadLetterArn: deadLetters, retry })] })],
      answer: ({ targetArn }) => (targetArn === target ? busy : { ok: true }),
    });
    buses.putEvents([anEntry()]);
    for (let second = 0; second < 120; second += 1) {
      await buses.tick();
      clock.pass(1);
    }
    const last = delivered.at(-1);
    expect(last?.targetArn).toBe(deadLetters);
    expect(last?.messageAttributes?.EXHAUSTED_RETRY_CONDITION?.StringValue).toBe('MaximumEventAgeInSeconds');
    // At 0, 1, 3, 7, 15 and 31 s; the next would be at 63 s.
    expect(delivered.filter(({ targetArn }) => targetArn === target)).toHaveLength(6);
  });

  it('that may not be reached is not tried again', async () => {
    const rules = [aRule({ targets: [aTarget({ deadLetterArn: deadLetters })] })];
    const answer = ({ targetArn }: TargetDelivery) =>
      targetArn === target ? forbidden : { ok: true as const };
    const { buses, delivered, clock } = anEventCloud({ rules, answer });
    buses.putEvents([anEntry()]);
    await buses.tick();
    clock.pass(1000);
    await buses.tick();
    expect(delivered.map(({ targetArn }) => targetArn)).toEqual([target, deadLetters]);
    expect(delivered[1]?.messageAttributes?.EXHAUSTED_RETRY_CONDITION).toBeUndefined();
  });

  it('without a dead-letter queue loses the event, and says so', async () => {
    const { buses, lost } = anEventCloud({ answer: () => forbidden });
    buses.putEvents([anEntry()]);
    await buses.tick();
    expect(lost).toEqual([
      { ruleArn: aRule().arn, targetArn: target, code: 'NO_PERMISSIONS', error: 'no policy' },
    ]);
    expect(buses.pending()).toBe(0);
  });

  it('whose dead-letter queue fails as well loses the event, and says both', async () => {
    const rules = [aRule({ targets: [aTarget({ deadLetterArn: deadLetters })] })];
    const { buses, lost } = anEventCloud({ rules, answer: () => forbidden });
    buses.putEvents([anEntry()]);
    await buses.tick();
    expect(lost).toMatchObject([{ code: 'NO_PERMISSIONS', error: 'no policy; then no policy' }]);
  });
});

describe('on disk', () => {
  it('what was accepted is delivered by the next process', async () => {
    const database = openDatabase(':memory:');
    anEventCloud({ database }).buses.putEvents([anEntry()]);
    const next = anEventCloud({ database });
    expect(next.buses.pending()).toBe(1);
    await next.buses.tick();
    expect(next.delivered).toHaveLength(1);
    expect(next.buses.pending()).toBe(0);
  });

  it('what a rule that is gone was owed is lost, and said', async () => {
    const database = openDatabase(':memory:');
    anEventCloud({ database }).buses.putEvents([anEntry()]);
    const next = anEventCloud({ database, rules: [] });
    await next.buses.tick();
    expect(next.delivered).toEqual([]);
    expect(next.lost).toMatchObject([{ ruleArn: aRule().arn, code: 'NO_RESOURCE' }]);
  });
});
