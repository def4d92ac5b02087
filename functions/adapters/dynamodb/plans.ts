import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Variant, variantSchema } from '../../../domain/mail/variant.ts';
import {
  type DeliveryCounts,
  deliveryCountsSchema,
  type OrganisationPlan,
  type PlanBasis,
  type PlanSummary,
  type Plans,
  planBasisSchema,
  planSummarySchema,
  type Tally,
  tallySchema,
} from '../../../domain/plan/plan.ts';
import { InvalidInput, TemporaryFailure } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { deliveryRow } from './delivery-row.ts';
import { keyOf, rangeOf } from './keys.ts';
import { obligationKey } from './obligations.ts';
import { ifCondition, type Row, type Table } from './table.ts';
import { transact } from './transaction.ts';

// A row holds 400 KB; deflated, about 5,000 contacts fit, so freezing is a single write.
const ROW_LIMIT_BYTES = 390_000;
// A transaction takes 100 rows and 4 MB.
const ROWS_A_TRANSACTION = 25;
const markSchema = z.object({ organisation: z.string() });

/**
 * Plans in DynamoDB: an organisation's rows in a partition of their own, summary and marks under the
 * milestone.
 */
export class DynamoPlans implements Plans {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async freeze(dispatchId: string, basis: PlanBasis): Promise<PlanBasis> {
    const { code } = basis.organisation;
    const row = this.#basisRow(basis);
    await this.#table.create({ ...keyOf('basis', { dispatchId, organisation: code }), ...row });
    return (await this.basis(dispatchId, code)) ?? basis;
  }

  #basisRow(basis: PlanBasis) {
    const row = deflated(basis);
    if (row.deflated.byteLength <= ROW_LIMIT_BYTES) return row;
    const count = basis.contacts.length;
    throw new InvalidInput(`organisation "${basis.organisation.code}"`, [
      problemAt('', 'contacts-too-many', { count }),
    ]);
  }

  async basis(dispatchId: string, organisation: string): Promise<PlanBasis | undefined> {
    const row = await this.#table.get(keyOf('basis', { dispatchId, organisation }), deflatedSchema);
    return row && planBasisSchema.parse(inflated(row));
  }

  async write(dispatchId: string, plan: OrganisationPlan): Promise<void> {
    await this.#table.createAll(planRows(dispatchId, plan));
  }

  async replace(dispatchId: string, basis: PlanBasis, plan: OrganisationPlan): Promise<void> {
    const part = { dispatchId, organisation: plan.organisation };
    const rows = planRows(dispatchId, plan);
    const wanted = new Set(rows.map(({ sk }) => sk));
    const ranges = (['obligation', 'task', 'variant', 'delivery'] as const).map((row) => rangeOf(row, part));
    const known = await Promise.all(ranges.map((range) => this.#table.keys(range, 'history')));
    const stale = known.flat().filter(({ sk }) => !wanted.has(sk));
    const TableName = this.#table.name;
    const items = [
      { Put: { TableName, Item: { ...keyOf('basis', part), ...this.#basisRow(basis) } } },
      ...rows.map((Item) => ({ Put: { TableName, Item, ...untouched(Item) } })),
      ...stale.map(({ pk, sk, ...row }) => ({ Delete: { TableName, Key: { pk, sk }, ...untouched(row) } })),
    ];
    for (let start = 0; start < items.length; start += ROWS_A_TRANSACTION)
      if (!(await transact(this.#table, items.slice(start, start + ROWS_A_TRANSACTION))))
        throw new TemporaryFailure(`a task of ${plan.organisation} was changed meanwhile: plan it again`);
  }

  async release(
    dispatchId: string,
    { organisation, hash }: Pick<PlanSummary, 'organisation' | 'hash'>,
    at: number,
  ): Promise<boolean> {
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('summary', { dispatchId, organisation }),
      UpdateExpression: 'REMOVE waits SET releasedAt = :at',
      ConditionExpression: '#hash = :hash AND attribute_exists(waits)',
      ExpressionAttributeNames: { '#hash': 'hash' },
      ExpressionAttributeValues: { ':hash': hash, ':at': at },
    });
    return ifCondition(this.#table.client.send(command));
  }

  async variants(dispatchId: string, organisation: string): Promise<Variant[]> {
    const rows = await this.#table.query(rangeOf('variant', { dispatchId, organisation }), deflatedSchema);
    return rows.map((row) => variantSchema.parse(inflated(row)));
  }

  async markPlanned(dispatchId: string, summary: PlanSummary): Promise<number> {
    await this.#table.put({ ...keyOf('summary', { dispatchId, ...summary }), ...summary });
    await this.#table.put(markRow(dispatchId, 'planned', summary.organisation));
    return this.#table.count(rangeOf('planned', { dispatchId }));
  }

  summary(dispatchId: string, organisation: string): Promise<PlanSummary | undefined> {
    return this.#table.get(keyOf('summary', { dispatchId, organisation }), planSummarySchema);
  }

  summaries(dispatchId: string): Promise<PlanSummary[]> {
    return this.#table.query(rangeOf('summary', { dispatchId }), planSummarySchema);
  }

  async beginCount(
    dispatchId: string,
    seen: DeliveryCounts,
    at: number,
  ): Promise<DeliveryCounts | undefined> {
    const { ExpressionAttributeValues, ...unchanged } = asSeen(seen);
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('deliveryCounts', { dispatchId, ...seen }),
      UpdateExpression: 'SET countingSince = :now',
      ...unchanged,
      ExpressionAttributeValues: { ...ExpressionAttributeValues, ':now': at },
    });
    return (await ifCondition(this.#table.client.send(command))) ? { ...seen, countingSince: at } : undefined;
  }

  saveCounts(
    dispatchId: string,
    counts: DeliveryCounts,
    seen?: DeliveryCounts,
    sent?: 'sent',
  ): Promise<boolean> {
    const TableName = this.#table.name;
    const put = {
      TableName,
      Item: { ...keyOf('deliveryCounts', { dispatchId, ...counts }), ...counts },
      ...(seen ? asSeen(seen) : { ConditionExpression: 'attribute_not_exists(pk)' }),
    };
    if (!sent) return ifCondition(this.#table.client.send(new PutCommand(put)));
    const Item = markRow(dispatchId, 'sent', counts.organisation);
    return transact(this.#table, [{ Put: put }, { Put: { TableName, Item } }]);
  }

  countSent(dispatchId: string): Promise<number> {
    return this.#table.count(rangeOf('sent', { dispatchId }));
  }

  async progress(dispatchId: string): Promise<{ planned: Set<string>; sent: Set<string> }> {
    const marked = async (mark: 'planned' | 'sent') => {
      const rows = await this.#table.query(rangeOf(mark, { dispatchId }), markSchema);
      return new Set(rows.map(({ organisation }) => organisation));
    };
    const [planned, sent] = await Promise.all([marked('planned'), marked('sent')]);
    return { planned, sent };
  }

  tallies(dispatchId: string, organisation: string): Promise<Tally[]> {
    return this.#table.query(rangeOf('tally', { dispatchId, organisation }), tallySchema);
  }

  saveTally(dispatchId: string, organisation: string, tally: Tally, seen?: Tally): Promise<boolean> {
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { ...keyOf('tally', { dispatchId, organisation, ...tally.chunk }), ...tally },
      ...(seen
        ? {
            ConditionExpression: '#at = :at',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: { ':at': seen.at },
          }
        : { ConditionExpression: 'attribute_not_exists(pk)' }),
    });
    return ifCondition(this.#table.client.send(command));
  }

  counts(dispatchId: string, organisation: string): Promise<DeliveryCounts | undefined> {
    return this.#table.get(keyOf('deliveryCounts', { dispatchId, organisation }), deliveryCountsSchema);
  }

  allCounts(dispatchId: string): Promise<DeliveryCounts[]> {
    return this.#table.query(rangeOf('deliveryCounts', { dispatchId }), deliveryCountsSchema);
  }
}

/** A small row of its own, since all of them are read after each organisation. */
function markRow(dispatchId: string, mark: 'planned' | 'sent', organisation: string): Row {
  return { ...keyOf(mark, { dispatchId, organisation }), organisation };
}

/** That nobody has counted, or begun to, since these counts were read: each count has a later time. */
function asSeen({ at, countingSince }: DeliveryCounts) {
  const names = { ExpressionAttributeNames: { '#at': 'at' } };
  if (countingSince === undefined)
    return {
      ...names,
      ConditionExpression: '#at = :at AND attribute_not_exists(countingSince)',
      ExpressionAttributeValues: { ':at': at },
    };
  return {
    ...names,
    ConditionExpression: '#at = :at AND countingSince = :since',
    ExpressionAttributeValues: { ':at': at, ':since': countingSince },
  };
}

function planRows(
  dispatchId: string,
  { organisation, obligations, tasks, variants, deliveries }: OrganisationPlan,
): Row[] {
  const part = { dispatchId, organisation };
  return [
    ...obligations.map((row) => ({ ...obligationKey(dispatchId, row), ...row })),
    ...tasks.map((row) => ({ ...keyOf('task', { ...part, ...row }), ...row })),
    ...variants.map((row) => ({ ...keyOf('variant', { ...part, id: row.id }), ...deflated(row) })),
    ...deliveries.map((row) => deliveryRow(dispatchId, row)),
  ];
}

/** For a task: that nobody has taken a step since it was read. */
function untouched({ history }: Record<string, unknown>) {
  if (!Array.isArray(history)) return {};
  return {
    ConditionExpression: 'attribute_not_exists(pk) OR size(history) = :steps',
    ExpressionAttributeValues: { ':steps': history.length },
  };
}
