import { parseArgs } from 'node:util';
import { operatorOf } from './operator.ts';
import { endpointOf } from './ports.ts';

// npm run stop -- milestone --by name [--stage prod]: stops a milestone, wherever it stands. Stage local: a running npm start.
const { values, positionals } = parseArgs({
  options: { by: { type: 'string' }, stage: { type: 'string', default: 'local' } },
  allowPositionals: true,
});
const [milestone] = positionals;
if (!milestone || !values.by) {
  console.error(
    'Name the milestone and yourself: npm run stop -- bob-procurement-2026 --by "Anna Ek" [--stage prod]',
  );
  process.exit(2);
}
const operator = operatorOf(values.stage, endpointOf(values.stage, process.env));
const known = await operator.milestones.find(milestone);
if (!known) {
  console.error(`There is no milestone "${milestone}" in stage ${values.stage}. Nothing was stopped.`);
  process.exit(1);
}
await operator.stop(milestone, values.by);
console.log(`Asked to stop ${milestone}, which is ${known.state}. The console shows when it is stopped.`);
