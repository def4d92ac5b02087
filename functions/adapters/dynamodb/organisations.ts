import {
  type Organisation,
  type Organisations,
  organisationSchema,
} from '../../../domain/rollout/organisation.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Organisations in DynamoDB. */
export class DynamoOrganisations implements Organisations {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  find(code: string): Promise<Organisation | undefined> {
    return this.#table.get(keyOf('organisation', { organisation: code }), organisationSchema);
  }

  list(): Promise<Organisation[]> {
    return this.#table.query(rangeOf('listedOrganisation', {}), organisationSchema);
  }

  async findAll(codes: readonly string[]): Promise<Organisation[]> {
    const keys = [...new Set(codes)].map((code) => keyOf('organisation', { organisation: code }));
    const found = await this.#table.getAll(keys, organisationSchema);
    const byCode = new Map(found.map((organisation) => [organisation.code, organisation]));
    return codes.flatMap((code) => byCode.get(code) ?? []);
  }

  async save(organisation: Organisation): Promise<void> {
    await this.#table.put({ ...keyOf('organisation', { organisation: organisation.code }), ...organisation });
    // Duplicated in a shared partition: a page that names hundreds of organisations reads them at once,
    // without contacts.
    await this.#table.put({
      ...keyOf('listedOrganisation', { organisation: organisation.code }),
      ...organisation,
    });
  }
}
