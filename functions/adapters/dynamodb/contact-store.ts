import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Contact, contactId, contactSchema } from '../../../domain/contacts/contact.ts';
import { type ContactChange, contactChangeSchema } from '../../../domain/contacts/contact-changes.ts';
import {
  type AuditEntry,
  auditEntrySchema,
  type ContactImport,
  type ContactStore,
  type ContactStoreChange,
  contactImportSchema,
  type ImportState,
} from '../../../domain/contacts/contact-store.ts';
import { mapInChunks } from '../../../domain/shared/concurrency.ts';
import { AGAIN, retryLostRace } from '../../../domain/shared/retry-lost-race.ts';
import {
  auditRow,
  chunks,
  contactRow,
  partSchema,
  STATE,
  stagedSchema,
  stateSchema,
} from './contact-rows.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { type Key, type KeyRange, keyOf, rangeOf } from './keys.ts';
import type { Row, Table } from './table.ts';
import { ITEMS_A_TRANSACTION, type TransactItem, transact } from './transaction.ts';

// Deflated, about 5,000 contacts fit in a row of 400 KB; a change may hold two of them.
const CHANGES_A_ROW = 1000;
// A transaction may be 4 MB, and a part is about 100 KB.
const PARTS_A_TRANSACTION = 30;

/**
 * The contact register in DynamoDB: one row per contact under its organisation, one small row with the
 * version, and an import's changes under its id. While an import is open, reads overlay its changes.
 */
export class DynamoContactStore implements ContactStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async state(): Promise<{ version: number; open: string | undefined }> {
    const { version = 0, open } = (await this.#table.get(STATE, stateSchema)) ?? {};
    return { version, open };
  }

  async read(organisations: readonly string[]): Promise<{ version: number; contacts: Contact[] }> {
    return retryLostRace('contacts', async () => {
      const { version, open } = await this.state();
      const lists = await mapInChunks(organisations, (organisation) => this.#everyone(organisation, open));
      // If the version is unchanged, all lists are one snapshot.
      return (await this.state()).version === version ? { version, contacts: lists.flat() } : AGAIN;
    });
  }

  async #everyone(organisation: string, open: string | undefined): Promise<Contact[]> {
    // The import's rows first: they are deleted only after all contacts are written.
    const changes =
      open === undefined ? [] : await this.#changes(rangeOf('importPart', { import: open, organisation }));
    const rows = await this.#table.query(rangeOf('contact', { organisation }), contactSchema);
    if (changes.length === 0) return rows;
    const all = [...rows, ...changes.map(({ contact }) => contact)];
    const byId = new Map(all.map((contact) => [contactId(contact), contact]));
    return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, contact]) => contact);
  }

  change({ version, put = [], remove = [], entry }: ContactStoreChange): Promise<boolean> {
    return transact(this.#table, [
      this.#raise(version),
      ...put.map((contact) => this.#put(contactRow(contact))),
      ...remove.map(({ organisation, id }) => this.#delete(keyOf('contact', { organisation, contact: id }))),
      this.#put(auditRow(entry)),
    ]);
  }

  /** Raises the version unconditionally: contacts were written without the register. */
  async touch(): Promise<void> {
    const counted = {
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':one': 1 },
    };
    await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: STATE,
        UpdateExpression: 'ADD #version :one',
        ...counted,
      }),
    );
  }

  note(entry: AuditEntry): Promise<void> {
    return this.#table.put(auditRow(entry));
  }

  auditTrail(organisation: string): Promise<AuditEntry[]> {
    return this.#table.query(rangeOf('auditEntry', { organisation }), auditEntrySchema);
  }

  async stage(checked: ContactImport, changes: readonly ContactChange[]): Promise<void> {
    const { id } = checked;
    const byOrganisation = Map.groupBy(changes, ({ contact }) => contact.organisation);
    const parts = [...byOrganisation].flatMap(([organisation, all]) =>
      chunks(all, CHANGES_A_ROW).map((part, index) => {
        const number = String(index).padStart(3, '0');
        const key = keyOf('importPart', { import: id, organisation, number });
        return { ...key, part: `${organisation}#${number}`, ...deflated(part) };
      }),
    );
    await this.#table.put({ ...keyOf('stagedImport', { import: id }), id, at: checked.checkedAt });
    for (const some of chunks(parts, PARTS_A_TRANSACTION)) {
      await transact(
        this.#table,
        some.map((part) => this.#put(part)),
      );
    }
    // The import itself last, so that any import found is complete.
    const fresh = {
      ConditionExpression: 'attribute_not_exists(pk) OR #state = :dropped',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':dropped': 'dropped' },
    };
    const item = { ...this.#put({ ...keyOf('contactImport', { import: id }), ...checked }).Put, ...fresh };
    await transact(this.#table, [{ Put: item }]);
  }

  staged(): Promise<{ id: string; at: number }[]> {
    return this.#table.query(rangeOf('stagedImport', {}), stagedSchema);
  }

  findImport(id: string): Promise<ContactImport | undefined> {
    return this.#table.get(keyOf('contactImport', { import: id }), contactImportSchema);
  }

  changesOf(id: string): Promise<ContactChange[]> {
    return this.#changes(rangeOf('importPart', { import: id }));
  }

  async #changes(range: KeyRange): Promise<ContactChange[]> {
    const rows = await this.#table.query(range, deflatedSchema);
    return rows.flatMap((row) => z.array(contactChangeSchema).parse(inflated(row)));
  }

  commit(id: string, { version, by, at }: { version: number; by: string; at: number }): Promise<boolean> {
    const who = { committedBy: by, committedAt: at };
    return transact(this.#table, [this.#raise(version, id), this.#toState(id, 'checked', 'committed', who)]);
  }

  async finish(id: string): Promise<void> {
    const puts = (await this.changesOf(id)).map(({ contact }) => this.#put(contactRow(contact)));
    // If it is closed, another worker has written all of it, and people may have changed it since.
    if (!(await this.#whileOpen(id, puts)) || !(await this.#whileOpen(id, await this.#takeAway(id)))) return;
    const open = { ExpressionAttributeNames: { '#open': 'open' }, ExpressionAttributeValues: { ':id': id } };
    await transact(this.#table, [
      this.#update(STATE, { ...open, ConditionExpression: '#open = :id', UpdateExpression: 'REMOVE #open' }),
      this.#toState(id, 'committed', 'done'),
    ]);
  }

  async drop(id: string): Promise<void> {
    const known = await this.findImport(id);
    if (known?.state === 'committed') return;
    // It cannot be committed after this.
    const open = known?.state === 'checked';
    if (open && !(await transact(this.#table, [this.#toState(id, 'checked', 'dropped')]))) return;
    for (const items of chunks(await this.#takeAway(id), ITEMS_A_TRANSACTION)) {
      await transact(this.#table, items);
    }
  }

  /** The writes that delete an import's copy of personal data. */
  async #takeAway(id: string): Promise<TransactItem[]> {
    const parts = await this.#table.query(rangeOf('importPart', { import: id }), partSchema);
    const keys = parts.map(({ part }) => keyOf('importPart', { import: id, ...part }));
    return [keyOf('stagedImport', { import: id }), ...keys].map((key) => this.#delete(key));
  }

  /**
   * Writes in the largest batches that DynamoDB allows, each only while the import is open; false once it is
   * not.
   */
  async #whileOpen(id: string, items: readonly TransactItem[]): Promise<boolean> {
    const check = {
      ConditionCheck: {
        TableName: this.#table.name,
        Key: STATE,
        ConditionExpression: '#open = :id',
        ExpressionAttributeNames: { '#open': 'open' },
        ExpressionAttributeValues: { ':id': id },
      },
    };
    for (const part of chunks(items, ITEMS_A_TRANSACTION - 1)) {
      if (!(await transact(this.#table, [check, ...part]))) return false;
    }
    return true;
  }

  /**
   * Raises the version, conditional on this one and on no open import; may open an import in the same write.
   */
  #raise(version: number, open?: string): TransactItem {
    const unchanged = version === 0 ? 'attribute_not_exists(#version)' : '#version = :version';
    return this.#update(STATE, {
      ConditionExpression: `${unchanged} AND attribute_not_exists(#open)`,
      UpdateExpression: `SET #version = :next${open === undefined ? '' : ', #open = :open'}`,
      ExpressionAttributeNames: { '#version': 'version', '#open': 'open' },
      ExpressionAttributeValues: {
        ':next': version + 1,
        ...(version === 0 ? {} : { ':version': version }),
        ...(open === undefined ? {} : { ':open': open }),
      },
    });
  }

  #toState(id: string, from: ImportState, to: ImportState, set: Record<string, unknown> = {}): TransactItem {
    const changes = Object.entries({ state: to, ...set });
    return this.#update(keyOf('contactImport', { import: id }), {
      ConditionExpression: '#state = :from',
      UpdateExpression: `SET ${changes.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(changes.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ':from': from,
        ...Object.fromEntries(changes.map(([name, value]) => [`:${name}`, value])),
      },
    });
  }

  #update(Key: Key, how: Omit<NonNullable<TransactItem['Update']>, 'TableName' | 'Key'>): TransactItem {
    return { Update: { TableName: this.#table.name, Key, ...how } };
  }

  #put(Item: Row): { Put: NonNullable<TransactItem['Put']> } {
    return { Put: { TableName: this.#table.name, Item } };
  }

  #delete(Key: Key): TransactItem {
    return { Delete: { TableName: this.#table.name, Key } };
  }
}
