import type { Problem } from '../shared/problem.ts';
import { AGAIN, retryLostRace } from '../shared/retry-lost-race.ts';
import { isUnsent, type People, type Person, type PersonEntry } from './person.ts';
import type { AccountJob, AccountJobs } from './sign-in-accounts.ts';

/** Who acts: a coordinator's address, or the operator of the stage with a name. */
export type Actor = { by: string; operator?: boolean };

/** What a decision is made on. */
export type PeopleContext = { people: readonly Person[]; actor: Actor; at: number };

export type PeopleResult =
  /** The people as they are now; empty if nothing had to change. */
  | { kind: 'done'; people: Person[] }
  | { kind: 'problems'; problems: Problem[] }
  /** Somebody else has changed the person in between. */
  | { kind: 'changed' }
  | { kind: 'unknown' };

/** A changed person, and what was done. */
export type PersonChange = { person: Person; did: PersonEntry['did'] };
export type PeopleDecision = { steps: PersonChange[] } | Exclude<PeopleResult, { kind: 'done' }>;

export type ChangePeoplePorts = {
  people: Pick<People, 'read' | 'change'>;
  accountJobs: AccountJobs;
  now: () => number;
};

/**
 * Applies a pure decision to everybody, retrying on conflict, and notes who did it. Whoever is invited or ended
 * by it gets a job for their account; what takes access away is kept outside of the table by one.
 */
export async function changePeople(
  actor: Actor,
  decide: (context: PeopleContext) => PeopleDecision,
  { people: store, accountJobs, now }: ChangePeoplePorts,
): Promise<PeopleResult> {
  return retryLostRace('people', async () => {
    const { version, people } = await store.read();
    const at = now();
    const decided = decide({ people, actor, at });
    if (!('steps' in decided)) return decided;
    const put = decided.steps.map(({ person }) => person);
    if (put.length === 0) return { kind: 'done', people: [] };
    const entries = decided.steps.map((step) => {
      const before = people.find(({ id }) => id === step.person.id);
      return entryOf(step, { before, by: actor.by, at });
    });
    if (!(await store.change({ version, put, entries }))) return AGAIN;
    await accountJobs.enqueue(decided.steps.flatMap((step) => jobOf(step, at)));
    return { kind: 'done', people: put };
  });
}

/** The job of a step, if the account at the sign-in service has to follow or the change must outlast the table. */
function jobOf({ person, did }: PersonChange, at: number): AccountJob[] {
  const { id, role, organisation } = person;
  if (did === 'changed' || did === 'ended' || did === 'erased')
    return [{ person: id, changed: { did, role, ...(organisation ? { organisation } : {}), at } }];
  return person.state === 'ended' || isUnsent(person) ? [{ person: id }] : [];
}

type Done = { before: Person | undefined; by: string; at: number };

function entryOf({ person, did }: PersonChange, { before, by, at }: Done): PersonEntry {
  const { role, organisation } = did === 'proposed' ? (person.proposal ?? person) : person;
  const from = before && before.role !== role ? { from: before.role } : {};
  return { person: person.id, did, role, ...(organisation ? { organisation } : {}), ...from, by, at };
}
