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

  save(organisation: Organisation): Promise<void> {
    return this.#table.put({ pk: `ORGANISATION#${organisation.code}`, sk: 'ORGANISATION', ...organisation });
  }
}
