import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type BatchWriteCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { type Contact, type Contacts, contactId, contactSchema } from '../../../domain/contact.ts';
import { TemporaryFailure } from '../../../domain/errors.ts';
import type { Table } from './table.ts';

// DynamoDB takes at most 25 puts in one BatchWriteItem.
const PUTS_A_CALL = 25;
const TRIES = 5;

/** Contacts in DynamoDB, each under its organisation and the digest of its address. */
export class DynamoContacts implements Contacts {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  ofOrganisation(organisation: string): Promise<Contact[]> {
    return this.#table.query(`ORGANISATION#${organisation}`, 'CONTACT#', contactSchema);
  }

  async save(contacts: readonly Contact[]): Promise<void> {
    for (let start = 0; start < contacts.length; start += PUTS_A_CALL) {
      await this.#putAll(contacts.slice(start, start + PUTS_A_CALL));
    }
  }

  async #putAll(contacts: readonly Contact[]): Promise<void> {
    const puts = contacts.map((contact) => ({
      PutRequest: {
        Item: { pk: `ORGANISATION#${contact.organisation}`, sk: `CONTACT#${contactId(contact)}`, ...contact },
      },
    }));
    let left: BatchWriteCommandInput['RequestItems'] = { [this.#table.name]: puts };
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer: BatchWriteCommandOutput = await this.#table.client.send(
        new BatchWriteCommand({ RequestItems: left }),
      );
      left = answer.UnprocessedItems ?? {};
      if (Object.keys(left).length === 0) return;
    }
    throw new TemporaryFailure('contacts were not all stored: store them again');
  }
}
