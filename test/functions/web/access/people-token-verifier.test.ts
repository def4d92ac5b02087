import { expect, it } from 'vitest';
import { PeopleTokenVerifier } from '../../../../functions/web/access/people-token-verifier.ts';
import { aPerson } from '../../../fixtures/a-person.ts';
import { InMemoryPeople } from '../../../in-memory/in-memory-people.ts';

const ADDRESS = 'nils.strand@kansli.example';

async function aDoor() {
  const people = new InMemoryPeople();
  let version = 0;
  const store = async (person: ReturnType<typeof aPerson>) => {
    await people.change({ version, put: [person], entries: [] });
    version += 1;
  };
  await store(aPerson());
  const identity = { id: 'u1', name: 'Nils', address: ADDRESS.toUpperCase(), confirmed: true };
  const tokens = new PeopleTokenVerifier({
    identities: { identify: async (token) => (token === 'good' ? { identity, issuedAt: 1 } : undefined) },
    people,
    providers: [],
    now: Date.now,
  });
  return { tokens, store };
}

it('whoever ends is refused with the next request, with a token that is good for half an hour', async () => {
  const { tokens, store } = await aDoor();
  expect((await tokens.verify('good'))?.user.roles).toEqual(['registrar']);
  await store(aPerson({ state: 'ended' }));
  expect(await tokens.verify('good')).toBeUndefined();
});

it('another role or organisation holds with the next request', async () => {
  const { tokens, store } = await aDoor();
  await store(aPerson({ role: 'local-lead', organisation: '1280' }));
  expect((await tokens.verify('good'))?.user).toMatchObject({ roles: ['local-lead'], organisation: '1280' });
});

it('a token that is not genuine is nobody’s, whoever may sign in', async () => {
  const { tokens } = await aDoor();
  expect(await tokens.verify('forged')).toBeUndefined();
});
