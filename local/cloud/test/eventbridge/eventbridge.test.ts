import { describe, expect, it } from 'vitest';
import { eventsCall } from '../../src/eventbridge/events-call.ts';
import { anEntry, anEventCloud, aRule } from './an-event-cloud.ts';

describe('a schedule', () => {
  const everyMinute = { name: 'tick', pattern: undefined, schedule: 'rate(1 minute)' };

  it('fires a period after the start and then each period, once however late', async () => {
    const { buses, clock, payloads } = anEventCloud({ rules: [aRule(everyMinute)] });
    const firedAfter = async (seconds: number) => {
      clock.pass(seconds);
      await buses.tick();
      return payloads().length;
    };
    expect(await firedAfter(59)).toBe(0);
    expect(await firedAfter(1)).toBe(1);
    expect(await firedAfter(59)).toBe(1);
    expect(await firedAfter(300)).toBe(2);
    expect(await firedAfter(0)).toBe(2);
    expect(await firedAfter(1)).toBe(3);
    expect(payloads()[0]).toMatchObject({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      resources: [aRule().arn],
      detail: {},
    });
  });

  it('does not fire while its rule is disabled', async () => {
    const { buses, clock, delivered } = anEventCloud({ rules: [aRule({ ...everyMinute, enabled: false })] });
    clock.pass(600);
    await buses.tick();
    expect(delivered).toEqual([]);
  });

  it('that this cloud cannot keep is refused at the start, by name', () => {
    const start = () => anEventCloud({ rules: [aRule({ ...everyMinute, schedule: 'cron(0 8 * * ? *)' })] });
    expect(start).toThrow(/rule 'tick' cannot run here/);
  });
});

describe('at the start', () => {
  it('a rule with an invalid pattern, or with none, is refused by name', () => {
    expect(() => anEventCloud({ rules: [aRule({ pattern: { source: 'x' } })] })).toThrow(
      /rule 'reached' cannot run here/,
    );
    expect(() => anEventCloud({ rules: [aRule({ pattern: undefined })] })).toThrow(
      /rule 'reached' cannot run here/,
    );
  });
});

describe('over the protocol', () => {
  it('PutEvents and TestEventPattern answer, others are refused by name', async () => {
    const { buses, delivered } = anEventCloud();
    expect(eventsCall(buses, 'PutEvents', { Entries: [anEntry()] })).toMatchObject({ FailedEntryCount: 0 });
    await buses.tick();
    expect(delivered).toHaveLength(1);
    const test = { EventPattern: '{"source":["a"]}', Event: '{"source":"a"}' };
    expect(eventsCall(buses, 'TestEventPattern', test)).toEqual({ Result: true });
    expect(() => eventsCall(buses, 'TestEventPattern', { ...test, EventPattern: '{' })).toThrow(/not JSON/);
    expect(() => eventsCall(buses, 'PutRule', {})).toThrow(/not in the local cloud: events PutRule/);
  });
});
