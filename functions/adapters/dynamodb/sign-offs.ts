import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type SignOff, type SignOffs, signOffSchema } from '../../../domain/ledger/sign-off.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/** Sign-offs in DynamoDB, in a partition per milestone of their own: whoever signs off need not write milestones. */
export class DynamoSignOffs implements SignOffs {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  find(milestone: string, organisation: string): Promise<SignOff | undefined> {
    return this.#table.get(keyOf('signOff', { milestone, organisation }), signOffSchema);
  }

  ofMilestone(milestone: string): Promise<SignOff[]> {
    return this.#table.query(rangeOf('signOff', { milestone }), signOffSchema);
  }

  /** A write whose response was lost also returns false: the retry finds the word given. */
  add(signOff: SignOff): Promise<boolean> {
    const before = signOff.history.length - 1;
    return this.#put(
      signOff,
      before === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'size(history) = :before',
            ExpressionAttributeValues: { ':before': before },
          },
    );
  }

  /** The public row first: what broke off after it is published again. Without effect if a word has come since. */
  async published(signOff: SignOff): Promise<void> {
    const { milestone, organisation, history } = signOff;
    const word = history.at(-1)?.word;
    await this.#table.put({ ...keyOf('publicSignOff', { milestone, organisation }), organisation, word });
    await this.#put(
      { ...signOff, published: history.length },
      {
        ConditionExpression: 'size(history) = :length',
        ExpressionAttributeValues: { ':length': history.length },
      },
    );
  }

  replace({ before, after }: Parameters<SignOffs['replace']>[0]): Promise<boolean> {
    return this.#put(after, {
      ConditionExpression: 'history = :history',
      ExpressionAttributeValues: { ':history': before.history },
    });
  }

  #put(
    signOff: SignOff,
    condition: { ConditionExpression: string; ExpressionAttributeValues?: Record<string, unknown> },
  ): Promise<boolean> {
    const Item = { ...keyOf('signOff', signOff), ...signOff };
    return ifCondition(
      this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item, ...condition })),
    );
  }
}
