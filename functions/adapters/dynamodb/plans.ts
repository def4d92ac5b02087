import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { InvalidInput } from '../../../domain/errors.ts';
import {
  type OrganisationPlan,
  type PlanBasis,
  type PlanSummary,
  type Plans,
  planBasisSchema,
  planSummarySchema,
  type Tally,
  tallySchema,
} from '../../../domain/plan.ts';
import { type Variant, variantSchema } from '../../../domain/variant.ts';
import type { Table } from './table.ts';

// A DynamoDB row holds 400 KB; deflated, some 5,000 contacts fit in one, and the freeze stays a single write.
const ROW_LIMIT_BYTES = 390_000;
const deflatedSchema = z.object({ deflated: z.instanceof(Uint8Array) });

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
    { organisation, obligations, variants, deliveries }: OrganisationPlan,
  ): Promise<void> {
    const pk = partition(milestone, organisation);
    await this.#table.createAll([
      ...obligations.map((row) => ({ pk, sk: `OBLIGATION#${row.group}#${row.channel}`, ...row })),
      // A mail of 40 KB would cost 40 write units; deflated it is some 7.
      ...variants.map((row) => ({ pk, sk: `VARIANT#${row.id}`, ...deflated(row) })),
      ...deliveries.map((row) => ({ pk, sk: `DELIVERY#${row.id}`, ...row })),
    ]);
  }

  async variants(milestone: string, organisation: string): Promise<Variant[]> {
    const rows = await this.#table.query(partition(milestone, organisation), 'VARIANT#', deflatedSchema);
    return rows.map((row) => variantSchema.parse(inflated(row)));
  }

  async markPlanned(milestone: string, summary: PlanSummary): Promise<number> {
    const pk = `MILESTONE#${milestone}`;
    await this.#table.put({ pk, sk: `SUMMARY#${summary.organisation}`, ...summary });
    // The mark is a row of its own and tiny, since every organisation counts all of them.
    await this.#table.put({ pk, sk: `PLANNED#${summary.organisation}` });
    return this.#table.count(pk, 'PLANNED#');
  }

  summaries(milestone: string): Promise<PlanSummary[]> {
    return this.#table.query(`MILESTONE#${milestone}`, 'SUMMARY#', planSummarySchema);
  }

  async markSent(milestone: string, tally: Tally): Promise<number> {
    const pk = `MILESTONE#${milestone}`;
    await this.#table.put({ pk, sk: `TALLY#${tally.organisation}`, ...tally });
    await this.#table.put({ pk, sk: `SENT#${tally.organisation}` });
    return this.#table.count(pk, 'SENT#');
  }

  tallies(milestone: string): Promise<Tally[]> {
    return this.#table.query(`MILESTONE#${milestone}`, 'TALLY#', tallySchema);
  }
}

/** The partition of one organisation's rows at one milestone. */
export function partition(milestone: string, organisation: string): string {
  return `MILESTONE#${milestone}#${organisation}`;
}

function deflated(value: unknown): z.infer<typeof deflatedSchema> {
  return { deflated: deflateRawSync(JSON.stringify(value)) };
}

function inflated(row: z.infer<typeof deflatedSchema>): unknown {
  return JSON.parse(inflateRawSync(row.deflated).toString('utf8'));
}
