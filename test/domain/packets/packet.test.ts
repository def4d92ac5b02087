import { describe, expect, it } from 'vitest';
import {
  listenersOf,
  type OccasionGroup,
  occasionsWith,
  type Packet,
  toOthers,
  topicsOf,
} from '../../../domain/packets/packet.ts';
import { resolvePacket } from '../../../domain/packets/resolve-packet.ts';
import type { Milestone } from '../../../domain/plan/milestone.ts';
import { resolvePlan } from '../../../domain/plan/resolve-plan.ts';
import type { Task } from '../../../domain/plan/task.ts';
import { aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aParticipation } from '../../fixtures/a-participation.ts';
import { anOfficeBasis, aPlanBasis, malmoContacts } from '../../fixtures/a-plan-basis.ts';
import { plainRender } from '../../fixtures/a-variant.ts';
import { anOrganisation } from '../../fixtures/an-organisation.ts';

const version = aCatalogueVersion();
const NOON = Date.UTC(2026, 10, 24, 11);

function packetOf({
  milestone = aMilestone(),
  basis = aPlanBasis(),
  confirmAt = undefined as undefined | ((a: string, b: string) => string),
} = {}) {
  const { tasks } = resolvePlan({ milestone, basis, version, render: plainRender });
  return resolvePacket({ milestone, basis, version, tasks, at: NOON, ...(confirmAt && { confirmAt }) });
}

describe('a packet', () => {
  it('gathers the groups of a channel into one occasion, with who does it, when, and how long it takes', () => {
    const { occasions } = packetOf();
    expect(
      occasions.map(({ id, here, doer, told }) => [id, here, doer?.name, told.map(({ group }) => group)]),
    ).toEqual([
      ['meeting', true, 'Lo Ek', ['lead', 'clerks']],
      ['relay-foreman', true, 'Per Ask', ['caretakers']],
    ]);
    const [meeting] = occasions;
    expect(meeting).toMatchObject({ name: 'Möte', minutes: 30, material: ['memo'], owner: 'local-lead' });
    expect(meeting?.told[1]?.people).toEqual(['Åsa Lind']);
  });

  it('says which occasions are off: those that were waived, and all that are left of what was undone', () => {
    const milestone = aMilestone();
    const { tasks } = resolvePlan({ milestone, basis: aPlanBasis(), version, render: plainRender });
    const offOf = (of: Milestone, states: (channel: string) => Task['state']) =>
      resolvePacket({
        ...{ milestone: of, basis: aPlanBasis(), version, at: NOON },
        tasks: tasks.map((task) => ({ ...task, state: states(task.channel) })),
      }).occasions.map(({ channel, calledOff = false }) => [channel, calledOff]);
    const undone = aMilestone({ undone: { '1280': { by: 'other', on: '2026-12-01' } } });
    const meetingIs = (state: Task['state']) => (channel: string) => (channel === 'meeting' ? state : 'open');
    expect(offOf(milestone, meetingIs('waived'))).toEqual([
      ['meeting', true],
      ['relay', false],
    ]);
    expect(offOf(milestone, meetingIs('cannot'))).toEqual([
      ['meeting', false],
      ['relay', false],
    ]);
    // What was held has been held.
    expect(offOf(undone, meetingIs('done'))).toEqual([
      ['meeting', false],
      ['relay', true],
    ]);
  });

  it('gives each relay an occasion of its own, called by the relay’s role', () => {
    expect(packetOf().occasions[1]).toMatchObject({ name: 'Arbetsledare', channel: 'relay', owner: 'relay' });
  });

  it('says what the mails say: the same words, facts and next steps, in the language of the organisation', () => {
    const english = aPlanBasis({ organisation: anOrganisation({ locale: 'en' }) });
    const [swedish, other] = [packetOf(), packetOf({ basis: english })];
    expect(swedish.messages.why?.markdown).toBe('Vi köper av {supplier}. [sv]');
    expect(other.messages.why?.markdown).toBe('Vi köper av {supplier}. [en]');
    expect(other.organisation.name).toBe('City of Malmö');
    expect(swedish.facts.supplier).toMatchObject({
      text: 'Exempelbolaget AB',
      name: 'Leverantör',
      own: false,
    });
    expect(swedish.facts.startDate).toMatchObject({ text: '15 mars 2027', day: '2027-03-15', own: true });
    expect(swedish.occasions[0]?.told.map(({ nextSteps }) => nextSteps)).toEqual([
      ['Boka ett möte.'],
      ['Läs på om Exempelbolaget AB.'],
    ]);
    expect(swedish.milestone.lead).toBe('Beslutat i Malmö stad.');
    expect(swedish.registerNumber).toBe('STK-2026-1187');
  });

  it('leaves out what a fact is missing for, and names both', () => {
    const { messages, withheld, occasions } = packetOf({
      basis: aPlanBasis({ participation: aParticipation({ facts: {} }) }),
    });
    expect(Object.keys(messages)).not.toContain('dates');
    expect(withheld).toEqual([{ topic: 'dates', name: 'Datum', facts: ['Startdatum'] }]);
    expect(occasions[0]?.told[0]).toMatchObject({ messages: ['why'], withheld: ['dates'] });
  });

  it('has the national contact where nobody leads, and then no link to confirm by', () => {
    const contacts = malmoContacts().filter(({ groups }) => !groups.includes('lead'));
    const packet = packetOf({ basis: aPlanBasis({ contacts }), confirmAt: () => 'https://x.example' });
    expect(packet.contact).toEqual({ name: 'Tuva Rehnberg', address: 'tuva@office.example' });
    expect(packet.occasions.flatMap(({ confirm }) => confirm ?? [])).toEqual([]);
  });

  it('links each occasion at the organisation to where its lead confirms it', () => {
    const asked: string[] = [];
    const packet = packetOf({
      confirmAt: (contact, channel) => {
        asked.push(contact);
        return `https://pages.example/${channel}`;
      },
    });
    expect(packet.occasions[0]?.confirm).toBe('https://pages.example/meeting');
    expect(new Set(asked).size).toBe(1);
    expect(asked[0]).toMatch(/^[a-z2-7]{26}$/);
  });

  it('of the national office is done there', () => {
    const { occasions } = packetOf({ basis: anOfficeBasis() });
    expect(occasions.map(({ here, owner }) => [here, owner])).toEqual([[true, 'national-office']]);
  });

  it('does not depend on the current date', () => {
    const milestone = aMilestone();
    expect(packetOf({ milestone })).toEqual(
      packetOf({ milestone: { ...milestone, changedAt: 1_900_000_000_000, state: 'completed' } }),
    );
    expect(packetOf({ milestone }).at).toBe(NOON);
  });

  it('does not change with the order in which a store gives facts back', () => {
    const { facts } = aMilestone();
    const turned = Object.fromEntries(Object.entries(facts).reverse());
    expect(Object.keys(turned)).not.toEqual(Object.keys(facts));
    const [one, other] = [packetOf(), packetOf({ milestone: aMilestone({ facts: turned }) })];
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  it('tells nothing of people who are in no group that is told', () => {
    const stranger = aContact({ name: 'Ulla Utan', address: 'ulla@malmo.example', groups: ['journalists'] });
    const packet = packetOf({ basis: aPlanBasis({ contacts: [...malmoContacts(), stranger] }) });
    expect(JSON.stringify(packet)).not.toContain('Ulla');
  });
});

function aGroup(messages: string[], group = 'g'): OccasionGroup {
  return {
    group,
    name: group,
    called: group,
    side: 'internal',
    people: [],
    messages,
    withheld: [],
    nextSteps: [],
  };
}

describe('the topics of occasions', () => {
  it('come in turn from each group, each once', () => {
    const told = aGroup;
    expect(
      topicsOf([{ told: [told(['a', 'b', 'c']), told(['b', 'd'])] }, { told: [told(['e', 'a'])] }]),
    ).toEqual(['a', 'b', 'e', 'd', 'c']);
    expect(topicsOf([])).toEqual([]);
  });
});

describe('audiences', () => {
  it('are those who are told the same, the largest first', () => {
    const told = [aGroup(['a', 'b'], 'clerks'), aGroup(['b', 'c'], 'heads'), aGroup(['d'], 'caretakers')];
    const found = listenersOf([{ told }, { told: [aGroup(['d'], 'caretakers')] }]);
    expect(
      found.map(({ everyone, groups, topics }) => [everyone, groups.map(({ group }) => group), topics]),
    ).toEqual([
      [false, ['clerks', 'heads'], ['b']],
      [false, ['clerks'], ['a']],
      [false, ['heads'], ['c']],
      [false, ['caretakers'], ['d']],
    ]);
  });

  it('are everyone where all are told it', () => {
    const [found] = listenersOf([{ told: [aGroup(['a'], 'clerks'), aGroup(['a'], 'heads')] }]);
    expect([found?.everyone, found?.topics]).toEqual([true, ['a']]);
  });

  it('leave out who does the telling, unless nobody else is told', () => {
    const packet = packetOf();
    expect(packet.responsible).toBe('lead');
    const groups = (of: Packet) => of.occasions.map(({ told }) => told.map(({ group }) => group));
    expect(groups(toOthers(packet))).toEqual([['clerks'], ['caretakers']]);
    const alone = packet.occasions.map((one) => ({ ...one, told: [aGroup(['why'], 'lead')] }));
    expect(groups(toOthers({ ...packet, occasions: alone }))).toEqual([['lead'], ['lead']]);
  });
});

describe('who takes over a question', () => {
  const matters = [
    { about: { sv: 'En blankett' }, to: ['clerks'] },
    { about: { sv: 'En dörr' }, to: ['caretakers', 'foreman'] },
    { about: { sv: 'Pressen' }, to: ['editors'] },
  ];
  const asked = (...channels: string[]) => {
    const { catalogue } = version;
    const material = ['question-script'] as const;
    return {
      ...version,
      catalogue: {
        ...catalogue,
        transfers: { hours: 'startDate', matters },
        channels: Object.fromEntries(
          Object.entries(catalogue.channels).map(([id, channel]) => [
            id,
            channel.carrier === 'people' && channels.includes(id)
              ? { ...channel, material: [...material] }
              : channel,
          ]),
        ),
      },
    };
  };
  const transfersOf = (of: ReturnType<typeof asked>) => {
    const [milestone, basis] = [aMilestone(), aPlanBasis()];
    const { tasks } = resolvePlan({ milestone, basis, version: of, render: plainRender });
    return resolvePacket({ milestone, basis, version: of, tasks, at: NOON });
  };

  it('is the first role that anybody has, else the contact, who stands in', () => {
    const { transfers, transferHours } = transfersOf(asked());
    expect(
      transfers.map(({ about, people, standsIn }) => [about, people.map(({ name }) => name), standsIn]),
    ).toEqual([
      ['En blankett', ['Åsa Lind'], false],
      ['En dörr', ['Per Ask'], false],
      ['Pressen', ['Lo Ek'], true],
    ]);
    expect(transferHours).toBe('15 mars 2027');
  });

  it('is never somebody who answers the questions', () => {
    const [form] = transfersOf(asked('meeting')).transfers;
    expect(form).toMatchObject({ about: 'En blankett', people: [{ name: 'Lo Ek' }], standsIn: true });
  });

  it('is nobody in a catalogue that does not say', () => {
    expect(packetOf().transfers).toEqual([]);
    expect(packetOf().transferHours).toBeUndefined();
  });
});

it('material is for what is done at the organisation', () => {
  const packet = packetOf();
  expect(occasionsWith(packet, 'memo').map(({ id }) => id)).toEqual(['meeting', 'relay-foreman']);
  expect(occasionsWith(packet, 'slides')).toEqual([]);
  const elsewhere = {
    ...packet,
    occasions: packet.occasions.map((occasion) => ({ ...occasion, here: false })),
  };
  expect(occasionsWith(elsewhere, 'memo')).toEqual([]);
});
