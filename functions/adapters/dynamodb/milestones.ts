import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Facts, FactValue } from '../../../domain/catalogue/fact.ts';
import type { DispatchStep } from '../../../domain/mail/dispatch.ts';
import type { ChangedFact } from '../../../domain/plan/change.ts';
import {
  type ChangeMilestone,
  isChange,
  type Milestone,
  type MilestoneDays,
  type Milestones,
  milestoneSchema,
} from '../../../domain/plan/milestone.ts';
import { DynamoDispatches, inOrder, openWorkRow } from './dispatches.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';
import { failedCondition } from './transaction.ts';

// Made once: a schema that is made for each row costs more than the row.
/** Other dispatches share the partition; they are skipped. */
const foundSchema = z
  .looseObject({ purpose: z.string().optional() })
  .transform((row) => (row.purpose === undefined ? milestoneSchema.parse(row) : undefined));
const pointerSchema = z.object({ id: z.string() });
const countSchema = z.object({ count: z.int() });

/** Milestones in DynamoDB: a row by id, and a pointer under the rollout. */
export class DynamoMilestones implements Milestones {
  readonly #table: Table;
  readonly #dispatches: DynamoDispatches;

  constructor(table: Table) {
    this.#table = table;
    this.#dispatches = new DynamoDispatches(table);
  }

  find(id: string): Promise<Milestone | undefined> {
    return this.#table.get(keyOf('dispatch', { dispatchId: id }), foundSchema);
  }

  async ofRollout(rollout: string): Promise<Milestone[]> {
    return (await this.allOf(rollout)).filter((milestone) => !isChange(milestone));
  }

  async changesOf(rollout: string): Promise<ChangeMilestone[]> {
    return (await this.allOf(rollout)).filter(isChange);
  }

  async allOf(rollout: string): Promise<Milestone[]> {
    const ids = await this.#table.query(rangeOf('milestonePointer', { rollout }), pointerSchema);
    const keys = ids.map(({ id }) => keyOf('dispatch', { dispatchId: id }));
    const found = (await this.#table.getAll(keys, foundSchema)).filter(
      (milestone) => milestone !== undefined,
    );
    return inOrder(found, ids);
  }

  async acceptances(rollout: string): Promise<number> {
    const row = await this.#table.get(keyOf('acceptances', { rollout }), countSchema);
    return row?.count ?? 0;
  }

  async accept(milestone: Milestone, newFacts: Facts, seen?: number): Promise<Accepted> {
    const Key = keyOf('rollout', { rollout: milestone.rollout });
    return this.#create(milestone, factUpdate({ TableName: this.#table.name, Key }, newFacts), seen);
  }

  async acceptChange(milestone: ChangeMilestone, seen?: number): Promise<Accepted> {
    const { rollout, change } = milestone;
    const { organisation } = change;
    const Key =
      organisation === undefined
        ? keyOf('rollout', { rollout })
        : keyOf('participation', { rollout, organisation });
    const facts = factChange({ TableName: this.#table.name, Key }, change.facts);
    return this.#create(milestone, [facts], seen);
  }

  /** Creates a milestone, counts it, and updates the facts with it. */
  async #create(
    milestone: Milestone,
    facts: readonly { Update: FactUpdate }[],
    seen: number | undefined,
  ): Promise<Accepted> {
    const { id, rollout } = milestone;
    const TableName = this.#table.name;
    const fresh = { TableName, ConditionExpression: 'attribute_not_exists(pk)' };
    const failed = await failedCondition(this.#table, [
      { Put: { ...fresh, Item: { ...keyOf('dispatch', { dispatchId: id }), ...milestone } } },
      { Put: { TableName, Item: { ...keyOf('milestonePointer', { rollout, dispatchId: id }), id } } },
      { Put: { TableName, Item: openWorkRow({ id, at: milestone.changedAt }) } },
      counted({ TableName, Key: keyOf('acceptances', { rollout }) }, seen),
      ...facts,
    ]);
    if (failed === undefined) return 'accepted';
    return failed === 0 ? 'taken' : 'overtaken';
  }

  async undo(id: string, undone: NonNullable<Milestone['undone']>): Promise<void> {
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('dispatch', { dispatchId: id }),
      UpdateExpression: 'SET undone = :undone',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':undone': undone },
    });
    await this.#table.client.send(command);
  }

  replan(
    id: string,
    { seen, planHash, at }: { seen: string; planHash: string; at: number },
  ): Promise<boolean> {
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('dispatch', { dispatchId: id }),
      UpdateExpression: 'SET planHash = :next, changedAt = :at REMOVE firstApprovedBy',
      ConditionExpression: 'planHash = :seen AND #state IN (:planned, :held)',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':next': planHash,
        ':at': at,
        ':seen': seen,
        ':planned': 'planned',
        ':held': 'held',
      },
    });
    return ifCondition(this.#table.client.send(command));
  }

  moveDays(id: string, { seen, to }: { seen: MilestoneDays; to: MilestoneDays }): Promise<boolean> {
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('dispatch', { dispatchId: id }),
      UpdateExpression: 'SET #days = :days, occurredOn = :on',
      ConditionExpression: '#days = :seen AND occurredOn = :seenOn',
      ExpressionAttributeNames: { '#days': 'days' },
      ExpressionAttributeValues: {
        ':days': to.days,
        ':on': to.occurredOn,
        ':seen': seen.days,
        ':seenOn': seen.occurredOn,
      },
    });
    return ifCondition(this.#table.client.send(command));
  }

  advance(id: string, step: DispatchStep): Promise<boolean> {
    return this.#dispatches.advance(id, step);
  }
}

type Accepted = Awaited<ReturnType<Milestones['accept']>>;

/** Counts one more, if there are as many as were seen. */
function counted(target: { TableName: string; Key: Record<string, string> }, seen: number | undefined) {
  const asSeen = seen === 0 ? 'attribute_not_exists(#count)' : '#count = :seen';
  return {
    Update: {
      ...target,
      UpdateExpression: 'ADD #count :one',
      ...(seen === undefined ? {} : { ConditionExpression: asSeen }),
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':one': 1, ...(seen ? { ':seen': seen } : {}) },
    },
  };
}

type FactUpdate = {
  TableName: string;
  Key: Record<string, string>;
  UpdateExpression: string;
  ConditionExpression?: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues: Record<string, FactValue>;
};

/** One update that changes facts which still have their old value, and keeps the others. */
function factChange(
  target: { TableName: string; Key: Record<string, string> },
  changes: readonly ChangedFact[],
): { Update: FactUpdate } {
  const named = changes.map((change, index) => ({ ...change, at: `facts.#f${index}`, index }));
  const sets = named.filter(({ to }) => to !== undefined).map(({ at, index }) => `${at} = :to${index}`);
  const removes = named.filter(({ to }) => to === undefined).map(({ at }) => at);
  const seen = named.map(({ from, at, index }) =>
    from === undefined ? `attribute_not_exists(${at})` : `${at} = :from${index}`,
  );
  const values = named.flatMap(({ from, to, index }): [string, FactValue][] => [
    ...(from === undefined ? [] : [[`:from${index}`, from] as [string, FactValue]]),
    ...(to === undefined ? [] : [[`:to${index}`, to] as [string, FactValue]]),
  ]);
  return {
    Update: {
      ...target,
      UpdateExpression: [
        ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
        ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
      ].join(' '),
      ConditionExpression: ['attribute_exists(pk)', ...seen].join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(named.map(({ fact, index }) => [`#f${index}`, fact])),
      ExpressionAttributeValues: Object.fromEntries(values),
    },
  };
}

/** One update that sets each new fact and keeps the others; undefined without new facts. */
function factUpdate(
  target: { TableName: string; Key: Record<string, string> },
  facts: Facts,
): { Update: FactUpdate }[] {
  const entries = Object.entries(facts);
  if (entries.length === 0) return [];
  return [
    {
      Update: {
        ...target,
        UpdateExpression: `SET ${entries.map((_, index) => `facts.#f${index} = :f${index}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(entries.map(([name], index) => [`#f${index}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          entries.map(([, value], index) => [`:f${index}`, value]),
        ),
      },
    },
  ];
}
