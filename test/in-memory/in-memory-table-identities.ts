import type { TableIdentities, TableIdentity } from '../../domain/mail/restore.ts';

/** A table that was never restored, until a test says otherwise. */
export class InMemoryTableIdentities implements TableIdentities {
  identity: TableIdentity = { id: 'table-1' };

  async current(): Promise<TableIdentity> {
    return this.identity;
  }
}
