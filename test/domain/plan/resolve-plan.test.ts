import { describe, expect, it } from 'vitest';
import { contactId } from '../../../domain/contacts/contact.ts';
import type { OrganisationPlan } from '../../../domain/plan/plan.ts';
import type { PlanBasis } from '../../../domain/plan/plan-basis.ts';
import { resolvePlan } from '../../../domain/plan/resolve-plan.ts';
import { aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aParticipation } from '../../fixtures/a-participation.ts';
import { anOfficeBasis, aPlanBasis, malmoContacts } from '../../fixtures/a-plan-basis.ts';
import { plainRender } from '../../fixtures/a-variant.ts';

function plan(basis: PlanBasis, over: Parameters<typeof aMilestone>[0] = {}): OrganisationPlan {
  return resolvePlan({
    milestone: aMilestone(over),
    basis,
    version: aCatalogueVersion(),
    render: plainRender,
  });
}

const channelsOf = ({ obligations }: OrganisationPlan, of: string) =>
  obligations.filter(({ group }) => group === of).map(({ channel }) => channel);
const obligation = ({ obligations }: OrganisationPlan, group: string, channel: string) =>
  obligations.find((one) => one.group === group && one.channel === channel);

describe('the groups that are told', () => {
  it('are the local ones at a municipality, through every channel of theirs', () => {
    const local = plan(aPlanBasis());
    expect(channelsOf(local, 'clerks')).toEqual(['email', 'memo', 'meeting']);
    expect(new Set(local.obligations.map(({ group }) => group))).toEqual(
      new Set(['lead', 'clerks', 'caretakers']),
    );
  });

  it('are the national ones at the national office, told once', () => {
    const national = plan(anOfficeBasis());
    expect(new Set(national.obligations.map(({ group }) => group))).toEqual(
      new Set(['federations', 'journalists']),
    );
    const told = national.deliveries.filter(({ task }) => !task);
    expect(told.map(({ address }) => address)).toEqual(['ida@federation.example']);
  });

  it('are those who have a message at this milestone, with exactly the messages due', () => {
    const live = plan(aPlanBasis(), { kind: 'live' });
    expect(obligation(live, 'caretakers', 'website')?.messages).toEqual(['gear', 'dates']);
    expect(obligation(live, 'clerks', 'email')?.messages).toEqual(['dates']);
    expect(plan(anOfficeBasis(), { kind: 'live' }).obligations).toEqual([]);
  });
});

describe('a channel with a condition', () => {
  it.each([
    ['large', ['relay', 'newsletter', 'website']],
    ['small', ['newsletter', 'website']],
  ] as const)('counts where the impact is %s: %j', (impact, channels) => {
    const basis = aPlanBasis({ participation: aParticipation({ impact }) });
    expect(channelsOf(plan(basis), 'caretakers')).toEqual(channels);
  });
});

describe('the owner of an obligation', () => {
  const local = plan(aPlanBasis());
  const holder = (address: string) => contactId({ organisation: '1280', address });

  it('is the system for what is automatic, and nobody in person', () => {
    for (const [group, channel] of [
      ['clerks', 'email'],
      ['caretakers', 'newsletter'],
      ['caretakers', 'website'],
    ] as const) {
      expect(obligation(local, group, channel)?.owner).toBe('system');
      expect(obligation(local, group, channel)).not.toHaveProperty('ownerContact');
    }
  });

  it('is the local lead for a meeting, and the relay for what is passed on', () => {
    expect(obligation(local, 'clerks', 'meeting')).toMatchObject({
      owner: 'local-lead',
      ownerContact: holder('lo.ek@malmo.example'),
    });
    expect(obligation(local, 'caretakers', 'relay')).toMatchObject({
      owner: 'relay',
      ownerContact: holder('per.ask@malmo.example'),
    });
  });

  it('is the national office where a local lead would be asked nationally', () => {
    expect(obligation(plan(anOfficeBasis()), 'federations', 'meeting')?.owner).toBe('national-office');
  });
});

describe('somebody in several groups', () => {
  const both = aContact({ address: 'both@malmo.example', groups: ['clerks', 'lead', 'foreman'] });
  const alone = plan(aPlanBasis({ contacts: [both] }));

  it('gets one mail in which each message stands once, those of the strongest role first', () => {
    // Beside it the mail to pass on, which tells a foreman what to do and nobody anything.
    expect(alone.deliveries.map(({ task }) => task)).toEqual([undefined, true]);
    expect(alone.variants).toHaveLength(2);
    expect(alone.variants[0]?.topics).toEqual(['dates', 'why', 'cost']);
    expect(alone.variants[0]?.groups).toEqual(['lead', 'clerks']);
  });

  it('counts for the obligation of each group', () => {
    expect(alone.deliveries[0]?.groups).toEqual(['lead', 'clerks']);
    expect(obligation(alone, 'lead', 'email')?.progress.people).toBe(1);
    expect(obligation(alone, 'clerks', 'email')?.progress.people).toBe(1);
    expect(obligation(alone, 'clerks', 'meeting')?.progress.people).toBe(0);
  });

  it('is one person when two rows differ only in the case of the address', () => {
    const twice = plan(
      aPlanBasis({
        contacts: [aContact(), aContact({ address: 'ASA.LIND@MALMO.EXAMPLE', groups: ['lead'] })],
      }),
    );
    expect(twice.deliveries).toHaveLength(1);
    expect(twice.deliveries[0]?.groups).toEqual(['lead', 'clerks']);
  });
});

describe('people with the same roles and language', () => {
  const clerk = (name: string, over: object = {}) =>
    aContact({ name, address: `${name.toLowerCase()}@malmo.example`, ...over });

  it('share one rendered mail and have a delivery each', () => {
    const { variants, deliveries } = plan(aPlanBasis({ contacts: [clerk('Bo'), clerk('Cia')] }));
    expect(variants).toHaveLength(1);
    expect(deliveries.map(({ name }) => name).sort()).toEqual(['Bo', 'Cia']);
    expect(new Set(deliveries.map(({ variant }) => variant))).toEqual(new Set([variants[0]?.id]));
  });

  it('do not share it with readers of another language or with other roles', () => {
    const contacts = [
      clerk('Bo'),
      clerk('Cia', { locale: 'en' }),
      clerk('Dan', { groups: ['clerks', 'lead'] }),
    ];
    const { variants } = plan(aPlanBasis({ contacts }));
    expect(variants.map(({ locale, groups }) => `${locale} ${groups}`).sort()).toEqual([
      'en clerks',
      'sv clerks',
      'sv lead,clerks',
    ]);
  });
});

describe('the same input', () => {
  const contacts = [...malmoContacts(), aContact({ address: 'second@malmo.example', groups: ['lead'] })];
  const forward = plan(aPlanBasis({ contacts }));

  it('gives the same plan, to the byte', () => {
    expect(JSON.stringify(plan(aPlanBasis({ contacts })))).toBe(JSON.stringify(forward));
  });

  it('gives the same plan in whatever order the contacts come', () => {
    const backward = plan(aPlanBasis({ contacts: [...contacts].reverse() }));
    expect(JSON.stringify(backward)).toBe(JSON.stringify(forward));
  });

  it('gives no delivery or variant an id that another organisation or milestone has', () => {
    const ids = ({ deliveries, variants }: OrganisationPlan) =>
      [...deliveries, ...variants].map(({ id }) => id);
    const elsewhere = aPlanBasis();
    elsewhere.organisation.code = '1480';
    const others = [...ids(plan(elsewhere)), ...ids(plan(aPlanBasis({ contacts }), { id: 'another' }))];
    expect(ids(forward).filter((id) => others.includes(id))).toEqual([]);
  });
});

it('every delivery starts planned, due at once and never tried', () => {
  const outcomes = plan(aPlanBasis()).deliveries.map(({ outcome }) => outcome);
  expect(outcomes).toEqual([
    { state: 'planned', tries: 0, notBefore: 0 },
    { state: 'planned', tries: 0, notBefore: 0 },
    { state: 'planned', tries: 0, notBefore: 0 },
  ]);
});
