import { describe, expect, it } from 'vitest';
import { type Contact, contactId } from '../../../domain/contacts/contact.ts';
import { contactChanges } from '../../../domain/contacts/contact-changes.ts';
import { isOpenTask } from '../../../domain/plan/task-step.ts';
import { erasePerson } from '../../../domain/privacy/use-cases/erase-person.ts';
import { ROUND_MILLIS, tidyContacts } from '../../../domain/privacy/use-cases/tidy-contacts.ts';
import { erasureWorld, manyPeople } from '../../fixtures/erasure-world.ts';
import { shareOf } from '../../share.ts';
import { Random } from '../../simulation/random.ts';

const STEPS = 200;

/** Fifty of sixty people are erased at random moments of a rollout, and all work is brought to rest. */
async function run(seed: number) {
  const random = new Random(seed);
  const people = manyPeople(60);
  const { world, rows, happen, milestones } = await erasureWorld(people, random);
  const shuffled = people.map((person) => ({ person, place: random.next() }));
  const left = shuffled.toSorted((one, other) => one.place - other.place).map(({ person }) => person);
  left.splice(50);
  const erased: Contact[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    await happen();
    const next = random.chance(50 / STEPS) || step >= STEPS - left.length ? left.pop() : undefined;
    if (!next) continue;
    if (random.chance(0.2)) await stage(next, world);
    await erasePerson({ organisation: next.organisation, id: contactId(next), by: 'anna' }, world);
    erased.push(next);
  }
  for (let step = 0; step < STEPS; step += 1) await happen();
  // Twelve rounds go through all organisations.
  for (let round = 0; round < 12; round += 1) {
    await tidyContacts(world);
    world.clock.now += ROUND_MILLIS;
  }
  return { world, rows, erased, milestones };
}

/** A file that names somebody is checked, and nobody confirms it. */
async function stage(contact: Contact, world: Awaited<ReturnType<typeof erasureWorld>>['world']) {
  const { changes, counts } = contactChanges(
    { current: [], wanted: [contact] },
    { mode: 'add', now: world.now(), hasPhones: true },
  );
  const id = `import-${contactId(contact)}`;
  const rest = { file: 'f', against: 'a', version: 0, checkedBy: 'anna', checkedAt: world.now() };
  const organisations = [contact.organisation];
  await world.contactStore.stage(
    { id, state: 'checked', mode: 'add', organisations, counts, ...rest },
    changes,
  );
}

/** What was sent stays as it was sent (docs/decisions/0048). */
const isSentText = (row: string) => row.includes('"html":');

describe('fifty people who are erased while a rollout runs', () => {
  const seeds = Array.from({ length: shareOf({ part: 1, whole: 40 }) }, (_, index) => 7 + index);
  it.each(seeds)('are in no row, queue, event or wish afterwards (seed %i)', async (seed) => {
    const { world, rows, erased, milestones } = await run(seed);
    const { planJobs, sendJobs, events, wishes } = world;
    const everything = [
      ...rows.flatMap((store) => store.entries().map((entry) => JSON.stringify(entry))),
      ...[planJobs, sendJobs, events, wishes].map((each) => JSON.stringify(each)),
    ].filter((row) => !isSentText(row));
    const bytes = Buffer.from(everything.join('\n').toLowerCase());
    expect(erased).toHaveLength(50);
    expect(milestones.length).toBeGreaterThan(1);
    for (const { name, address } of erased) {
      const found = everything.filter((row) => row.toLowerCase().includes(name.toLowerCase()));
      expect(found, name).toEqual([]);
      expect(bytes.includes(address.toLowerCase()), address).toBe(false);
    }
    // What they had left to do is somebody else's.
    const gone = new Set(erased.map(contactId));
    const tasks = [];
    for (const { id, organisations: codes } of milestones)
      for (const code of codes) tasks.push(...(await world.tasks.ofOrganisation(id, code)));
    expect(tasks.some(({ history }) => history.some(({ what }) => what === 'handed-over'))).toBe(true);
    expect(tasks.filter((task) => isOpenTask(task) && gone.has(task.contact ?? ''))).toEqual([]);
  });
});
