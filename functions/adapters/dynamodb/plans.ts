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
const storedBasisSchema = z.object({ deflated: z.instanceof(Uint8Array) });

/** Plans in DynamoDB: an organisation's rows in a partition of their own, its summary and marks under the milestone. */
export class DynamoPlans implements Plans {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async freeze(milestone: string, basis: PlanBasis): Promise<PlanBasis> {
    const { code } = basis.organisation;
    const deflated = deflateRawSync(JSON.stringify(basis));
    if (deflated.byteLength > ROW_LIMIT_BYTES) {
      const problem = `${basis.contacts.length} contacts are more than one plan can hold: divide them among several organisations`;
      throw new InvalidInput(`organisation "${code}"`, [problem]);
    }
    await this.#table.create({ pk: partition(milestone, code), sk: 'BASIS', deflated });
    return (await this.basis(milestone, code)) ?? basis;
  }

  async basis(milestone: string, organisation: string): Promise<PlanBasis | undefined> {
    const row = await this.#table.get(
      { pk: partition(milestone, organisation), sk: 'BASIS' },
      storedBasisSchema,
    );
    return row && planBasisSchema.parse(JSON.parse(inflateRawSync(row.deflated).toString('utf8')));
  }

  async write(
    milestone: string,
    { organisation, obligations, variants, deliveries }: OrganisationPlan,
  ): Promise<void> {
    const pk = partition(milestone, organisation);
    await this.#table.createAll([
      ...obligations.map((row) => ({ pk, sk: `OBLIGATION#${row.group}#${row.channel}`, ...row })),
      ...variants.map((row) => ({ pk, sk: `VARIANT#${row.id}`, ...row })),
      ...deliveries.map((row) => ({ pk, sk: `DELIVERY#${row.id}`, ...row })),
    ]);
  }

  variants(milestone: string, organisation: string): Promise<Variant[]> {
    return this.#table.query(partition(milestone, organisation), 'VARIANT#', variantSchema);
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
