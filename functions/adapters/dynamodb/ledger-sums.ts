import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type KeptSums,
  type LedgerSums,
  ledgerSumSchema,
  type SummedLedger,
  SUM_RULE,
} from '../../../domain/ledger/ledger-sum.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { keyOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

const rowSchema = deflatedSchema.extend({ rule: z.int(), version: z.int() });

const { organisation, name, kind, groups, owners, byHand } = ledgerSumSchema.shape;
const { group, messages } = groups.element.shape;
const place = z.int().min(0);
/**
 * What many organisations share stands once, and each names its place there. A group of an organisation is four
 * numbers: the place of its messages, people, reached and delivered.
 */
const packedSchema = z.object({
  messages: z.array(z.tuple([group, messages])),
  owners: z.array(owners),
  byHand: z.array(byHand),
  sums: z.array(z.tuple([organisation, name.nullable(), kind.nullable(), place, place, place, z.array(place)])),
});
type Packed = z.infer<typeof packedSchema>;

/** Sums in DynamoDB, deflated in one row for each milestone. */
export class DynamoLedgerSums implements LedgerSums {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(milestone: string): Promise<KeptSums | undefined> {
    const stored = await this.#table.get(keyOf('ledgerSums', { milestone }), rowSchema);
    if (stored?.rule !== SUM_RULE) return undefined;
    return { sums: unpacked(packedSchema.parse(inflated(stored))), version: stored.version };
  }

  /** A write whose response was lost also returns false: the retry finds nothing to change. */
  save(milestone: string, sums: readonly SummedLedger[], version: number): Promise<boolean> {
    const unchanged =
      version === 0
        ? {
            ConditionExpression: 'attribute_not_exists(pk) OR #rule <> :rule',
            ExpressionAttributeValues: { ':rule': SUM_RULE },
          }
        : {
            ConditionExpression: '#rule = :rule AND version = :version',
            ExpressionAttributeValues: { ':rule': SUM_RULE, ':version': version },
          };
    const Item = {
      ...keyOf('ledgerSums', { milestone }),
      ...deflated(packed(sums)),
      rule: SUM_RULE,
      version: version + 1,
    };
    const names = { ExpressionAttributeNames: { '#rule': 'rule' } };
    return ifCondition(
      this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item, ...names, ...unchanged })),
    );
  }
}

function packed(sums: readonly SummedLedger[]): Packed {
  const shared = { messages: new Pool<Packed['messages'][number]>(), owners: new Pool<Packed['owners'][number]>() };
  const byHand = new Pool<Packed['byHand'][number]>();
  const rows = sums.map((sum): Packed['sums'][number] => [
    sum.organisation,
    sum.name ?? null,
    sum.kind ?? null,
    sum.version,
    shared.owners.placeOf(sum.owners),
    byHand.placeOf(sum.byHand),
    sum.groups.flatMap(({ group, messages, people, reached, delivered }) => [
      shared.messages.placeOf([group, messages]),
      ...[people, reached, delivered],
    ]),
  ]);
  return {
    messages: shared.messages.values,
    owners: shared.owners.values,
    byHand: byHand.values,
    sums: rows,
  };
}

/** Values, each once. */
class Pool<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  placeOf(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Where sums say the same they have the same object, so that it is added up once. */
function unpacked({ messages, owners, byHand, sums }: Packed): SummedLedger[] {
  return sums.map(([organisation, name, kind, version, ofOwners, ofHands, numbers]) => {
    const groups: SummedLedger['groups'] = [];
    for (let at = 0; at < numbers.length; at += 4) {
      const [shared = 0, people = 0, reached = 0, delivered = 0] = numbers.slice(at, at + 4);
      const [group, own] = messages[shared] ?? ['', []];
      groups.push({ group, messages: own, people, reached, delivered });
    }
    return {
      organisation,
      ...(name ? { name } : {}),
      ...(kind ? { kind } : {}),
      groups,
      owners: owners[ofOwners] ?? [],
      byHand: byHand[ofHands] ?? [],
      version,
    };
  });
}
