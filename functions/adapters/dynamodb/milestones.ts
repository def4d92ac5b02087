import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Facts } from '../../../domain/catalogue/fact.ts';
import type { DispatchStep } from '../../../domain/mail/dispatch.ts';
import { type Milestone, type Milestones, milestoneSchema } from '../../../domain/plan/milestone.ts';
import { DynamoDispatches, openWorkRow } from './dispatches.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Milestones in DynamoDB: a row by id, and a pointer under the rollout. */
export class DynamoMilestones implements Milestones {
  readonly #table: Table;
  readonly #dispatches: DynamoDispatches;

  constructor(table: Table) {
    this.#table = table;
    this.#dispatches = new DynamoDispatches(table);
  }

  async find(id: string): Promise<Milestone | undefined> {
    const row = await this.#table.get(
      keyOf('dispatch', { dispatchId: id }),
      z.looseObject({ purpose: z.string().optional() }),
    );
    // Other dispatches share the partition; skip them.
    return row && row.purpose === undefined ? milestoneSchema.parse(row) : undefined;
  }

  async ofRollout(rollout: string): Promise<Milestone[]> {
    const ids = await this.#table.query(
      rangeOf('milestonePointer', { rollout }),
      z.object({ id: z.string() }),
    );
    const found = await Promise.all(ids.map(({ id }) => this.find(id)));
    return found.filter((milestone) => milestone !== undefined);
  }

  async accept(milestone: Milestone, newFacts: Facts): Promise<'accepted' | 'taken'> {
    const { id, rollout } = milestone;
    const TableName = this.#table.name;
    const fresh = { TableName, ConditionExpression: 'attribute_not_exists(pk)' };
    const facts = factUpdate({ TableName, Key: keyOf('rollout', { rollout }) }, newFacts);
    const command = new TransactWriteCommand({
      TransactItems: [
        { Put: { ...fresh, Item: { ...keyOf('dispatch', { dispatchId: id }), ...milestone } } },
        { Put: { TableName, Item: { ...keyOf('milestonePointer', { rollout, dispatchId: id }), id } } },
        { Put: { TableName, Item: openWorkRow({ id, at: milestone.changedAt }) } },
        ...facts,
      ],
    });
    try {
      await this.#table.client.send(command);
      return 'accepted';
    } catch (error) {
      const [first] = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
      if (first?.Code === 'ConditionalCheckFailed') return 'taken';
      throw error;
    }
  }

  async moveDay(id: string, moved: { organisation: string; day: string | undefined }): Promise<void> {
    const { organisation, day } = moved;
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('dispatch', { dispatchId: id }),
      UpdateExpression: day === undefined ? 'REMOVE #days.#organisation' : 'SET #days.#organisation = :day',
      ConditionExpression: 'attribute_exists(#days)',
      ExpressionAttributeNames: { '#days': 'days', '#organisation': organisation },
      ...(day === undefined ? {} : { ExpressionAttributeValues: { ':day': day } }),
    });
    await ifCondition(this.#table.client.send(command));
  }

  advance(id: string, step: DispatchStep): Promise<boolean> {
    return this.#dispatches.advance(id, step);
  }
}

/** One update that sets each new fact and keeps the others; undefined without new facts. */
function factUpdate(target: { TableName: string; Key: Record<string, string> }, facts: Facts) {
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
