import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { milestonesFileSchema } from './milestones-file.ts';
import { operatorOf } from './operator.ts';
import { portsFrom } from './ports.ts';

// npm run report -- milestones.yaml id: reports one milestone of a file to a running npm start.
const [file, id] = process.argv.slice(2);
if (!file || !id) {
  console.error(
    'Name the file and the milestone: npm run report -- local/sample/bob/milestones.yaml bob-procurement-2026',
  );
  process.exit(2);
}
const { milestones } = milestonesFileSchema.parse(parse(await readFile(file, 'utf8')));
const milestone = milestones.find((candidate) => candidate.id === id);
if (!milestone) {
  console.error(
    `${file} has no milestone "${id}". It has: ${milestones.map((candidate) => candidate.id).join(', ')}`,
  );
  process.exit(2);
}
const { aws, api: port } = portsFrom(process.env);
await operatorOf('local', `http://127.0.0.1:${aws}`).report(milestone);
console.log(`Reported ${id}. Follow it at http://127.0.0.1:${port}`);
