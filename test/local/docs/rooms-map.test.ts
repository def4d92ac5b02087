import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import ROOMS from '../../../docs/rooms.json' with { type: 'json' };
import { withRoomsMap } from '../../../local/docs/rooms-map.ts';

describe('the map of the rooms', () => {
  it('in docs/architecture.md is that of docs/rooms.json', () => {
    const page = readFileSync('docs/architecture.md', 'utf8');
    expect(withRoomsMap(page)).toBe(page);
  });

  it.each(Object.entries(ROOMS))('has every folder of code in %s and no other', (layer, floors) => {
    const rooms = floors.flat().map(({ room }) => room);
    const folders = readdirSync(layer, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && file.includes('/'))
      .map((file) => rooms.find((room) => file.startsWith(`${room}/`)) ?? `no room: ${file}`);
    expect([...new Set(folders)].toSorted()).toEqual(rooms.toSorted());
  });

  it('refuses a page without a place for it', () => {
    expect(() => withRoomsMap('# Architecture\n')).toThrow(/no place/);
  });
});
