import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Variant, variantSchema } from '../../../domain/mail/variant.ts';
import {
  type OrganisationPlan,
  type PlanBasis,
  type PlanSummary,
  type Plans,
  planBasisSchema,
  planSummarySchema,
  type Tally,
  tallySchema,
} from '../../../domain/plan/plan.ts';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { deliveryRow } from './delivery-row.ts';
import { obligationKey } from './obligations.ts';
import { ifCondition, partition, type Table } from './table.ts';
import { taskKey } from './tasks.ts';

// A DynamoDB row holds 400 KB; deflated, some 5,000 contacts fit in one, and the freeze stays a single write.
const ROW_LIMIT_BYTES = 390_000;
const markSchema = z.object({ organisation: z.string() });

/** Plans in DynamoDB: an organisation's rows in a partition of their own, its summary and marks under the milestone. */
export class DynamoPlans implements Plans {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async freeze(milestone: string, basis: PlanBasis): Promise<PlanBasis> {
    const { code } = basis.organisation;
    const row = deflated(basis);
    if (row.deflated.byteLength > ROW_LIMIT_BYTES) {
      const problem = `${basis.contacts.length} contacts are more than one plan can hold: divide them among several organisations`;
      throw new InvalidInput(`organisation "${code}"`, [problem]);
    }
    await this.#table.create({ pk: partition(milestone, code), sk: 'BASIS', ...row });
    return (await this.basis(milestone, code)) ?? basis;
  }

  async basis(milestone: string, organisation: string): Promise<PlanBasis | undefined> {
    const row = await this.#table.get(
      { pk: partition(milestone, organisation), sk: 'BASIS' },
      deflatedSchema,
    );
    return row && planBasisSchema.parse(inflated(row));
  }

  async write(
    milestone: string,
    { organisation, obligations, tasks, variants, deliveries }: OrganisationPlan,
  ): Promise<void> {
    const pk = partition(milestone, organisation);
    await this.#table.createAll([
      ...obligations.map((row) => ({ ...obligationKey(milestone, row), ...row })),
      ...tasks.map((row) => ({ ...taskKey(milestone, row), ...row })),
      ...variants.map((row) => ({ pk, sk: `VARIANT#${row.id}`, ...deflated(row) })),
      ...deliveries.map((row) => deliveryRow(milestone, row)),
    ]);
  }

  async variants(milestone: string, organisation: string): Promise<Variant[]> {
    const rows = await this.#table.query(partition(milestone, organisation), 'VARIANT#', deflatedSchema);
    return rows.map((row) => variantSchema.parse(inflated(row)));
  }

  async markPlanned(milestone: string, summary: PlanSummary): Promise<number> {
    const { organisation } = summary;
    await this.#table.put({ pk: `MILESTONE#${milestone}`, sk: `SUMMARY#${organisation}`, ...summary });
    return this.#mark(milestone, 'PLANNED', organisation);
  }

  summary(milestone: string, organisation: string): Promise<PlanSummary | undefined> {
    return this.#table.get(
      { pk: `MILESTONE#${milestone}`, sk: `SUMMARY#${organisation}` },
      planSummarySchema,
    );
  }

  summaries(milestone: string): Promise<PlanSummary[]> {
    return this.#table.query(`MILESTONE#${milestone}`, 'SUMMARY#', planSummarySchema);
  }

  async recordTally(milestone: string, tally: Tally): Promise<void> {
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { pk: `MILESTONE#${milestone}`, sk: `TALLY#${tally.organisation}`, ...tally },
      // Two workers may count at once: the one that began earlier has seen less.
      ConditionExpression: 'attribute_not_exists(pk) OR #at <= :at',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':at': tally.at },
    });
    await ifCondition(this.#table.client.send(command));
  }

  markSent(milestone: string, organisation: string): Promise<number> {
    return this.#mark(milestone, 'SENT', organisation);
  }

  /** The mark is a row of its own and tiny, since every organisation counts all of them. */
  async #mark(milestone: string, mark: 'PLANNED' | 'SENT', organisation: string): Promise<number> {
    const pk = `MILESTONE#${milestone}`;
    await this.#table.put({ pk, sk: `${mark}#${organisation}`, organisation });
    return this.#table.count(pk, `${mark}#`);
  }

  async progress(milestone: string): Promise<{ planned: Set<string>; sent: Set<string> }> {
    const marked = async (mark: 'PLANNED' | 'SENT') => {
      const rows = await this.#table.query(`MILESTONE#${milestone}`, `${mark}#`, markSchema);
      return new Set(rows.map(({ organisation }) => organisation));
    };
    const [planned, sent] = await Promise.all([marked('PLANNED'), marked('SENT')]);
    return { planned, sent };
  }

  tally(milestone: string, organisation: string): Promise<Tally | undefined> {
    return this.#table.get({ pk: `MILESTONE#${milestone}`, sk: `TALLY#${organisation}` }, tallySchema);
  }

  tallies(milestone: string): Promise<Tally[]> {
    return this.#table.query(`MILESTONE#${milestone}`, 'TALLY#', tallySchema);
  }
}
