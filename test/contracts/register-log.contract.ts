import { describe, expect, it } from 'vitest';
import type { LogBatch, LogPlace } from '../../domain/register/register-log.ts';
import type { Open } from './stores.ts';

const hash = (letter: string) => letter.repeat(64);
const entry = (text: string) => ({ dispatch: 'm', organisation: '1280', counted: '1/0', text });
const batch = (start: number, ...texts: string[]): LogBatch => ({
  start,
  entries: texts.map(entry),
  peaks: [hash('a')],
  note: `kansli.example/log\n1\n${'A'.repeat(43)}=\n\n— kansli.example/log AAAA\n`,
  verifier: 'kansli.example/log+0a1b2c3d+AQ==',
});
const place = (index: number, dispatch = 'm'): LogPlace => ({
  ...{ dispatch, organisation: '1280', index, counted: '1/0', leaf: hash('b') },
});

export function registerLogContract(open: Open): void {
  describe('the log of the register', () => {
    it('has the batch that was added last, and entries by their index', async () => {
      const { registerLog } = await open();
      expect(await registerLog.last()).toBeUndefined();
      expect(await registerLog.add(batch(0, '"a"', '"b"'))).toBe(true);
      expect(await registerLog.add(batch(2, '"c"'))).toBe(true);
      expect(await registerLog.add(batch(3, '"d"', '"e"', '"f"'))).toBe(true);
      expect(await registerLog.last()).toEqual(batch(3, '"d"', '"e"', '"f"'));
      expect(await registerLog.entries(0, 6)).toEqual(['"a"', '"b"', '"c"', '"d"', '"e"', '"f"']);
      expect(await registerLog.entries(1, 4)).toEqual(['"b"', '"c"', '"d"']);
      expect(await registerLog.entries(4, 4)).toEqual([]);
    });

    it('keeps what stands in it: of two who add at one place the first has it', async () => {
      const { registerLog } = await open();
      await registerLog.add(batch(0, '"a"'));
      expect(await registerLog.add(batch(0, '"b"'))).toBe(false);
      expect(await registerLog.entries(0, 1)).toEqual(['"a"']);
    });

    it('knows where it has a dispatch, and the hashes of full tiles, as they were noted first', async () => {
      const { registerLog } = await open();
      const nodes = [0, 1, 2].map((index) => ({ level: 1, index, hash: hash(String(index)) }));
      await registerLog.note({ places: [place(7), place(300)], nodes });
      await registerLog.note({ places: [{ ...place(7), counted: '9/9' }, place(8, 'other')], nodes: [] });
      await registerLog.note({ places: [], nodes: [{ level: 2, index: 0, hash: hash('c') }] });
      expect(await registerLog.places('m')).toEqual([place(7), place(300)]);
      expect(await registerLog.places('other')).toEqual([place(8, 'other')]);
      expect(await registerLog.nodes(1, 1, 3)).toEqual([hash('1'), hash('2')]);
      expect(await registerLog.nodes(2, 0, 5)).toEqual([hash('c')]);
    });

    it('has one key of each number, which never changes', async () => {
      const { registerKeys } = await open();
      const key = { number: 1, name: 'kansli.example/log', seed: 'A'.repeat(43), table: 't', since: 5 };
      expect(await registerKeys.add(key)).toBe(true);
      expect(await registerKeys.add({ ...key, seed: 'B'.repeat(43) })).toBe(false);
      expect(await registerKeys.add({ ...key, number: 2 })).toBe(true);
      expect(await registerKeys.all()).toEqual([key, { ...key, number: 2 }]);
    });
  });
}
