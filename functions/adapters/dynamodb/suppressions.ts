import * as z from 'zod';
import { type Suppression, type Suppressions, suppressionSchema } from '../../../domain/suppression.ts';
import { batchGet } from './batch-get.ts';
import type { Key, Table } from './table.ts';

const foundSchema = z.object({ recipient: z.string() });

/** Suppressions in DynamoDB, each under the digest of an address and its scope. */
export class DynamoSuppressions implements Suppressions {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(suppression: Suppression): Promise<void> {
    const { recipient, scope } = suppression;
    await this.#table.create({ ...keyOf(recipient, scope), ...suppression });
  }

  async among(asked: Parameters<Suppressions['among']>[0]): Promise<Set<string>> {
    const keys = asked.flatMap(({ recipient, list }) =>
      ['all', ...(list ? [list] : [])].map((scope) => keyOf(recipient, scope)),
    );
    const distinct = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
    const found = await batchGet(this.#table, { keys: distinct, schema: foundSchema, only: 'recipient' });
    return new Set(found.map(({ recipient }) => recipient));
  }

  ofRecipient(recipient: string): Promise<Suppression[]> {
    return this.#table.query(partitionOf(recipient), '', suppressionSchema);
  }
}

const partitionOf = (recipient: string) => `SUPPRESSION#${recipient}`;
const keyOf = (recipient: string, scope: string): Key => ({ pk: partitionOf(recipient), sk: scope });
