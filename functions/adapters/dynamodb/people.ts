import * as z from 'zod';
import type { Alias } from '../../../domain/contacts/alias.ts';
import {
  type InvitationMail,
  type People,
  type PeopleChange,
  type Person,
  type PersonEntry,
  personEntrySchema,
  personSchema,
} from '../../../domain/people/person.ts';
import { AGAIN, retryLostRace } from '../../../domain/shared/retry-lost-race.ts';
import { type Key, keyOf, rangeOf } from './keys.ts';
import type { Row, Table } from './table.ts';
import { type TransactItem, transact } from './transaction.ts';

const STATE: Key = keyOf('peopleState', {});
const stateSchema = z.object({ version: z.int() });

/** Who may sign in, in one partition: a row for each person, one for each entry, and one with the version. */
export class DynamoPeople implements People {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  find(id: string): Promise<Person | undefined> {
    return this.#table.get(keyOf('person', { person: id }), personSchema);
  }

  async read(): Promise<{ version: number; people: Person[] }> {
    return retryLostRace('people', async () => {
      const version = await this.#version();
      const people = await this.#table.query(rangeOf('person', {}), personSchema);
      // If the version is unchanged, all pages of the list are one snapshot.
      return (await this.#version()) === version ? { version, people } : AGAIN;
    });
  }

  async #version(): Promise<number> {
    return (await this.#table.get(STATE, stateSchema))?.version ?? 0;
  }

  change({ version, put, entries }: PeopleChange): Promise<boolean> {
    return transact(this.#table, [
      this.#raise(version),
      ...put.map((person) => this.#put({ ...keyOf('person', { person: person.id }), ...person })),
      ...entries.map((entry) =>
        this.#put({ ...keyOf('personEntry', entry), ...entry }, 'attribute_not_exists(pk)'),
      ),
    ]);
  }

  noteMail(
    id: string,
    { invitation, from, to }: { invitation: number; from: InvitationMail; to: InvitationMail },
  ): Promise<boolean> {
    const noted = {
      TableName: this.#table.name,
      Key: keyOf('person', { person: id }),
      ConditionExpression: '#invitation.#at = :at AND #invitation.#mail = :from',
      UpdateExpression: 'SET #invitation.#mail = :to',
      ExpressionAttributeNames: { '#invitation': 'invitation', '#at': 'at', '#mail': 'mail' },
      ExpressionAttributeValues: { ':at': invitation, ':from': from, ':to': to },
    };
    return transact(this.#table, [this.#raise(), { Update: noted }]);
  }

  async erase(id: string, { name, address }: Alias): Promise<void> {
    const erased = {
      TableName: this.#table.name,
      Key: keyOf('person', { person: id }),
      ConditionExpression: '#state = :ended',
      UpdateExpression:
        'SET #name = :name, #address = :address REMOVE #organisation, #erasureAskedAt, #invitation, #proposal',
      ExpressionAttributeNames: {
        ...{ '#state': 'state', '#name': 'name', '#address': 'address', '#organisation': 'organisation' },
        ...{ '#erasureAskedAt': 'erasureAskedAt', '#invitation': 'invitation', '#proposal': 'proposal' },
      },
      ExpressionAttributeValues: { ':ended': 'ended', ':name': name, ':address': address },
    };
    await transact(this.#table, [this.#raise(), { Update: erased }]);
  }

  entries(): Promise<PersonEntry[]> {
    return this.#table.query(rangeOf('personEntry', {}), personEntrySchema);
  }

  /** Raises the version: from the one that was read, or from any. */
  #raise(version?: number): TransactItem {
    const condition =
      version === undefined
        ? {}
        : { ConditionExpression: version === 0 ? 'attribute_not_exists(pk)' : '#version = :version' };
    return {
      Update: {
        TableName: this.#table.name,
        Key: STATE,
        ...condition,
        UpdateExpression: 'ADD #version :one',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':one': 1, ...(version ? { ':version': version } : {}) },
      },
    };
  }

  #put(Item: Row, ConditionExpression?: string): TransactItem {
    return {
      Put: { TableName: this.#table.name, Item, ...(ConditionExpression ? { ConditionExpression } : {}) },
    };
  }
}
