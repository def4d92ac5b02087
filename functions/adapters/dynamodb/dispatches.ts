import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type Dispatch,
  type Dispatches,
  type DispatchStep,
  dispatchSchema,
  hasEnded,
  type OpenWork,
  openWorkSchema,
} from '../../../domain/mail/dispatch.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Row, type Table } from './table.ts';

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
    return this.findAll(pointers.flat());
  }

  /** Those of these that there are, in their order. */
  async findAll(pointers: readonly { id: string }[]): Promise<Dispatch[]> {
    const ids = [...new Set(pointers.map(({ id }) => id))];
    const keys = ids.map((dispatchId) => keyOf('dispatch', { dispatchId }));
    return inOrder(await this.#table.getAll(keys, dispatchSchema), pointers);
  }

  openWork(): Promise<OpenWork[]> {
    return this.#table.query(rangeOf('openWork', {}), openWorkSchema);
  }

  async noteWork(id: string, at: number): Promise<void> {
    await this.#table.put(openWorkRow({ id, at }));
  }

  async closeWork({ id, at }: OpenWork): Promise<void> {
    const command = new DeleteCommand({
      TableName: this.#table.name,
      Key: keyOf('openWork', { dispatchId: id }),
      ConditionExpression: '#at = :at',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':at': at },
    });
    await ifCondition(this.#table.client.send(command));
  }

  async open(dispatch: Dispatch): Promise<boolean> {
    const { id, rollout, changedAt } = dispatch;
    // Note and pointer first: a row without a note would not be reconciled, one without a pointer not listed.
    await this.noteWork(id, changedAt);
    const pointer = keyOf('dispatchPointer', { rollout, day: dayOf(changedAt), dispatchId: id });
    await this.#table.put({ ...pointer, id });
    return this.#table.create({ ...keyOf('dispatch', { dispatchId: id }), ...dispatch });
  }

  async advance(
    id: string,
    { from, to, set = {}, planHash, unlessFirstApproved, unlessUndoable, unchangedSince, at }: DispatchStep,
  ): Promise<boolean> {
    if (hasEnded({ state: from })) await this.noteWork(id, at);
    const changes = Object.entries({ state: to, ...set, changedAt: at });
    return ifCondition(
      this.#table.client.send(
        new UpdateCommand({
          TableName: this.#table.name,
          Key: keyOf('dispatch', { dispatchId: id }),
          ConditionExpression: [
            '#state = :from',
            ...(planHash === undefined ? [] : ['planHash = :seenHash']),
            ...(unlessFirstApproved ? ['attribute_not_exists(firstApprovedBy)'] : []),
            ...(unlessUndoable ? ['(attribute_not_exists(undoUntil) OR undoUntil <= :changedAt)'] : []),
            ...(unchangedSince === undefined ? [] : ['#changedAt = :seenAt']),
          ].join(' AND '),
          UpdateExpression: `SET ${changes.map(([name]) => `#${name} = :${name}`).join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(changes.map(([name]) => [`#${name}`, name])),
          ExpressionAttributeValues: {
            ':from': from,
            ...(planHash === undefined ? {} : { ':seenHash': planHash }),
            ...(unchangedSince === undefined ? {} : { ':seenAt': unchangedSince }),
            ...Object.fromEntries(changes.map(([name, value]) => [`:${name}`, value])),
          },
        }),
      ),
    );
  }
}

/** What was found, in the order in which it was asked for. */
export function inOrder<T extends { id: string }>(
  found: readonly T[],
  asked: readonly { id: string }[],
): T[] {
  const byId = new Map(found.map((one) => [one.id, one]));
  return asked.flatMap(({ id }) => byId.get(id) ?? []);
}

export function openWorkRow(note: OpenWork): Row {
  return { ...keyOf('openWork', { dispatchId: note.id }), ...note };
}

/** 2026-11-25, in UTC: the sort order of pointers. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
