import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type BatchWriteCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { type Contact, type Contacts, isActive, withoutPhone } from '../../../domain/contacts/contact.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { contactRow } from './contact-rows.ts';
import { DynamoContactStore } from './contact-store.ts';
import type { Table } from './table.ts';

// BatchWriteItem takes at most 25 puts.
const PUTS_A_CALL = 25;
const TRIES = 5;

/** Contacts in DynamoDB, keyed by organisation and digest of the address. */
export class DynamoContacts implements Contacts {
  readonly #table: Table;

  readonly #contactStore: DynamoContactStore;

  constructor(table: Table) {
    this.#table = table;
    this.#contactStore = new DynamoContactStore(table);
  }

  async ofOrganisation(organisation: string): Promise<Contact[]> {
    return (await this.everybodyOf(organisation)).filter(isActive);
  }

  async everybodyOf(organisation: string): Promise<Contact[]> {
    return (await this.#contactStore.read([organisation])).contacts.map(withoutPhone);
  }

  async toCall(organisation: string): Promise<Contact[]> {
    return (await this.#contactStore.read([organisation])).contacts.filter(isActive);
  }

  async save(contacts: readonly Contact[]): Promise<void> {
    for (let start = 0; start < contacts.length; start += PUTS_A_CALL) {
      await this.#putAll(contacts.slice(start, start + PUTS_A_CALL));
    }
    // Invalidates what was read before.
    await this.#contactStore.touch();
  }

  async #putAll(contacts: readonly Contact[]): Promise<void> {
    const puts = contacts.map((contact) => ({ PutRequest: { Item: contactRow(contact) } }));
    let left: BatchWriteCommandInput['RequestItems'] = { [this.#table.name]: puts };
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer: BatchWriteCommandOutput = await this.#table.client.send(
        new BatchWriteCommand({ RequestItems: left }),
      );
      left = answer.UnprocessedItems ?? {};
      if (Object.keys(left).length === 0) return;
    }
    throw new TemporaryFailure('some contacts were not stored: try again');
  }
}
