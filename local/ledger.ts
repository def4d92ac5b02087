import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { showLedger } from '../domain/reach/use-cases/show-ledger.ts';
import { repairLedger } from '../domain/sending/use-cases/repair-ledger.ts';
import { inLocale } from '../domain/shared/locale.ts';
import { ledgerCsv } from '../templates/downloads/ledger-files.ts';
import { operatorOf } from './operator.ts';
import { endpointOf } from './ports.ts';
import { printCoverage } from './print-coverage.ts';

// npm run ledger -- milestone [--csv file] [--recount] [--stage prod]: who has been told what, who has not, and whose turn it is.
const { values, positionals } = parseArgs({
  options: {
    csv: { type: 'string' },
    recount: { type: 'boolean', default: false },
    stage: { type: 'string', default: 'local' },
  },
  allowPositionals: true,
});
const [milestone] = positionals;
if (!milestone) {
  console.error(
    'Name the milestone: npm run ledger -- bob-procurement-2026 [--csv file] [--recount] [--stage prod]',
  );
  process.exit(2);
}
const operator = operatorOf(values.stage, endpointOf(values.stage, process.env));
if ((await operator.milestones.find(milestone)) === undefined) {
  console.error(`Milestone "${milestone}" is not there.`);
  process.exit(1);
}
if (values.recount) {
  const changed = await repairLedger(milestone, operator);
  console.log(`Counted anew: ${changed.length} organisations changed. ${changed.join(', ')}`);
}
const shown = await showLedger({ milestone, filter: {} }, operator);
if (!shown) {
  console.error(`Milestone "${milestone}" has lost its catalogue.`);
  process.exit(1);
}
const { catalogue, view, unreached } = shown;
printCoverage(
  { ...view, owners: Object.fromEntries(view.owners), unreached },
  (id) => inLocale(catalogue.groups[id]?.name ?? {}, 'en') || id,
);
if (values.csv) {
  await writeFile(values.csv, ledgerCsv(shown, 'sv'));
  console.log(`\nWritten: ${values.csv}`);
}
