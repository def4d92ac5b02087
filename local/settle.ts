import { parseArgs } from 'node:util';
import * as z from 'zod';
import { inState } from '../domain/mail/delivery.ts';
import { settlementSchema } from '../domain/mail/settlement.ts';
import { settleUnknown } from '../domain/sending/use-cases/settle-unknown.ts';
import { BudkavleError, NotFound } from '../domain/shared/errors.ts';
import { requireInput } from '../domain/shared/parse-input.ts';
import { type Operator, operatorOf } from './operator.ts';
import { endpointOf } from './ports.ts';

// npm run settle -- milestone: lists the mails whose outcome nobody knows.
// npm run settle -- milestone delivery accepted|resend --by name --reason why [--stage prod]: settles one, after looking it up.
const USAGE = `List them:   npm run settle -- bob-procurement-2026 [--stage prod]
Settle one:  npm run settle -- bob-procurement-2026 <delivery> accepted|resend --by "Anna Ek" --reason "The registrar has it"`;

const { values, positionals } = parseArgs({
  options: {
    by: { type: 'string' },
    reason: { type: 'string' },
    stage: { type: 'string', default: 'local' },
  },
  allowPositionals: true,
});
const [milestone, delivery, as] = positionals;
if (!milestone || (delivery && (!as || !values.by || !values.reason))) {
  console.error(USAGE);
  process.exit(2);
}
const wishSchema = settlementSchema
  .pick({ delivery: true, as: true, by: true, reason: true })
  .extend({ milestone: z.string() });
const operator = operatorOf(values.stage, endpointOf(values.stage, process.env));
try {
  if (!delivery) await list(milestone, operator);
  else {
    const { by, reason } = values;
    const wish = requireInput('settlement', wishSchema, { milestone, delivery, as, by, reason });
    await settleUnknown(wish, operator);
    console.log(wish.as === 'resend' ? `${delivery} is sent again.` : `${delivery} is settled as accepted.`);
  }
} catch (error) {
  if (!(error instanceof BudkavleError)) throw error;
  console.error(`Nothing was settled: ${error.message}`);
  process.exitCode = 1;
}

async function list(id: string, { milestones, deliveries }: Operator): Promise<void> {
  const known = await milestones.find(id);
  if (!known) throw new NotFound(`milestone ${id} is not there`);
  let found = 0;
  for (const organisation of known.organisations) {
    for (const row of await deliveries.ofOrganisation(id, organisation)) {
      if (!inState(row, 'unknown')) continue;
      found += 1;
      const { at, reason } = row.outcome;
      console.log(
        [row.id, organisation, new Date(at).toISOString(), reason, row.name, row.address].join('  '),
      );
    }
  }
  console.log(found === 0 ? `No mail of ${id} is unknown.` : `\n${USAGE}`);
}
