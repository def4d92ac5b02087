import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import {
  type TeamsAddress,
  type TeamsAddresses,
  type TeamsChannel,
  type TeamsChannels,
  teamsAddressSchema,
  teamsChannelSchema,
} from '../../../domain/webhooks/teams-channel.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Channels in Teams in DynamoDB, each with a version that every write counts. */
export class DynamoTeamsChannels implements TeamsChannels {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  all(): Promise<TeamsChannel[]> {
    return this.#table.query(rangeOf('teamsChannel', {}), teamsChannelSchema);
  }

  find(organisation: string): Promise<TeamsChannel | undefined> {
    return this.#table.get(keyOf('teamsChannel', { organisation }), teamsChannelSchema);
  }

  save(channel: TeamsChannel): Promise<TeamsChannel | undefined> {
    return this.#table.putVersion(keyOf('teamsChannel', channel), channel);
  }
}

/**
 * Their addresses in DynamoDB, in a partition of their own that only what sends may read; inserted by PartiQL, which
 * never writes over a row.
 */
export class DynamoTeamsAddresses implements TeamsAddresses {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  of(organisation: string): Promise<TeamsAddress[]> {
    return this.#table.query(rangeOf('teamsAddress', { organisation }), teamsAddressSchema);
  }

  async add(address: TeamsAddress): Promise<boolean> {
    const [added = false] = await this.#table.createAll([{ ...keyFor(address), ...address }]);
    return added;
  }

  async remove(address: Pick<TeamsAddress, 'organisation' | 'since'>): Promise<void> {
    const command = new DeleteCommand({ TableName: this.#table.name, Key: keyFor(address) });
    await this.#table.client.send(command);
  }
}

function keyFor({ organisation, since }: Pick<TeamsAddress, 'organisation' | 'since'>) {
  return keyOf('teamsAddress', { organisation, since: String(since).padStart(15, '0') });
}
