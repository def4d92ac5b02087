import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  type LinkKey,
  type LinkKeys,
  linkKeySchema,
  type Revocation,
} from '../../../domain/links/link-key.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Link keys in DynamoDB, in a partition of their own that few functions may read. */
export class DynamoLinkKeys implements LinkKeys {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  all(): Promise<LinkKey[]> {
    return this.#table.query(rangeOf('linkKey', {}), linkKeySchema);
  }

  add(key: LinkKey): Promise<boolean> {
    return this.#table.create({ ...keyOf('linkKey', key), ...key });
  }

  revoke(id: string, revocation: Revocation): Promise<boolean> {
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('linkKey', { id }),
      UpdateExpression: 'SET revoked = :revoked',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revoked)',
      ExpressionAttributeValues: { ':revoked': revocation },
    });
    return ifCondition(this.#table.client.send(command));
  }
}
