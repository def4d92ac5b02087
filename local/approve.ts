import { parseArgs } from 'node:util';
import { AUTOMATIC, approveMilestone } from '../domain/use-cases/approve-milestone.ts';
import { operatorOf } from './operator.ts';
import { endpointOf } from './ports.ts';

// npm run approve -- milestone --by name [--stage prod]: lets a milestone go out that was held. Stage local: a running npm start.
const { values, positionals } = parseArgs({
  options: { by: { type: 'string' }, stage: { type: 'string', default: 'local' } },
  allowPositionals: true,
});
const [id] = positionals;
const by = values.by?.trim();
if (!id || !by || by === AUTOMATIC) {
  console.error(
    'Name the milestone and yourself: npm run approve -- bob-procurement-2026 --by "Anna Ek" [--stage prod]',
  );
  process.exit(2);
}
const operator = operatorOf(values.stage, endpointOf(values.stage, process.env));
const milestone = await operator.milestones.find(id);
if (milestone?.state !== 'held' || !milestone.planHash) {
  const state = milestone ? `is ${milestone.state}, not held` : 'is not there';
  console.error(`Milestone "${id}" ${state}. Nothing was approved.`);
  process.exit(1);
}
const result = await approveMilestone({ milestone: id, planHash: milestone.planHash, by }, operator);
if (result === 'waiting') {
  console.log(`Noted: ${by} approves ${id} as it is planned. The policy asks for another person as well.`);
  process.exit(0);
}
if (result === 'own') {
  console.error(`${by} has triggered "${id}" and cannot approve it: let somebody else look at it.`);
  process.exit(1);
}
if (result !== 'approved') {
  console.error(`Milestone "${id}" changed meanwhile and was not approved: look at it again.`);
  process.exit(1);
}
console.log(`Approved ${id} as it is planned, under the hash ${milestone.planHash.slice(0, 12)}.`);
