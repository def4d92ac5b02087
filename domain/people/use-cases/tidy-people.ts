import { isErased } from '../../contacts/alias.ts';
import type { AccessChange } from '../access-change.ts';
import type { People, Person } from '../person.ts';
import type { AccountJobs } from '../sign-in-accounts.ts';

export type TidyPeoplePorts = {
  people: Pick<People, 'read'>;
  accountJobs: AccountJobs;
  now: () => number;
};

/** A job may be lost between the row and the queue: whoever ended so short a time ago gets it again. */
const AGAIN_MILLIS = 900_000;

/** Queues whoever asked to be erased, and whose account may not have been closed. Returns how many. Idempotent. */
export async function tidyPeople({ people, accountJobs, now }: TidyPeoplePorts): Promise<number> {
  const at = now();
  const ended = (await people.read()).people.filter(
    ({ state, address }) => state === 'ended' && !isErased(address),
  );
  const due = ended.filter(
    (person) => person.erasureAskedAt !== undefined || at - person.since < AGAIN_MILLIS,
  );
  await accountJobs.enqueue(due.map((person) => ({ person: person.id, changed: endOf(person) })));
  return due.length;
}

function endOf({ role, organisation, since }: Person): Omit<AccessChange, 'person'> {
  return { did: 'ended', role, ...(organisation ? { organisation } : {}), at: since };
}
