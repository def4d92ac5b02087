import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type Goal,
  type GoalsChange,
  goalsChangeSchema,
  type Participation,
  participationSchema,
  type Rollout,
  type RolloutControls,
  type Rollouts,
  rolloutSchema,
} from '../../../domain/rollout/rollout.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Row, type Table } from './table.ts';
import { type TransactItem, transact } from './transaction.ts';

/** The editable attributes of a participation. */
const CHANGING = ['impact', 'facts', 'registerNumber', 'newsletter'] as const;

/** Rollouts and participations in DynamoDB. */
export class DynamoRollouts implements Rollouts {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async list(): Promise<Rollout[]> {
    const ids = await this.#table.query(rangeOf('listedRollout', {}), z.object({ id: z.string() }));
    const found = await Promise.all(ids.map(({ id }) => this.find(id)));
    return found.filter((rollout) => rollout !== undefined);
  }

  find(id: string): Promise<Rollout | undefined> {
    return this.#table.get(keyOf('rollout', { rollout: id }), rolloutSchema);
  }

  async save(
    rollout: Rollout,
    over?: { seen: RolloutControls | undefined; goals?: GoalsChange | undefined },
  ): Promise<boolean> {
    const { id } = rollout;
    const put = {
      TableName: this.#table.name,
      Item: { ...keyOf('rollout', { rollout: id }), ...rollout },
      ...(over && (over.seen ? asSeen(over.seen) : { ConditionExpression: 'attribute_not_exists(pk)' })),
    };
    const saved = over?.goals
      ? transact(this.#table, [{ Put: put }, this.#noted(id, over.goals)])
      : ifCondition(this.#table.client.send(new PutCommand(put)));
    if (!(await saved)) return false;
    await this.#table.put({ ...keyOf('listedRollout', { rollout: id }), id });
    return true;
  }

  control(id: string, to: RolloutControls, seen: RolloutControls): Promise<boolean> {
    const { ExpressionAttributeValues, ...condition } = asSeen(seen);
    const { approval = 'automatic', from } = to;
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('rollout', { rollout: id }),
      UpdateExpression: 'SET #approval = :nextApproval, #from = :nextFrom',
      ...condition,
      ExpressionAttributeValues: {
        ...ExpressionAttributeValues,
        ':nextApproval': approval,
        ':nextFrom': from,
      },
    });
    return ifCondition(this.#table.client.send(update));
  }

  setGoals(
    id: string,
    to: readonly Goal[],
    seen: readonly Goal[] | undefined,
    change?: GoalsChange,
  ): Promise<boolean> {
    const update = {
      TableName: this.#table.name,
      Key: keyOf('rollout', { rollout: id }),
      UpdateExpression: 'SET #goals = :next',
      ConditionExpression: `attribute_exists(pk) AND ${seen ? '#goals = :seen' : 'attribute_not_exists(#goals)'}`,
      ExpressionAttributeNames: { '#goals': 'goals' },
      ExpressionAttributeValues: { ':next': to, ...(seen ? { ':seen': seen } : {}) },
    };
    return change
      ? transact(this.#table, [{ Update: update }, this.#noted(id, change)])
      : ifCondition(this.#table.client.send(new UpdateCommand(update)));
  }

  goalChanges(id: string): Promise<GoalsChange[]> {
    return this.#table.query(rangeOf('goalsChange', { rollout: id }), goalsChangeSchema);
  }

  /** One change a millisecond, so that their order is never in doubt. */
  #noted(id: string, change: GoalsChange): TransactItem {
    return {
      Put: {
        TableName: this.#table.name,
        Item: { ...keyOf('goalsChange', { rollout: id, at: change.at }), ...change },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }

  participations(rollout: string): Promise<Participation[]> {
    return this.#table.query(rangeOf('participation', { rollout }), participationSchema);
  }

  participation(rollout: string, organisation: string): Promise<Participation | undefined> {
    return this.#table.get(keyOf('participation', { rollout, organisation }), participationSchema);
  }

  async join(participation: Participation): Promise<void> {
    await this.#table.put(rowOf(participation));
  }

  /** A write whose response was lost also returns false: the retry finds it up to date. */
  rejoin(participation: Participation, seen: Participation): Promise<boolean> {
    const same = CHANGING.map((field) =>
      seen[field] === undefined ? `attribute_not_exists(#${field})` : `#${field} = :${field}`,
    );
    const values = CHANGING.flatMap((field) =>
      seen[field] === undefined ? [] : [[`:${field}`, seen[field]] as const],
    );
    return ifCondition(
      this.#table.client.send(
        new PutCommand({
          TableName: this.#table.name,
          Item: rowOf(participation),
          ConditionExpression: same.join(' AND '),
          ExpressionAttributeNames: Object.fromEntries(CHANGING.map((field) => [`#${field}`, field])),
          ExpressionAttributeValues: Object.fromEntries(values),
        }),
      ),
    );
  }
}

/** The condition that nobody has changed policy or sender. */
function asSeen({ approval, from }: RolloutControls) {
  const policy = approval === undefined ? 'attribute_not_exists(#approval)' : '#approval = :approval';
  return {
    ConditionExpression: `${policy} AND #from = :from`,
    ExpressionAttributeNames: { '#approval': 'approval', '#from': 'from' },
    ExpressionAttributeValues: {
      ':from': from,
      ...(approval === undefined ? {} : { ':approval': approval }),
    },
  };
}

function rowOf(participation: Participation): Row {
  const { rollout, organisation } = participation;
  return { ...keyOf('participation', { rollout, organisation }), ...participation };
}
