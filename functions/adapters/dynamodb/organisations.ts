import { type Organisation, type Organisations, organisationSchema } from '../../../domain/organisation.ts';
import type { Table } from './table.ts';

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

  async save(organisation: Organisation): Promise<void> {
    await this.#table.put({ pk: `ORGANISATION#${organisation.code}`, sk: 'ORGANISATION', ...organisation });
    // Once more beside all others: a page that names some hundred of them reads them at once, and no contacts with them.
    await this.#table.put({ pk: 'ORGANISATIONS', sk: organisation.code, ...organisation });
  }
}
