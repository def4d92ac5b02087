import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type Dispatch,
  type Dispatches,
  type DispatchStep,
  dispatchSchema,
} from '../../../domain/mail/dispatch.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

const pointerSchema = z.object({ id: z.string() });

/** Dispatches in DynamoDB: a row by id, and a pointer under the rollout, ordered by opening time. */
export class DynamoDispatches implements Dispatches {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  find(id: string): Promise<Dispatch | undefined> {
    return this.#table.get(keyOf('dispatch', { dispatchId: id }), dispatchSchema);
  }

  async ofRollout(rollout: string, since: number): Promise<Dispatch[]> {
    const opened = (day: string) => rangeOf('dispatchPointer', { rollout, day });
    const pointers = await Promise.all([
      this.#table.query(rangeOf('milestonePointer', { rollout }), pointerSchema),
      // A day's dispatches sort between its date and a letter after the digits.
      this.#table.between([opened(dayOf(since)), opened('A')], pointerSchema),
    ]);
    const found = await Promise.all(pointers.flat().map(({ id }) => this.find(id)));
    return found.filter((dispatch) => dispatch !== undefined);
  }

  async open(dispatch: Dispatch): Promise<boolean> {
    const { id, rollout, changedAt } = dispatch;
    // The pointer first: a row without one would never be reconciled.
    const pointer = keyOf('dispatchPointer', { rollout, day: dayOf(changedAt), dispatchId: id });
    await this.#table.put({ ...pointer, id });
    return this.#table.create({ ...keyOf('dispatch', { dispatchId: id }), ...dispatch });
  }

  async advance(id: string, { from, to, set = {}, unlessFirstApproved, at }: DispatchStep): Promise<boolean> {
    const changes = Object.entries({ state: to, ...set, changedAt: at });
    return ifCondition(
      this.#table.client.send(
        new UpdateCommand({
          TableName: this.#table.name,
          Key: keyOf('dispatch', { dispatchId: id }),
          ConditionExpression: [
            '#state = :from',
            ...(unlessFirstApproved ? ['attribute_not_exists(firstApprovedBy)'] : []),
          ].join(' AND '),
          UpdateExpression: `SET ${changes.map(([name]) => `#${name} = :${name}`).join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(changes.map(([name]) => [`#${name}`, name])),
          ExpressionAttributeValues: {
            ':from': from,
            ...Object.fromEntries(changes.map(([name, value]) => [`:${name}`, value])),
          },
        }),
      ),
    );
  }
}

/** 2026-11-25, in UTC: the sort order of pointers. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
