import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { catalogueSourceSchema } from '../../../domain/catalogue/catalogue-schema.ts';
import { catalogueVersion } from '../../../domain/catalogue/catalogue-version.ts';
import type { CatalogueVersion } from '../../../domain/catalogue/catalogues.ts';
import type { FactType, FactValue } from '../../../domain/catalogue/fact.ts';
import type { Obligation } from '../../../domain/plan/obligation.ts';
import type { PlanBasis } from '../../../domain/plan/plan-basis.ts';
import { resolvePlan } from '../../../domain/plan/resolve-plan.ts';
import { readTexts } from '../../../local/rollout-files.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aParticipation } from '../../fixtures/a-participation.ts';
import { anOfficeBasis, aPlanBasis } from '../../fixtures/a-plan-basis.ts';
import { plainRender } from '../../fixtures/a-variant.ts';
import { pairs, readYardstick } from './read-yardstick.ts';

const templates = new URL('../../../templates/', import.meta.url);
const source = catalogueSourceSchema.parse(
  load(await readFile(new URL('catalogues/bob.yaml', templates), 'utf8')),
);
const shipped = catalogueVersion(source, await readTexts(new URL('messages', templates).pathname));
const { catalogue } = shipped;
const yardstick = await readYardstick();

it('the yardstick has 21 groups, 44 messages, 125 pairs of group and message, 86 of group and channel', () => {
  expect(yardstick.groups).toHaveLength(21);
  expect(Object.keys(yardstick.messages)).toHaveLength(44);
  expect(pairs(yardstick, 'messages').size).toBe(125);
  expect(pairs(yardstick, 'channels').size).toBe(86);
});

describe('the shipped catalogue holds what the yardstick holds, nothing less and nothing more', () => {
  it('in messages, by their Swedish names', () => {
    // What undoes a step has a message of its own, of which the yardstick says nothing.
    const ofCounters = Object.values(catalogue.counters ?? {}).map(({ message }) => message);
    const names = Object.entries(catalogue.messages)
      .filter(([topic]) => !ofCounters.includes(topic))
      .map(([topic, { name }]) => [topic, name.sv]);
    expect(Object.fromEntries(names)).toEqual(yardstick.messages);
  });

  it('in groups', () => {
    expect(new Set(Object.keys(catalogue.groups))).toEqual(new Set(yardstick.groups.map(({ id }) => id)));
  });

  it.each(yardstick.groups)(
    'for $id: name, side, tier, messages, channels, relay and condition',
    (expected) => {
      const group = catalogue.groups[expected.id];
      expect(group).toMatchObject({ name: { sv: expected.sv }, side: expected.side, tier: expected.tier });
      expect(new Set(group?.messages)).toEqual(expected.messages);
      expect(new Set(group?.channels)).toEqual(expected.channels);
      expect(group?.relay).toBe(expected.relay);
      const conditions = Object.keys(expected.when ?? {}).map((channel) => [channel, { impact: 'large' }]);
      expect(group?.when ?? {}).toEqual(Object.fromEntries(conditions));
    },
  );

  it('in relays: those that are no groups have a name of their own', () => {
    const relays = yardstick.groups.flatMap(({ relay }) => relay ?? []);
    const groups = new Set(yardstick.groups.map(({ id }) => id));
    expect(new Set(Object.keys(catalogue.relays))).toEqual(
      new Set(relays.filter((relay) => !groups.has(relay))),
    );
  });
});

const VALUES: Record<FactType, FactValue> = {
  text: 'Exempel',
  date: '2027-03-15',
  number: 1,
  url: 'https://bob.example',
  email: 'info@bob.example',
  phone: '040-555 01 00',
};

/** The obligations of all milestones of the rollout, with every declared fact known. */
function afterAllMilestones(basis: PlanBasis, version: CatalogueVersion): Obligation[] {
  const known = Object.entries(version.catalogue.facts).map(([name, { type }]) => [name, VALUES[type]]);
  const facts = Object.fromEntries(known);
  return Object.keys(version.catalogue.milestones).flatMap((kind) => {
    const milestone = aMilestone({ kind, facts });
    const informed = { ...basis, rollout: { ...basis.rollout, facts } };
    return resolvePlan({ milestone, basis: informed, version, render: plainRender }).obligations;
  });
}

const carried = (obligations: Obligation[]) => ({
  messages: new Set(
    obligations.flatMap(({ group, messages }) => messages.map((topic) => `${group}/${topic}`)),
  ),
  channels: new Set(obligations.map(({ group, channel }) => `${group}/${channel}`)),
});
const municipality = (impact: 'large' | 'small') =>
  aPlanBasis({ participation: aParticipation({ impact, facts: {} }), contacts: [] });

describe('after the three milestones', () => {
  const local = afterAllMilestones(municipality('large'), shipped);
  const national = afterAllMilestones(anOfficeBasis({ contacts: [] }), shipped);

  it('there were three of them, and each had something to say', () => {
    const kinds = Object.keys(catalogue.milestones);
    expect(kinds).toEqual(['procurement-decided', 'integration-ready', 'go-live']);
    const placed = new Set(Object.values(catalogue.messages).flatMap(({ at }) => at));
    expect(placed).toEqual(new Set([...kinds, ...Object.keys(catalogue.counters ?? {})]));
  });

  it('a municipality with a large change and the national office together have carried every pair', () => {
    const all = carried([...local, ...national]);
    expect(all.messages).toEqual(pairs(yardstick, 'messages'));
    expect(all.channels).toEqual(pairs(yardstick, 'channels'));
  });

  it('no group was told both locally and nationally', () => {
    const groups = new Set(local.map(({ group }) => group));
    expect(national.filter(({ group }) => groups.has(group))).toEqual([]);
    expect(new Set(national.map(({ group }) => group))).toEqual(new Set(['federations', 'journalists']));
  });

  it('nothing was withheld for want of words', () => {
    expect([...local, ...national].flatMap(({ withheld }) => withheld)).toEqual([]);
  });

  it('a municipality with a small change lacks the yardstick’s conditional channels, and no message', () => {
    const small = carried([...afterAllMilestones(municipality('small'), shipped), ...national]);
    const conditional = yardstick.groups.flatMap(({ id, when }) =>
      Object.keys(when ?? {}).map((channel) => `${id}/${channel}`),
    );
    expect(conditional).toHaveLength(2);
    expect(pairs(yardstick, 'channels').difference(small.channels)).toEqual(new Set(conditional));
    expect(small.messages).toEqual(pairs(yardstick, 'messages'));
  });
});

it('a pair that is missing would be found: without one message of one group the proof fails', () => {
  const group = catalogue.groups.finance;
  if (!group) throw new Error('the catalogue has no group finance');
  const groups = { ...catalogue.groups, finance: { ...group, messages: [] } };
  const cut: CatalogueVersion = { ...shipped, catalogue: { ...catalogue, groups } };
  const left = carried([
    ...afterAllMilestones(municipality('large'), cut),
    ...afterAllMilestones(anOfficeBasis(), cut),
  ]);
  expect(pairs(yardstick, 'messages').difference(left.messages)).toEqual(
    new Set(['finance/work-consequences']),
  );
});
