import { type Actor, type ChangePeoplePorts, changePeople, type PeopleResult } from '../change-people.ts';
import { type IdentityProvider, userOf } from '../identity.ts';
import { type Grant, type People, type Person, personId } from '../person.ts';
import { decideVisitorEnd } from '../person-steps.ts';
import type { Visitors } from '../sign-in-accounts.ts';

export type ListVisitorsPorts = {
  people: Pick<People, 'read'>;
  visitors: Visitors;
  providers: readonly IdentityProvider[];
};

/** Somebody who is let in by the claims of an identity provider alone. `id`: their id, were they stored. */
export type Visitor = Pick<Person, 'id' | 'name' | 'address'> & Grant & { provider: string };

/** Everybody with a role from an identity provider about whom nothing is stored, by name. */
export async function listVisitors({ people, visitors, providers }: ListVisitorsPorts): Promise<Visitor[]> {
  // Without a provider there is nobody to ask for.
  if (providers.length === 0) return [];
  const known = new Set((await people.read()).people.map(({ id }) => id));
  const found = (await visitors.list()).flatMap((identity): Visitor[] => {
    const id = personId(identity.address);
    const { roles: [role] = [], organisation } = userOf(identity, { person: undefined, providers }) ?? {};
    if (role === undefined || known.has(id)) return [];
    const { name, address, provider } = identity;
    return [{ id, name, address, role, organisation, provider: provider?.name ?? '' }];
  });
  const byId = new Map(found.map((visitor) => [visitor.id, visitor]));
  return [...byId.values()].sort((one, other) => one.name.localeCompare(other.name, 'sv'));
}

/** Keeps a visitor out from now on, whatever the identity provider says. */
export async function endVisitor(
  { id, actor }: { id: string; actor: Actor },
  ports: ListVisitorsPorts & ChangePeoplePorts,
): Promise<PeopleResult> {
  const visitor = (await listVisitors(ports)).find((each) => each.id === id);
  if (!visitor) return { kind: 'unknown' };
  const { provider: _provider, ...person } = visitor;
  return changePeople(actor, (standing) => decideVisitorEnd(person, standing), ports);
}
