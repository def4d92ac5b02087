import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type Dispatch,
  type Dispatches,
  type DispatchStep,
  dispatchSchema,
} from '../../../domain/mail/dispatch.ts';
import { ifCondition, type Key, type Table } from './table.ts';

const pointerSchema = z.object({ id: z.string() });

/** The key of a dispatch's row; a milestone is one. */
export function dispatchKey(id: string): Key {
  return { pk: `MILESTONE#${id}`, sk: 'MILESTONE' };
}

/** Dispatches in DynamoDB: the row under its id, and a pointer under its rollout, in the order in which they were opened. */
export class DynamoDispatches implements Dispatches {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  find(id: string): Promise<Dispatch | undefined> {
    return this.#table.get(dispatchKey(id), dispatchSchema);
  }

  async ofRollout(rollout: string, since: number): Promise<Dispatch[]> {
    const pk = `ROLLOUT#${rollout}`;
    const pointers = await Promise.all([
      this.#table.query(pk, 'MILESTONE#', pointerSchema),
      // The dispatches of a day stand between its date and the letter after the digits.
      this.#table.between(pk, [`DISPATCH#${dayOf(since)}`, 'DISPATCH#A'], pointerSchema),
    ]);
    const found = await Promise.all(pointers.flat().map(({ id }) => this.find(id)));
    return found.filter((dispatch) => dispatch !== undefined);
  }

  async open(dispatch: Dispatch): Promise<boolean> {
    const { id, rollout, changedAt } = dispatch;
    // The pointer first: a row that nothing points to would be looked after by nobody.
    await this.#table.put({ pk: `ROLLOUT#${rollout}`, sk: `DISPATCH#${dayOf(changedAt)}#${id}`, id });
    return this.#table.create({ ...dispatchKey(id), ...dispatch });
  }

  async advance(id: string, { from, to, set = {}, unlessFirstApproved, at }: DispatchStep): Promise<boolean> {
    const changes = Object.entries({ state: to, ...set, changedAt: at });
    return ifCondition(
      this.#table.client.send(
        new UpdateCommand({
          TableName: this.#table.name,
          Key: dispatchKey(id),
          ConditionExpression: `#state = :from${unlessFirstApproved ? ' AND attribute_not_exists(firstApprovedBy)' : ''}`,
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

/** 2026-11-25, in UTC, as pointers are ordered. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
