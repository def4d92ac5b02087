import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../domain/catalogue/catalogue.ts';
import { contactId } from '../../../domain/contacts/contact.ts';
import { planHash } from '../../../domain/plan/plan.ts';
import type { PlanBasis } from '../../../domain/plan/plan-basis.ts';
import { resolvePlan } from '../../../domain/plan/resolve-plan.ts';
import { occasionsOf, workMinutes } from '../../../domain/plan/task.ts';
import { aCatalogue, aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { anOfficeBasis, aPlanBasis, malmoContacts } from '../../fixtures/a-plan-basis.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { plainRender } from '../../fixtures/a-variant.ts';

type ByHand = Extract<Channel, { carrier: 'people' }>;
type Over = { milestone?: Parameters<typeof aMilestone>[0]; meeting?: Partial<ByHand> };

function plan(basis: PlanBasis, { milestone = {}, meeting = {} }: Over = {}) {
  const catalogue = aCatalogue();
  const channels = { ...catalogue.channels };
  if (channels.meeting?.carrier === 'people') channels.meeting = { ...channels.meeting, ...meeting };
  return resolvePlan({
    milestone: aMilestone(milestone),
    basis,
    version: aCatalogueVersion({ catalogue: { ...catalogue, channels } }),
    render: plainRender,
  });
}
const task = ({ tasks }: ReturnType<typeof plan>, group: string) => tasks.find((one) => one.group === group);
const without = (role: string) =>
  aPlanBasis({ contacts: malmoContacts().filter(({ groups }) => !groups.includes(role)) });
const LEAD = contactId({ organisation: '1280', address: 'lo.ek@malmo.example' });
const OFFICE = contactId({ organisation: 'national', address: 'tuva@office.example' });

describe('a task', () => {
  it('is there for every obligation by hand, and for no other', () => {
    const { obligations, tasks } = plan(aPlanBasis());
    const byHand = obligations.filter(({ carrier }) => carrier === 'people');
    expect(tasks.map(({ group, channel }) => `${group} ${channel}`)).toEqual(
      byHand.map(({ group, channel }) => `${group} ${channel}`),
    );
    expect(tasks).toHaveLength(3);
    expect(task(plan(aPlanBasis()), 'clerks')).toMatchObject({
      messages: ['why', 'cost', 'dates'],
      state: 'open',
      history: [],
    });
  });

  it('is part of what is approved', () => {
    const whole = plan(aPlanBasis());
    const other = whole.tasks.map((one) => ({ ...one, due: '2030-01-01' }));
    expect(planHash({ ...whole, tasks: other })).not.toBe(planHash(whole));
  });

  it.each([
    ['the lead', 'clerks', aPlanBasis(), { owner: 'local-lead', contact: LEAD, contactName: 'Lo Ek' }],
    ['a relay', 'caretakers', aPlanBasis(), { owner: 'relay', contactName: 'Per Ask' }],
    [
      'the lead where nobody relays',
      'caretakers',
      without('foreman'),
      { owner: 'local-lead', contact: LEAD },
    ],
    [
      'the office where nobody leads',
      'clerks',
      without('lead'),
      { owner: 'national-office', contact: OFFICE },
    ],
    ['the office for its own', 'federations', anOfficeBasis(), { owner: 'national-office', contact: OFFICE }],
  ] as const)('is in the hands of %s', (_, group, basis, holder) => {
    expect(task(plan(basis), group)).toMatchObject(holder);
  });

  it('of a supplier is seen to by the lead', () => {
    const { tasks } = plan(aPlanBasis(), { meeting: { owner: 'supplier' } });
    expect(tasks.find(({ group }) => group === 'clerks')).toMatchObject({ owner: 'supplier', contact: LEAD });
  });

  // Received on 2026-11-23, a Monday.
  it.each([
    ['before a milestone that lies ahead', '2027-03-15', { due: -14, notice: 5 }, '2027-03-01'],
    ['after one', '2027-03-15', { due: 2, notice: 5 }, '2027-03-17'],
    [
      'in time to be done, where the milestone has happened',
      '2026-11-23',
      { due: -14, notice: 5 },
      '2026-11-30',
    ],
  ] as const)('is due %s', (_, occurredOn, meeting, due) => {
    expect(task(plan(aPlanBasis(), { milestone: { occurredOn }, meeting }), 'clerks')?.due).toBe(due);
  });
});

describe('mails about tasks', () => {
  it('tell the lead in the one mail that they get', () => {
    const { deliveries, variants } = plan(aPlanBasis());
    const own = deliveries.filter(({ contact }) => contact === LEAD);
    expect(own.map((delivery) => delivery.task)).toEqual([undefined]);
    const text = variants.find(({ id }) => id === own[0]?.variant)?.text ?? '{}';
    expect(JSON.parse(text).tasks).toEqual({
      milestone: 'lending-decided-2026',
      packet: true,
      count: 1,
      minutes: 30,
      firstDue: '2026-11-30',
      elsewhere: false,
      relays: [{ name: 'Per Ask', groups: ['Grupp'] }],
    });
  });

  it('ask a relay once, for all groups, and count as telling nobody', () => {
    const both = aContact({ address: 'per.ask@malmo.example', groups: ['foreman', 'clerks'] });
    const { deliveries, variants } = plan(aPlanBasis({ contacts: [both] }));
    expect(deliveries.map(({ groups, task: asks }) => [groups, asks])).toEqual([
      [['clerks'], undefined],
      [['caretakers'], true],
    ]);
    expect(variants.at(-1)?.topics).toEqual(['dates']);
  });

  it('are not made where nothing can be said yet, though the tasks are there', () => {
    const silent = resolvePlan({
      milestone: aMilestone(),
      basis: aPlanBasis(),
      version: aCatalogueVersion({ texts: [] }),
      render: plainRender,
    });
    expect(silent.tasks).toHaveLength(3);
    expect(task(silent, 'clerks')).toMatchObject({ messages: [], withheld: ['why', 'cost', 'dates'] });
    expect(silent.deliveries).toEqual([]);
  });
});

it('work done at one sitting is counted once', () => {
  const tasks = [aTask(), aTask({ group: 'lead' }), aTask({ channel: 'intranet', minutes: 10 })];
  expect(occasionsOf(tasks)).toHaveLength(2);
  expect(workMinutes(tasks)).toBe(40);
  expect(workMinutes([])).toBe(0);
});
