import type { Person } from '../../../domain/people/person.ts';
import type { AccountJob } from '../../../domain/people/sign-in-accounts.ts';
import { anOrganisation } from '../../fixtures/an-organisation.ts';
import { InMemoryPeople } from '../../in-memory/in-memory-people.ts';

export const [MAJA, OLLE] = ['maja.holm@kansli.example', 'olle.berg@kansli.example'];

/** People who may sign in, with what was put into the queue of their accounts. */
export async function peopleWorld(put: readonly Person[]) {
  const people = new InMemoryPeople();
  await people.change({ version: 0, put, entries: [] });
  const jobs: AccountJob[] = [];
  let now = 1_000_000;
  const organisations = ['1280', '1480'].map((code) => anOrganisation({ code }));
  return {
    people,
    jobs,
    accountJobs: { enqueue: async (more: readonly AccountJob[]) => void jobs.push(...more) },
    organisations: { list: async () => organisations },
    now: () => now,
    later: (millis: number) => {
      now += millis;
    },
  };
}
