import { expect, it } from 'vitest';
import { findContacts } from '../../../../domain/contacts/use-cases/find-contacts.ts';
import { loadDirectory } from '../../../../domain/contacts/use-cases/load-directory.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';

it('lists contacts by organisation or by name, as was asked', async () => {
  const world = await lendingWorld();
  const directory = await loadDirectory('all', world);
  const found = async (sort?: 'organisation' | 'name') =>
    (await findContacts({ sort }, directory, world)).contacts;
  const places = (await found()).map(({ organisation }) => organisation);
  expect(places).toEqual(places.toSorted());
  expect(await found('organisation')).toEqual(await found());
  const names = (await found('name')).map(({ name }) => name);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'sv')));
  expect(names).toHaveLength(places.length);
});
