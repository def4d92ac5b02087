import { describe, expect, it } from 'vitest';
import { personId } from '../../../../domain/people/person.ts';
import { inviteLeads, listLeads } from '../../../../domain/people/use-cases/invite-leads.ts';
import { aCatalogueVersion } from '../../../fixtures/a-catalogue.ts';
import { aContact } from '../../../fixtures/a-contact.ts';
import { aPerson } from '../../../fixtures/a-person.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { anOrganisation } from '../../../fixtures/an-organisation.ts';
import { InMemoryCatalogues } from '../../../in-memory/in-memory-catalogues.ts';
import { InMemoryContactStore } from '../../../in-memory/in-memory-contact-store.ts';
import { MAJA, peopleWorld } from '../people-world.ts';

const catalogue = aCatalogueVersion();
const duty = catalogue.catalogue.responsible;
const lead = (organisation: string, address: string) =>
  aContact({ organisation, address, name: `Lead ${organisation}`, groups: [duty], locale: 'en' });

async function aCountry(
  contacts: readonly ReturnType<typeof aContact>[],
  codes: readonly string[],
  put = [aPerson()],
) {
  const world = await peopleWorld(put);
  const catalogues = new InMemoryCatalogues();
  await catalogues.publish(catalogue);
  const contactStore = new InMemoryContactStore();
  contactStore.save(contacts);
  const organisations = codes.map((code) => anOrganisation({ code }));
  return {
    ...world,
    contactStore,
    catalogues,
    rollouts: { list: async () => [aRollout({ catalogue: catalogue.catalogue.id })] },
    organisations: { list: async () => organisations },
  };
}

describe('local leads', () => {
  it('are the contacts with that duty, by whether they have access, each once', async () => {
    const other = aContact({ organisation: '1280', address: 'clerk@malmo.example', groups: ['clerks'] });
    const gone = { ...lead('1280', 'gone@malmo.example'), endedAt: 1 };
    const country = await aCountry(
      [
        ...[lead('1280', 'new@malmo.example'), lead('1280', 'known@malmo.example'), other, gone],
        ...[
          lead('1480', 'back@goteborg.example'),
          lead('1280', 'both@x.example'),
          lead('1480', 'Both@x.example'),
        ],
      ],
      ['1280', '1480'],
      [
        aPerson({ address: 'KNOWN@malmo.example', state: 'invited' }),
        aPerson({ address: 'back@goteborg.example', state: 'ended' }),
      ],
    );
    const { open, ended, several, known } = await listLeads(country);
    expect(open.map(({ address }) => address)).toEqual(['new@malmo.example']);
    expect(ended.map(({ address }) => address)).toEqual(['back@goteborg.example']);
    expect(several.map(({ organisation }) => organisation)).toEqual(['1280', '1480']);
    expect(known).toBe(1);
  });

  it('are invited 290 at a time, each once, also by a list that is sent twice', async () => {
    const codes = Array.from({ length: 290 }, (_, index) => String(1000 + index));
    const country = await aCountry(
      codes.map((code) => lead(code, `lead@k${code}.example`)),
      codes,
    );
    const chosen = new Set((await listLeads(country)).open.map(({ id }) => id));
    const twice = await Promise.all([
      inviteLeads(chosen, { by: MAJA }, country),
      inviteLeads(chosen, { by: MAJA }, country),
    ]);
    expect(twice[0] + twice[1]).toBe(290);
    expect(new Set(country.jobs.map(({ person }) => person)).size).toBe(290);
    expect(country.jobs).toHaveLength(290);
    expect(await country.people.entries()).toHaveLength(290);
    const one = await country.people.find(personId('lead@k1000.example'));
    expect(one).toMatchObject({ role: 'local-lead', organisation: '1000', locale: 'en', state: 'invited' });
    expect(await inviteLeads(chosen, { by: MAJA }, country)).toBe(0);
  });

  it('that were not chosen are not invited, nor anybody who is not in the list', async () => {
    const country = await aCountry(
      [lead('1280', 'a@malmo.example'), lead('1480', 'b@goteborg.example')],
      ['1280', '1480'],
    );
    const chosen = new Set([personId('a@malmo.example'), personId('stranger@evil.example')]);
    expect(await inviteLeads(chosen, { by: MAJA }, country)).toBe(1);
    expect((await listLeads(country)).open.map(({ address }) => address)).toEqual(['b@goteborg.example']);
  });
});
