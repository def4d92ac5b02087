import { parseArgs } from 'node:util';
import { AUTOMATIC, approveMilestone } from '../domain/milestone/use-cases/approve-milestone.ts';
import { releaseDispatch } from '../domain/sending/use-cases/release-dispatch.ts';
import { operatorOf } from './operator.ts';
import { endpointOf } from './ports.ts';

// npm run approve -- milestone --by name [--stage prod]: lets a milestone, newsletter or release go out that was held. Stage local: a running npm start.
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
const held = await operator.dispatches.find(id);
const what = (held?.purpose ?? 'milestone').replace(/^./, (letter) => letter.toUpperCase());
if (held?.state !== 'held' || !held.planHash) {
  const state = held ? `is ${held.state}, not held` : 'is not there';
  console.error(`${what} "${id}" ${state}. Nothing was approved.`);
  process.exit(1);
}
// A milestone goes on by the events that it tells of; whatever else is mailed leaves at once.
const result =
  held.purpose === 'milestone'
    ? await approveMilestone({ milestone: id, planHash: held.planHash, by }, operator)
    : await releaseDispatch({ dispatch: id, by }, operator);
if (result === 'waiting') {
  console.log(`Noted: ${by} approves ${id} as it is planned. The policy asks for another person as well.`);
  process.exit(0);
}
if (result === 'own') {
  console.error(`${by} has triggered "${id}" and cannot approve it: let somebody else look at it.`);
  process.exit(1);
}
if (result !== 'approved' && result !== 'released') {
  console.error(`${what} "${id}" changed meanwhile and was not approved: look at it again.`);
  process.exit(1);
}
console.log(`Approved ${id} as it is planned, under the hash ${held.planHash.slice(0, 12)}.`);
