import type { CatalogueVersion } from '../../domain/catalogue/catalogues.ts';
import type { Contact } from '../../domain/contacts/contact.ts';
import { aCatalogue, aText } from '../fixtures/a-catalogue.ts';
import { aParticipation } from '../fixtures/a-participation.ts';
import { aRollout } from '../fixtures/a-rollout.ts';
import { anOrganisation, theOffice } from '../fixtures/an-organisation.ts';
import type { inMemoryStores } from '../in-memory/in-memory-stores.ts';
import { frozen } from '../in-memory/rows.ts';
import type { Scenario } from './scenario.ts';

export type Stores = ReturnType<typeof inMemoryStores>;

const both = (text: string) => ({ sv: text, en: text });
const group = (side: 'internal' | 'external') => ({
  name: both('Grupp'),
  you: both('med'),
  side,
  tier: 1,
  scope: 'local' as const,
  messages: ['why'],
  channels: ['email', 'meeting'],
});

/** All schedules have the same rows, and what the domain keeps with each (docs on `keptWith`) is made once. */
const made = new Map<string, unknown>();
function once<T>(key: string, make: () => T): () => T;
function once(key: string, make: () => unknown): () => unknown {
  return () => {
    if (!made.has(key)) made.set(key, frozen(make()));
    return made.get(key);
  };
}

/** Clerks, who have a duty, and friends, who may leave: both are told why, by mail, at either milestone. */
const catalogue = once(
  'catalogue',
  (): CatalogueVersion => ({
    version: 'v1',
    catalogue: aCatalogue({
      responsible: 'clerks',
      groups: { clerks: group('internal'), friends: group('external') },
      messages: { why: { name: both('Varför'), at: ['decided', 'live'] } },
      checks: {},
    }),
    texts: [aText('why', 'sv', 'Därför.')],
  }),
);
const office = once('office', theOffice);
const rollout = once('rollout', () => aRollout({ facts: {} }));

/** Everybody with an odd number has a duty. */
export function person(organisation: string, number: number): Contact {
  return once(`${organisation}/${number}`, () => ({
    organisation,
    name: `Person ${number}`,
    address: `p${number}@o${organisation}.example`,
    groups: [number % 2 === 1 ? 'clerks' : 'friends'],
    locale: 'sv',
  }))();
}

/** Fills the stores with a rollout of these organisations. */
export async function fill(
  stores: Stores,
  { organisations }: Pick<Scenario, 'organisations'>,
): Promise<void> {
  await stores.organisations.save(office());
  await stores.rollouts.save(rollout());
  await stores.catalogues.publish(catalogue());
  for (const { code, people } of organisations) {
    await stores.organisations.save(once(code, () => anOrganisation({ code }))());
    await stores.rollouts.join(once(`in ${code}`, () => aParticipation({ organisation: code, facts: {} }))());
    await stores.contacts.save(Array.from({ length: people }, (_, number) => person(code, number)));
  }
}
