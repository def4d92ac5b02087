import { KNOWN_MUTANTS, type MutantName } from './known-mutants.ts';
import { findMutant } from './run-many.ts';

const SCHEDULES = 10_000;
const print = (line: string) => process.stdout.write(`${line}\n`);
const names = Object.keys(KNOWN_MUTANTS) as MutantName[];

let missed = 0;
for (const name of names) {
  const { failures, schedules } = await findMutant(name, SCHEDULES);
  const [first] = failures;
  if (!first) missed += 1;
  const found = first
    ? `found at ${first.seed}: ${first.violations[0]?.invariant} ${first.violations[0]?.what}`
    : 'MISSED';
  print(`${name.padEnd(40)} ${found.slice(0, 160)} (${schedules} schedules)`);
}
print(`${names.length - missed} of ${names.length} found within ${SCHEDULES} schedules each`);
process.exitCode = missed > 0 ? 1 : 0;
