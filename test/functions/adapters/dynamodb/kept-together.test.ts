import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Obligation } from '../../../../domain/plan/obligation.ts';
import type { Task } from '../../../../domain/plan/task.ts';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { DynamoFrozenPlans } from '../../../../functions/adapters/dynamodb/frozen-plans.ts';
import { keyOf, rangeOf } from '../../../../functions/adapters/dynamodb/keys.ts';
import { DynamoObligations } from '../../../../functions/adapters/dynamodb/obligations.ts';
import { DynamoPlans } from '../../../../functions/adapters/dynamodb/plans.ts';
import { Table } from '../../../../functions/adapters/dynamodb/table.ts';
import { DynamoTasks } from '../../../../functions/adapters/dynamodb/tasks.ts';
import { LocalDynamodb } from '../../../contracts/local-dynamodb.ts';
import { clientOf, tableOf } from '../../../contracts/tables.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { aPlanBasis } from '../../../fixtures/a-plan-basis.ts';
import { aTask } from '../../../fixtures/a-task.ts';
import { anObligation } from '../../../fixtures/an-obligation.ts';

let dynamodb: LocalDynamodb;
beforeAll(async () => {
  dynamodb = await LocalDynamodb.start();
});
afterAll(() => dynamodb.stop());

const part = { dispatchId: 'm', organisation: '1280' };
const groups = Array.from({ length: 40 }, (_, index) => `group-${10 + index}`);
const owed = groups.map((group) => anObligation({ group }));
const work = groups.map((group) => aTask({ id: `task-${group}`, group, channel: 'meeting' }));
const sent = { state: 'sent', people: 1, reached: 1 } as const;
const step = { at: 5, who: 'contact-1', what: 'done', on: '2026-11-30' } as const;
const done = (task: Task): Task => ({ ...task, state: 'done', history: [...task.history, step] });

describe('the obligations and tasks of a part', () => {
  it('take a row each, however many they are', async () => {
    const table = await dynamodb.emptyTable();
    await new DynamoPlans(table).write('m', aPlan({ obligations: owed, tasks: work }));
    expect(await table.count(rangeOf('obligation', part))).toBe(1);
    expect(await table.count(rangeOf('task', part))).toBe(1);
    expect(await new DynamoObligations(table).ofOrganisation('m', '1280')).toEqual(owed);
    expect(await new DynamoTasks(table).ofOrganisation('m', '1280')).toEqual(work);
  });

  it('are all changed by workers that change one each at once, none of whom knows of the others', async () => {
    const { name } = await dynamodb.emptyTable();
    const open = () => tableOf(clientOf(dynamodb.url), name);
    await new DynamoPlans(open()).write('m', aPlan({ obligations: owed, tasks: work }));
    const some = [0, 7, 14, 21, 28, 35];
    const held = some.map(() => ({
      obligations: new DynamoObligations(open()),
      tasks: new DynamoTasks(open()),
    }));
    // Each begins with what it read before any of them has written.
    await Promise.all(
      held.flatMap(({ obligations, tasks }) => [
        obligations.ofOrganisation('m', '1280'),
        tasks.ofOrganisation('m', '1280'),
      ]),
    );
    const taken = await Promise.all(
      some.map(async (place, worker) => {
        const [obligation, task, by] = [owed[place], work[place], held[worker]];
        if (!obligation || !task || !by) throw new Error('there are as many');
        await by.obligations.record('m', [{ ...obligation, progress: sent }]);
        return by.tasks.change('m', done(task));
      }),
    );
    expect(taken).toEqual(some.map(() => true));
    const [obligations, tasks] = [new DynamoObligations(open()), new DynamoTasks(open())];
    const states = (await obligations.ofOrganisation('m', '1280')).map(({ progress }) => progress.state);
    expect(states).toEqual(owed.map((_, index) => (some.includes(index) ? 'sent' : 'planned')));
    const steps = (await tasks.ofOrganisation('m', '1280')).map(({ history }) => history.length);
    expect(steps).toEqual(work.map((_, index) => (some.includes(index) ? 1 : 0)));
  });

  it('get those that are missing when others are planned, and lose nothing', async () => {
    const table = await dynamodb.emptyTable();
    const [plans, obligations] = [new DynamoPlans(table), new DynamoObligations(table)];
    const [first, ...rest] = owed;
    if (!first) throw new Error('there are some');
    await plans.write('m', aPlan({ obligations: [first] }));
    await obligations.record('m', [{ ...first, progress: sent }]);
    await plans.write('m', aPlan({ obligations: owed }));
    expect(await obligations.ofOrganisation('m', '1280')).toEqual([{ ...first, progress: sent }, ...rest]);
  });

  it('are not replaced where somebody has taken a step that the new plan does not know', async () => {
    const table = await dynamodb.emptyTable();
    const [plans, tasks] = [new DynamoFrozenPlans(table), new DynamoTasks(table)];
    const [first, second] = work;
    if (!first || !second) throw new Error('there are some');
    await plans.write('m', aPlan({ tasks: work }));
    await tasks.change('m', done(first));
    const without = aPlan({ tasks: [second] });
    await expect(plans.replace('m', aPlanBasis(), without)).rejects.toThrow(TemporaryFailure);
    await expect(plans.replace('m', aPlanBasis(), aPlan({ tasks: work }))).rejects.toThrow(TemporaryFailure);
    await plans.replace('m', aPlanBasis(), aPlan({ tasks: [done(first)] }));
    expect(await tasks.ofOrganisation('m', '1280')).toEqual([done(first)]);
  });
});

describe('an obligation or task in a row of its own, as the version before wrote it', () => {
  const ownRow = (kind: 'obligation' | 'task', thing: Obligation | Task) => ({
    ...keyOf(kind, { ...part, ...thing }),
    ...thing,
  });

  async function twoVersions() {
    const after = await dynamodb.emptyTable();
    const { client } = tableOf(clientOf(dynamodb.url), after.name);
    return { after, before: new Table(after.name, client, {}) };
  }

  it('is read, and changes where it is', async () => {
    const { before, after } = await twoVersions();
    for (const each of owed.slice(0, 3)) await before.put(ownRow('obligation', each));
    for (const each of work.slice(0, 3)) await before.put(ownRow('task', each));
    const [obligations, tasks] = [new DynamoObligations(after), new DynamoTasks(after)];
    const [obligation, task] = [owed[1], work[1]];
    if (!obligation || !task) throw new Error('there are some');
    await obligations.record('m', [{ ...obligation, progress: sent }]);
    expect(await tasks.change('m', done(task))).toBe(true);
    expect(await tasks.change('m', done(task))).toBe(false);
    const told = [owed[0], { ...obligation, progress: sent }, owed[2]];
    expect(await obligations.ofOrganisation('m', '1280')).toEqual(told);
    expect(await tasks.ofOrganisation('m', '1280')).toEqual([work[0], done(task), work[2]]);
    expect(await after.count(rangeOf('obligation', part))).toBe(3);
  });

  it('holds over the same one in the shared row, which a plan that was begun twice has written', async () => {
    const { before, after } = await twoVersions();
    const [first, ...rest] = owed;
    if (!first) throw new Error('there are some');
    await before.put(ownRow('obligation', { ...first, progress: sent }));
    await new DynamoPlans(after).write('m', aPlan({ obligations: owed }));
    const obligations = new DynamoObligations(after);
    expect(await obligations.ofOrganisation('m', '1280')).toEqual([{ ...first, progress: sent }, ...rest]);
    await obligations.record(
      'm',
      owed.map((each) => ({ ...each, progress: { ...sent, reached: 0 } })),
    );
    const states = (await obligations.ofOrganisation('m', '1280')).map(({ progress }) => progress.reached);
    expect(states).toEqual(owed.map(() => 0));
  });

  it('is gone when its part is planned anew', async () => {
    const { before, after } = await twoVersions();
    for (const each of owed.slice(0, 3)) await before.put(ownRow('obligation', each));
    for (const each of work.slice(0, 3)) await before.put(ownRow('task', each));
    await new DynamoFrozenPlans(after).replace('m', aPlanBasis(), aPlan({ obligations: owed, tasks: work }));
    expect(await after.count(rangeOf('obligation', part))).toBe(1);
    expect(await new DynamoTasks(after).ofOrganisation('m', '1280')).toEqual(work);
  });

  it('is all that the version before reads: it waits where they share a row', async () => {
    const { before, after } = await twoVersions();
    await new DynamoPlans(after).write('m', aPlan({ obligations: owed, tasks: work }));
    for (const kind of ['obligation', 'task'] as const)
      await expect(before.query(rangeOf(kind, part), z.looseObject({}))).rejects.toThrow(TemporaryFailure);
  });
});
