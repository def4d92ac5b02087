import { parseArgs } from 'node:util';
import { loadRollout } from '../domain/setup/use-cases/load-rollout.ts';
import { InvalidInput } from '../domain/shared/errors.ts';
import { operatorOf } from './operator.ts';
import { endpointOf } from './ports.ts';
import { readRollout } from './rollout-files.ts';

// npm run load -- path/to/rollout.yaml [--stage prod]: loads a catalogue, its texts and a rollout. Stage local: a running npm start.
const { values, positionals } = parseArgs({
  options: { stage: { type: 'string', default: 'local' } },
  allowPositionals: true,
});
const [file] = positionals;
if (!file) {
  console.error('Name the file to load: npm run load -- path/to/rollout.yaml');
  process.exit(2);
}
try {
  const source = await readRollout(file);
  const operator = operatorOf(values.stage, endpointOf(values.stage, process.env));
  const { version, catalogue } = await loadRollout(source, operator);
  const { organisations, contacts } = source;
  console.log(
    `Loaded rollout ${source.rollout.id}: ${organisations.length} organisations, ${contacts.length} contacts,`,
  );
  console.log(`catalogue ${catalogue.id} version ${version.slice(0, 12)} with ${source.texts.length} texts.`);
} catch (error) {
  if (!(error instanceof InvalidInput)) throw error;
  console.error(
    `Nothing was loaded. Mend this and load it again:\n${error.problems.map((line) => `  - ${line}`).join('\n')}`,
  );
  process.exit(1);
}
