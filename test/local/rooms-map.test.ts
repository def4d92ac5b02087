import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import ROOMS from '../../docs/rooms.json' with { type: 'json' };
import { withRoomsMap } from '../../local/rooms-map.ts';

describe('the map of the rooms', () => {
  it('in docs/architecture.md is that of docs/rooms.json', () => {
    const page = readFileSync('docs/architecture.md', 'utf8');
    expect(withRoomsMap(page)).toBe(page);
  });

  it.each(Object.entries(ROOMS))('has every folder of %s and no other', (layer, floors) => {
    const folders = readdirSync(layer, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const rooms = floors.flat().map(({ room }) => room);
    expect(rooms.toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
  });

  it('refuses a page without a place for it', () => {
    expect(() => withRoomsMap('# Architecture\n')).toThrow(/no place/);
  });
});
