import type { Contact } from '../../domain/contacts/contact.ts';
import type { Organisation } from '../../domain/rollout/organisation.ts';
import type { Participation } from '../../domain/rollout/rollout.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';

type Size = { organisations: number; contactsEach: number };

/**
 * The same rollout with more organisations, or more people in each, all invented. Codes begin with X, so that none is
 * mistaken for a real municipality; people are numbered and get the roles of the catalogue in turn.
 */
export function enlarge(source: RolloutSource, { organisations: wanted, contactsEach }: Size): RolloutSource {
  const members = source.organisations.filter(({ kind }) => kind !== 'national');
  const offices = source.organisations.filter(({ kind }) => kind === 'national');
  const kept = members.slice(0, wanted);
  const extra = Array.from({ length: Math.max(0, wanted - members.length) }, (_, index) =>
    inventOrganisation(index + 1),
  );
  const organisations = [...kept, ...extra];
  const codes = new Set([...organisations, ...offices].map(({ code }) => code));
  return {
    ...source,
    organisations: [...organisations, ...offices],
    participations: [
      ...source.participations.filter(({ organisation }) => codes.has(organisation)),
      ...extra.map(({ code }, index) => inventParticipation(source.rollout.id, code, index)),
    ],
    contacts: [
      ...source.contacts.filter(({ organisation }) => offices.some(({ code }) => code === organisation)),
      ...organisations.flatMap(({ code }) => inventContacts(source, code, contactsEach)),
    ],
  };
}

function inventOrganisation(number: number): Organisation {
  const code = `X${String(number).padStart(3, '0')}`;
  return {
    code,
    kind: 'municipality',
    name: { sv: `Exempelkommun ${number}`, en: `Example Municipality ${number}` },
    locale: 'sv',
  };
}

function inventParticipation(rollout: string, organisation: string, index: number): Participation {
  const day = new Date(Date.UTC(2027, 2, 8 + (index % 90))).toISOString().slice(0, 10);
  return {
    rollout,
    organisation,
    impact: index % 2 === 0 ? 'large' : 'small',
    registerNumber: `${organisation}/2026/${index + 1}`,
    facts: {
      goLiveDate: day,
      loginUrl: `https://boka-${organisation.toLowerCase()}.example`,
      contactCentrePhone: '010-555 00 00',
      projectCost: '40 000 kronor',
    },
  };
}

function inventContacts({ catalogue }: RolloutSource, organisation: string, count: number): Contact[] {
  const roles = [
    ...Object.entries(catalogue.groups).flatMap(([id, { scope }]) => (scope === 'local' ? [id] : [])),
    ...Object.keys(catalogue.relays),
  ];
  return Array.from({ length: count }, (_, index): Contact => {
    const role = roles[index % roles.length] ?? catalogue.responsible;
    return {
      organisation,
      name: `Åsa Exempel ${index + 1}`,
      address: `asa.exempel.${index + 1}@${organisation.toLowerCase()}.example`,
      groups: [role],
      locale: index % 10 === 9 ? 'en' : 'sv',
    };
  });
}
