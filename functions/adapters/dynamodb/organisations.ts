import * as z from 'zod';
import {
  type Organisation,
  type Organisations,
  organisationSchema,
} from '../../../domain/rollout/organisation.ts';
import { batchGet } from './batch-get.ts';
import type { Table } from './table.ts';

const rowSchema = z
  .looseObject({ pk: z.string(), sk: z.string() })
  .transform(({ pk: _pk, sk: _sk, ...row }) => organisationSchema.parse(row));

/** Organisations in DynamoDB. */
export class DynamoOrganisations implements Organisations {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  find(code: string): Promise<Organisation | undefined> {
    return this.#table.get({ pk: `ORGANISATION#${code}`, sk: 'ORGANISATION' }, organisationSchema);
  }

  list(): Promise<Organisation[]> {
    return this.#table.query('ORGANISATIONS', '', organisationSchema);
  }

  async findAll(codes: readonly string[]): Promise<Organisation[]> {
    const keys = [...new Set(codes)].map((code) => ({ pk: `ORGANISATION#${code}`, sk: 'ORGANISATION' }));
    const found = await batchGet(this.#table, { keys, schema: rowSchema });
    const byCode = new Map(found.map((organisation) => [organisation.code, organisation]));
    return codes.flatMap((code) => byCode.get(code) ?? []);
  }

  async save(organisation: Organisation): Promise<void> {
    await this.#table.put({ pk: `ORGANISATION#${organisation.code}`, sk: 'ORGANISATION', ...organisation });
    // Once more beside all others: a page that names some hundred of them reads them at once, and no contacts with them.
    await this.#table.put({ pk: 'ORGANISATIONS', sk: organisation.code, ...organisation });
  }
}
