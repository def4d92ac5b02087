import type { PoolUsers } from './pool-users.ts';
import type { SignIn, SignInPerson } from './sign-in.ts';
import type { UserPoolClient, UserPoolParts } from './user-pool.ts';

type Known = UserPoolParts & { signIn: SignIn; users: PoolUsers };
export type Who = { person: SignInPerson } | { problem: string };

/**
 * Who signs in, from what they answered. An address of one of the pool's own users is that user, whatever else was
 * answered; anybody else is a visitor from outside the pool, as the option describes them.
 */
export function whoOf({ pool }: UserPoolClient, answers: unknown, known: Known): Who {
  const person = known.signIn.personOf(answers);
  if ('problem' in person) return person;
  const user = known.users.find(pool, person.email);
  if (user) {
    const { attributes, username, status } = user;
    if (status === 'FORCE_CHANGE_PASSWORD')
      return { problem: 'this user has a password that nobody knows yet' };
    const { email = person.email, name = email } = attributes;
    return { person: { name, email, groups: [], attributes: customOf(attributes), username } };
  }
  if (person.onlyUsers) return { problem: `there is no user with the address ${person.email}` };
  const problem = wrongIn(person, known, pool);
  if (problem !== undefined) return { problem };
  const { provider, name, email } = person;
  if (provider === undefined) return { person };
  const custom = Object.entries(person.attributes).map(([own, value]) => [`custom:${own}`, value]);
  const { username } = known.users.arrived(pool, provider, {
    email,
    name,
    sub: email,
    ...Object.fromEntries(custom),
  });
  return { person: { ...person, username } };
}

function wrongIn({ groups, attributes }: SignInPerson, known: Known, pool: string): string | undefined {
  const names = known.groups.filter((group) => group.pool === pool).map(({ name }) => name);
  const unknownGroup = groups.find((group) => !names.includes(group));
  if (unknownGroup !== undefined)
    return `'${unknownGroup}' is not a group: choose one of ${names.join(', ')}`;
  const own = known.attributes.filter((attribute) => attribute.pool === pool);
  const undefinedOne = Object.keys(attributes).find((name) => !own.some((each) => each.name === name));
  return undefinedOne === undefined ? undefined : `the user pool has no attribute '${undefinedOne}'`;
}

function customOf(attributes: Record<string, string>): Record<string, string> {
  const custom = Object.entries(attributes).filter(([name]) => name.startsWith('custom:'));
  return Object.fromEntries(custom.map(([name, value]) => [name.slice('custom:'.length), value]));
}
