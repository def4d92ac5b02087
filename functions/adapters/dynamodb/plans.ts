import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Facts, factsSchema } from '../../../domain/catalogue/fact.ts';
import type { SettledPart } from '../../../domain/ledger/ledger.ts';
import { type Variant, variantSchema, variantsAsJson } from '../../../domain/mail/variant.ts';
import type { Obligation } from '../../../domain/plan/obligation.ts';
import {
  type DeliveryCounts,
  deliveryCountsSchema,
  type OrganisationPlan,
  type PlanGaps,
  type PlanSummary,
  type Plans,
  planGapsSchema,
  planSummarySchema,
  type Tally,
  tallySchema,
} from '../../../domain/plan/plan.ts';
import type { Task } from '../../../domain/plan/task.ts';
import { factsInForce } from '../../../domain/rollout/facts-in-force.ts';
import { shortDigest } from '../../../domain/shared/digest.ts';
import { deflatedSchema, farDeflated, farDeflatedSchema, farInflated, inflated } from './deflated.ts';
import { DeliveryRows } from './delivery-rows.ts';
import type { KeptTogether, Part } from './kept-together.ts';
import { keyOf, rangeOf } from './keys.ts';
import { obligationsKept } from './obligations.ts';
import { deliveryRows } from './packed-deliveries.ts';
import { readBasis } from './plan-bases.ts';
import { ifCondition, type Row, type Table } from './table.ts';
import { tasksKept } from './tasks.ts';
import { transact } from './transaction.ts';

// Well below what a row holds, and what the rows of a transaction do.
const VARIANTS_BYTES = 100_000;
const variantsSchema = z.union([z.array(variantSchema), variantSchema.transform((variant) => [variant])]);
const variantRowSchema = z.union([
  farDeflatedSchema.transform(farInflated).pipe(variantsSchema),
  deflatedSchema.transform(inflated).pipe(variantsSchema),
]);
const UNSETTLED = {
  FilterExpression: 'failed > :none OR #unknown > :none',
  names: { '#unknown': 'unknown' },
  values: { ':none': 0 },
};
const markSchema = z.object({ organisation: z.string() });
const factsHeldSchema = z.object({ facts: factsSchema });
const factsOfBasisSchema = z.object({ rollout: factsHeldSchema, participation: factsHeldSchema });

/**
 * Plans in DynamoDB: an organisation's rows in a partition of their own, summary and marks under the
 * milestone.
 */
export class DynamoPlans implements Plans {
  readonly #table: Table;
  readonly #obligations: KeptTogether<Obligation>;
  readonly #tasks: KeptTogether<Task>;
  readonly #deliveries: DeliveryRows;

  constructor(table: Table) {
    this.#table = table;
    this.#deliveries = new DeliveryRows(table);
    this.#obligations = obligationsKept(table);
    this.#tasks = tasksKept(table);
  }

  async facts(dispatchId: string, organisation: string): Promise<Facts> {
    const found = await readBasis(this.#table, { dispatchId, organisation }, factsOfBasisSchema);
    return found ? factsInForce(found.basis.rollout.facts, found.basis.participation) : {};
  }

  async write(dispatchId: string, plan: OrganisationPlan, isFirst = false): Promise<void> {
    const { organisation, obligations, tasks, deliveries } = plan;
    const part = { dispatchId, organisation };
    const owed = this.#obligations.rowsOf(part, obligations);
    const work = this.#tasks.rowsOf(part, tasks);
    // An earlier try may have had other recipients: its rows stay as they were cut.
    const areNew = isFirst || deliveries.length === 0 || (await this.#deliveries.areNone(part));
    const mails = areNew ? deliveryRows(part, deliveries) : [];
    const rows = [...owed, ...work, ...mails, ...variantRows(part, plan.variants)];
    const isNew = await this.#table.createAll(rows);
    const old = new Set(rows.filter((_, index) => !isNew[index]));
    if (owed.some((row) => old.has(row))) await this.#obligations.addMissing(part, obligations);
    if (work.some((row) => old.has(row))) await this.#tasks.addMissing(part, tasks);
    if (!areNew || mails.some((row) => old.has(row))) await this.#deliveries.addMissing(part, deliveries);
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
    const rows = await this.#table.query(rangeOf('variant', { dispatchId, organisation }), variantRowSchema);
    // What was written twice was written in other company.
    const each = new Map(rows.flat().map((variant) => [variant.id, variant]));
    return [...each.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
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

  gaps(dispatchId: string): Promise<PlanGaps[]> {
    return this.#table.parts(
      rangeOf('summary', { dispatchId }),
      Object.keys(planGapsSchema.shape),
      planGapsSchema,
    );
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
    const puts = countsPuts(this.#table, dispatchId, { counts, seen, isSent: sent !== undefined });
    const [only, ...more] = puts;
    if (only && more.length === 0) return ifCondition(this.#table.client.send(new PutCommand(only)));
    return transact(
      this.#table,
      puts.map((Put) => ({ Put })),
    );
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

  unsettledCounts(dispatchId: string): Promise<DeliveryCounts[]> {
    return this.#table.where(rangeOf('deliveryCounts', { dispatchId }), UNSETTLED, deliveryCountsSchema);
  }
}

/** Puts counts in place of those seen, if any, and the mark that the organisation's mails are settled. */
export function countsPuts(
  { name: TableName }: Table,
  dispatchId: string,
  { counts, seen, isSent }: Pick<SettledPart, 'counts' | 'seen' | 'isSent'>,
) {
  const put = {
    TableName,
    Item: { ...keyOf('deliveryCounts', { dispatchId, ...counts }), ...counts },
    ...(seen ? asSeen(seen) : { ConditionExpression: 'attribute_not_exists(pk)' }),
  };
  return isSent ? [put, { TableName, Item: markRow(dispatchId, 'sent', counts.organisation) }] : [put];
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

/**
 * Variants never change, and differ in few words: together they take a tenth of the space that they take one by one. A
 * row is named by what is in it, so planning again writes the same rows.
 */
export function variantRows(part: Part, variants: readonly Variant[]): Row[] {
  const [first] = variants;
  if (!first) return [];
  const row = farDeflated(variantsAsJson(variants));
  if (row.brotli.byteLength > VARIANTS_BYTES && variants.length > 1) {
    const half = Math.ceil(variants.length / 2);
    return [variants.slice(0, half), variants.slice(half)].flatMap((some) => variantRows(part, some));
  }
  const id = variants.length === 1 ? first.id : shortDigest('variants', ...variants.map((one) => one.id));
  return [{ ...keyOf('variant', { ...part, id }), ...row }];
}
