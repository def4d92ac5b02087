import { isErased } from '../../contacts/alias.ts';
import type { UserRole } from '../../rollout/user.ts';
import { isUnsent, type People, type Person, type PersonState } from '../person.ts';

/**
 * Search criteria, all of which must match. `text` matches part of a name or address. Without a state, all
 * but ended.
 */
export type PeopleSearch = {
  text?: string | undefined;
  role?: UserRole | undefined;
  organisation?: string | undefined;
  state?: PersonState | undefined;
};

export type FoundPeople = {
  people: Person[];
  total: number;
  /** Whose role waits for a second coordinator. */
  proposals: Person[];
  /** How many invitations have not been sent. */
  unsent: number;
};

/** As many as one page shows. */
const SHOWN_PEOPLE = 400;

/** The first matches by name, and what waits for somebody. */
export async function findPeople(
  search: PeopleSearch,
  { people: store }: { people: Pick<People, 'read'> },
): Promise<FoundPeople> {
  const { people } = await store.read();
  const found = matching(people, search).sort((one, other) => one.name.localeCompare(other.name, 'sv'));
  return {
    people: found.slice(0, SHOWN_PEOPLE),
    total: found.length,
    proposals: people.filter(({ proposal }) => proposal !== undefined),
    unsent: people.filter(isUnsent).length,
  };
}

/** Those who match; erased people match nothing. */
export function matching(
  people: readonly Person[],
  { text = '', role, organisation, state }: PeopleSearch,
): Person[] {
  const wanted = text.toLocaleLowerCase('sv');
  return people.filter(
    (person) =>
      (state === undefined ? person.state !== 'ended' : person.state === state) &&
      !isErased(person.address) &&
      (role === undefined || person.role === role) &&
      (organisation === undefined || person.organisation === organisation) &&
      `${person.name}\n${person.address}`.toLocaleLowerCase('sv').includes(wanted),
  );
}
