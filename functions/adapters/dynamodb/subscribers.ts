import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { recipientDigest } from '../../../domain/mail/suppression.ts';
import {
  type Confirmation,
  type Subscriber,
  type Subscribers,
  subscriberSchema,
} from '../../../domain/newsletter/subscriber.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Subscribers in DynamoDB, keyed by organisation and digest of the address. */
export class DynamoSubscribers implements Subscribers {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async ask(subscriber: Subscriber): Promise<void> {
    const key = keyOf('subscriber', { ...subscriber, recipient: recipientDigest(subscriber.address) });
    await this.#table.create({ ...key, ...subscriber });
  }

  confirm({ group, locale, at, ...who }: Confirmation): Promise<boolean> {
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('subscriber', who),
      ConditionExpression: 'attribute_exists(pk)',
      UpdateExpression:
        'SET #group = :group, #locale = :locale, confirmedAt = if_not_exists(confirmedAt, :at)',
      ExpressionAttributeNames: { '#group': 'group', '#locale': 'locale' },
      ExpressionAttributeValues: { ':group': group, ':locale': locale, ':at': at },
    });
    return ifCondition(this.#table.client.send(command));
  }

  find(who: Parameters<Subscribers['find']>[0]): Promise<Subscriber | undefined> {
    return this.#table.get(keyOf('subscriber', who), subscriberSchema);
  }

  async remove(who: Parameters<Subscribers['remove']>[0]): Promise<void> {
    await this.#table.client.send(
      new DeleteCommand({ TableName: this.#table.name, Key: keyOf('subscriber', who) }),
    );
  }

  async ofOrganisation(rollout: string, organisation: string): Promise<Subscriber[]> {
    const all = await this.#table.query(rangeOf('subscriber', { rollout, organisation }), subscriberSchema);
    return all.filter(({ confirmedAt }) => confirmedAt !== undefined);
  }
}
