import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type RolloutDraft,
  type RolloutDrafts,
  rolloutDraftSchema,
} from '../../../domain/setup/rollout-draft.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

// A catalogue with all its texts in two languages is some 300 KB; deflated, a quarter of a row's limit.
const rowSchema = deflatedSchema.extend({ version: z.int() });

/** Rollouts that are being made in DynamoDB, a row each. */
export class DynamoRolloutDrafts implements RolloutDrafts {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(id: string): Promise<RolloutDraft | undefined> {
    const row = await this.#table.get(keyOf('rolloutDraft', { id }), rowSchema);
    return row && rolloutDraftSchema.parse(inflated(row));
  }

  async list(): Promise<RolloutDraft[]> {
    const rows = await this.#table.query(rangeOf('rolloutDraft', {}), rowSchema);
    return rows.map((row) => rolloutDraftSchema.parse(inflated(row)));
  }

  save(draft: RolloutDraft): Promise<boolean> {
    const { id, version } = draft;
    const follows =
      version === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': version - 1 } };
    const Item = { ...keyOf('rolloutDraft', { id }), version, ...deflated(draft) };
    return ifCondition(
      this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item, ...follows })),
    );
  }

  drop({ id, version }: Pick<RolloutDraft, 'id' | 'version'>): Promise<boolean> {
    const Key = keyOf('rolloutDraft', { id });
    const seen = { ConditionExpression: 'version = :seen', ExpressionAttributeValues: { ':seen': version } };
    return ifCondition(
      this.#table.client.send(new DeleteCommand({ TableName: this.#table.name, Key, ...seen })),
    );
  }
}
