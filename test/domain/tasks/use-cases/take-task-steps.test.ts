import { beforeEach, describe, expect, it } from 'vitest';
import { contactId } from '../../../../domain/contacts/contact.ts';
import { planOrganisation } from '../../../../domain/milestone/use-cases/plan-organisation.ts';
import type { Obligations } from '../../../../domain/plan/obligation.ts';
import type { Tasks } from '../../../../domain/plan/task.ts';
import { confirmTask } from '../../../../domain/tasks/use-cases/confirm-task.ts';
import { handOverTask } from '../../../../domain/tasks/use-cases/hand-over-task.ts';
import { returnTask } from '../../../../domain/tasks/use-cases/return-task.ts';
import { settleTasks } from '../../../../domain/tasks/use-cases/settle-tasks.ts';
import type { Doing } from '../../../../domain/tasks/use-cases/take-task-steps.ts';
import { waiveTask } from '../../../../domain/tasks/use-cases/waive-task.ts';
import { aContact } from '../../../fixtures/a-contact.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { NOW } from '../../../fixtures/dispatching-world.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';

const milestone = aMilestone();
const LEAD = contactId({ organisation: '1280', address: 'lo.ek@malmo.example' });
const FOREMAN = contactId({ organisation: '1280', address: 'per.ask@malmo.example' });
const OFFICE = contactId({ organisation: 'national', address: 'tuva@office.example' });
const MEETING = { organisation: '1280', group: 'clerks', channel: 'meeting' };
const RELAY = { organisation: '1280', group: 'caretakers', channel: 'relay' };
const doing = (over: Partial<Doing> = {}): Doing => ({ milestone, tasks: [MEETING], who: LEAD, ...over });

let world: LendingWorld;
const task = async ({ group }: { group: string }) =>
  (await world.tasks.ofOrganisation(milestone.id, '1280')).find((one) => one.group === group);
const states = async () =>
  (await world.obligations.ofOrganisation(milestone.id, '1280'))
    .filter(({ carrier }) => carrier === 'people')
    .map(({ group, progress }) => `${group} ${progress.state}`);

beforeEach(async () => {
  world = await lendingWorld();
  await world.milestones.accept(milestone, {});
  await planOrganisation({ dispatchId: milestone.id, organisation: '1280' }, world);
});

describe('confirming a task', () => {
  it('keeps who, when and what shows it, and tells the obligation', async () => {
    const [result] = await confirmTask({ ...doing(), on: '2026-11-20', evidence: 'KS 1/26' }, world);
    expect(result?.taken).toBe(true);
    expect(await task(MEETING)).toMatchObject({
      state: 'done',
      history: [{ at: NOW, who: LEAD, what: 'done', on: '2026-11-20', evidence: 'KS 1/26' }],
    });
    expect(await states()).toEqual(['caretakers planned', 'clerks confirmed', 'lead planned']);
  });

  it('of a relay is passed on; what a lead does in a relay’s stead is confirmed', async () => {
    await confirmTask({ ...doing({ tasks: [RELAY], who: FOREMAN }), on: '2026-11-20' }, world);
    expect(await states()).toContain('caretakers relayed');
  });

  it('twice changes nothing', async () => {
    await confirmTask({ ...doing(), on: '2026-11-20' }, world);
    const before = await task(MEETING);
    const [again] = await confirmTask({ ...doing(), on: '2026-11-21' }, { ...world, now: () => NOW + 1 });
    expect(again?.taken).toBe(false);
    expect(await task(MEETING)).toEqual(before);
  });

  it('is one step, whose write landed though its answer was lost', async () => {
    const tasks: Tasks = {
      ofOrganisation: (id, code) => world.tasks.ofOrganisation(id, code),
      change: async (id, changed) => {
        await world.tasks.change(id, changed);
        return false;
      },
    };
    const [result] = await confirmTask({ ...doing(), on: '2026-11-20' }, { ...world, tasks });
    expect(result?.taken).toBe(true);
    expect((await task(MEETING))?.history).toHaveLength(1);
  });

  it('that crashed before updating the obligation is completed by the next one', async () => {
    const confirmed = await task(MEETING);
    if (!confirmed) throw new Error('no task');
    const entry = { at: NOW, who: LEAD, what: 'done' } as const;
    await world.tasks.change(milestone.id, { ...confirmed, state: 'done', history: [entry] });
    expect(await states()).toContain('clerks planned');
    await settleTasks(milestone, '1280', world);
    expect(await states()).toContain('clerks confirmed');
  });
});

describe('looking after tasks where nothing has changed', () => {
  it('reads obligations and tasks once, and writes nothing', async () => {
    await settleTasks(milestone, '1280', world);
    const asked: string[] = [];
    const noted =
      <A extends unknown[], R>(what: string, call: (...given: A) => R) =>
      (...given: A) => {
        asked.push(what);
        return call(...given);
      };
    const { obligations: kept, tasks: work } = world;
    const obligations: Obligations = {
      ofOrganisation: noted('obligations', (id, code) => kept.ofOrganisation(id, code)),
      record: noted('record', async () => undefined),
      supply: noted('supply', async () => undefined),
      correct: noted('correct', async () => undefined),
    };
    const ofOrganisation = noted('tasks', (id: string, code: string) => work.ofOrganisation(id, code));
    const tasks = { ofOrganisation };
    const before = await world.ledgers.find(milestone.id, '1280');
    await settleTasks(milestone, '1280', { ...world, obligations, tasks });
    expect(asked).toEqual(['obligations', 'tasks']);
    expect(await world.ledgers.find(milestone.id, '1280')).toEqual(before);
  });
});

describe('a task that cannot be done', () => {
  it('goes from the relay to the lead, and from the lead to the office, which keeps it', async () => {
    const reason = 'Hinner inte';
    await returnTask({ ...doing({ tasks: [RELAY], who: FOREMAN }), reason }, world);
    expect(await task(RELAY)).toMatchObject({ state: 'cannot', owner: 'local-lead', contact: LEAD });
    await returnTask({ ...doing({ tasks: [RELAY] }), reason }, { ...world, now: () => NOW + 1 });
    expect(await task(RELAY)).toMatchObject({ state: 'cannot', owner: 'national-office', contact: OFFICE });
    await returnTask({ ...doing({ tasks: [RELAY], who: OFFICE }), reason }, { ...world, now: () => NOW + 2 });
    expect(await task(RELAY)).toMatchObject({ state: 'cannot', contact: OFFICE });
    expect(await states()).toContain('caretakers planned');
  });

  it('is said once by the same person, however often it is sent', async () => {
    const returned = { ...doing({ tasks: [RELAY], who: FOREMAN }), reason: 'Hinner inte' };
    await returnTask(returned, world);
    const before = await task(RELAY);
    const [again] = await returnTask(returned, { ...world, now: () => NOW + 1 });
    expect(again?.taken).toBe(false);
    expect(await task(RELAY)).toEqual(before);
  });

  it('is waived by the office with a reason, and is then nobody’s any more', async () => {
    await waiveTask({ ...doing({ who: 'Tuva Rehnberg' }), reason: 'Gruppen finns inte här' }, world);
    expect(await states()).toContain('clerks waived');
    const [late] = await confirmTask({ ...doing(), on: '2026-11-20' }, { ...world, now: () => NOW + 1 });
    expect(late?.taken).toBe(false);
  });
});

describe('handing over', () => {
  it('gives a task to a colleague, who is to hear of it', async () => {
    await handOverTask({ ...doing(), to: aContact() }, world);
    expect(await task(MEETING)).toMatchObject({
      owner: 'local-lead',
      contactName: 'Åsa Lind',
      state: 'open',
    });
    expect(await world.handovers.ofDay('2026-11-23')).toEqual([
      { date: '2026-11-23', milestone: milestone.id, organisation: '1280', contact: contactId(aContact()) },
    ]);
  });

  it('hands nothing over to people of another organisation', async () => {
    const [result] = await handOverTask({ ...doing(), to: aContact({ organisation: '1480' }) }, world);
    expect(result?.taken).toBe(false);
    expect((await task(MEETING))?.history).toEqual([]);
  });
});
