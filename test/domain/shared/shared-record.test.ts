import { describe, expect, it } from 'vitest';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { change } from '../../../domain/shared/shared-record.ts';
import { portWith } from '../../fixtures/port-with.ts';
import { InMemorySharedRecord } from '../../in-memory/in-memory-shared-record.ts';

const addTo = (by: number) => (value: number | undefined) => {
  const next = (value ?? 0) + by;
  return { next, result: `now ${next}` };
};

describe('changing a record that others change too', () => {
  it('writes what was decided and tells the result', async () => {
    const record = new InMemorySharedRecord<number>();
    expect(await change(record, addTo(2))).toBe('now 2');
    expect(await change(record, addTo(3))).toBe('now 5');
    expect((await record.read()).value).toBe(5);
  });

  it('decides again after a lost race, so that neither change is lost', async () => {
    const record = new InMemorySharedRecord<number>();
    const faster = { left: 2 };
    const overtaken = portWith(record, 'read', async () => {
      const seen = await record.read();
      if (faster.left > 0) {
        faster.left -= 1;
        await change(record, addTo(10));
      }
      return seen;
    });
    expect(await change(overtaken, addTo(1))).toBe('now 21');
    expect((await record.read()).value).toBe(21);
  });

  it('loses nothing of five who change it at once', async () => {
    const record = new InMemorySharedRecord<number>();
    await Promise.all([1, 2, 3, 4, 5].map((by) => change(record, addTo(by))));
    expect((await record.read()).value).toBe(15);
  });

  it('lets time pass after each lost race, and none before the first', async () => {
    const record = new InMemorySharedRecord<number>();
    const faster = { left: 2 };
    const overtaken = portWith(record, 'write', async (value, version) => {
      faster.left -= 1;
      return faster.left < 0 && record.write(value, version);
    });
    const paused: number[] = [];
    await change(overtaken, addTo(1), async (lost) => void paused.push(lost));
    expect(paused).toEqual([1, 2]);
  });

  it('writes nothing where nothing is to be changed', async () => {
    const record = new InMemorySharedRecord<number>();
    await change(record, addTo(1));
    const before = await record.read();
    expect(await change(record, (value) => ({ result: value }))).toBe(1);
    expect(await record.read()).toEqual(before);
  });

  it('gives up, to be tried again, where others are always faster', async () => {
    const record = new InMemorySharedRecord<number>();
    const tries = { made: 0 };
    const beaten = portWith(record, 'write', async () => {
      tries.made += 1;
      return false;
    });
    await expect(change(beaten, addTo(1))).rejects.toThrow(TemporaryFailure);
    expect(tries.made).toBeGreaterThan(5);
    expect((await record.read()).value).toBeUndefined();
  });
});
