import { describe, expect, it } from 'vitest';
import { type Chunk, chunkBorders, chunksOf, isInChunk } from '../../../domain/mail/chunk.ts';
import { deliveryId } from '../../../domain/mail/delivery.ts';

const ids = Array.from({ length: 20_000 }, (_, number) =>
  deliveryId('m', '1280', `p${number}@malmo.example`),
);

describe('the shares of an organisation’s mails', () => {
  it('are one where the mails are few, and none where there are none', () => {
    expect(chunksOf(0)).toEqual([{ number: 0, of: 1 }]);
    expect(chunksOf(500)).toEqual([{ number: 0, of: 1 }]);
    expect(chunksOf(501)).toEqual([
      { number: 0, of: 2 },
      { number: 1, of: 2 },
    ]);
    expect(chunksOf(100_000)).toHaveLength(200);
  });

  it.each([1, 2, 3, 7, 40])('have each mail in one of them: %i', (of) => {
    const chunks = Array.from({ length: of }, (_, number): Chunk => ({ number, of }));
    for (const id of [...ids, '', '2', 'zzz', 'delivery-001', 'Å'])
      expect(chunks.filter((chunk) => isInChunk({ id }, chunk))).toHaveLength(1);
  });

  it('are about as large', () => {
    const chunks = chunksOf(ids.length);
    const sizes = chunks.map((chunk) => ids.filter((id) => isInChunk({ id }, chunk)).length);
    expect(Math.min(...sizes)).toBeGreaterThan(400);
    expect(Math.max(...sizes)).toBeLessThan(600);
  });

  it('go from one border to the next, in the order of ids', () => {
    expect(chunkBorders({ number: 0, of: 2 })).toEqual({ from: '', to: 'k22' });
    expect(chunkBorders({ number: 1, of: 2 })).toEqual({ from: 'k22', to: undefined });
  });
});
