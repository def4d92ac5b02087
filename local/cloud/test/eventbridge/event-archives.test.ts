import { describe, expect, it } from 'vitest';
import { eventsCall } from '../../src/eventbridge/events-call.ts';
import { arnOf } from '../../src/shared/arns.ts';
import { anEntry, anEventCloud, aRule, aTarget, bus } from './an-event-cloud.ts';

describe('an archive', () => {
  const archive = { name: 'all', arn: arnOf('events', 'archive/all'), busArn: bus.arn };
  const from = Date.parse('2026-11-23T09:00:00Z');

  it('publishes the events of a time again, in order, marked as a replay', async () => {
    const { buses, clock, delivered, payloads } = anEventCloud({ archives: [archive] });
    for (const id of ['1', '2', '3']) {
      buses.putEvents([anEntry({ Detail: JSON.stringify({ id }) })]);
      clock.pass(60);
    }
    await buses.tick();
    const originals = payloads();
    delivered.splice(0);
    expect(buses.replay({ archive: 'all', from, to: from + 60_000, replayName: 'again' })).toBe(2);
    await buses.tick();
    expect(payloads()).toEqual(originals.slice(0, 2).map((event) => ({ ...event, 'replay-name': 'again' })));
  });

  it('does not keep replayed events a second time', async () => {
    const { buses } = anEventCloud({ archives: [archive] });
    buses.putEvents([anEntry()]);
    const replay = { archive: archive.arn, from, to: from };
    expect(buses.replay(replay)).toBe(1);
    expect(buses.replay(replay)).toBe(1);
  });

  it('keeps only what its pattern matches, on its own bus', () => {
    const archives = [{ ...archive, pattern: { detail: { id: ['wanted'] } } }];
    const { buses } = anEventCloud({ archives });
    const wanted = JSON.stringify({ id: 'wanted' });
    buses.putEvents([
      anEntry(),
      anEntry({ Detail: wanted }),
      anEntry({ Detail: wanted, EventBusName: 'default' }),
    ]);
    expect(buses.replay({ archive: 'all', from, to: from })).toBe(1);
  });

  it('forgets after its retention', () => {
    const { buses, clock } = anEventCloud({ archives: [{ ...archive, retentionDays: 1 }] });
    buses.putEvents([anEntry()]);
    clock.pass(86_401);
    expect(buses.replay({ archive: 'all', from, to: clock.now() })).toBe(0);
  });

  it('can be replayed to one rule alone, over the protocol', async () => {
    const other = aRule({
      arn: arnOf('events', 'rule/other'),
      targets: [aTarget({ arn: arnOf('sqs', 'other') })],
    });
    const { buses, delivered } = anEventCloud({ archives: [archive], rules: [aRule(), other] });
    buses.putEvents([anEntry()]);
    await buses.tick();
    delivered.splice(0);
    const [EventStartTime, EventEndTime] = [from / 1000, from / 1000];
    const Destination = { Arn: bus.arn, FilterArns: [other.arn] };
    eventsCall(buses, 'StartReplay', {
      ReplayName: 'r',
      EventSourceArn: archive.arn,
      EventStartTime,
      EventEndTime,
      Destination,
    });
    await buses.tick();
    expect(delivered.map(({ targetArn }) => targetArn)).toEqual([arnOf('sqs', 'other')]);
  });

  it('must exist', () => {
    expect(() => anEventCloud().buses.replay({ archive: 'none', from, to: from })).toThrow(
      /archive 'none' does not exist/,
    );
  });
});
