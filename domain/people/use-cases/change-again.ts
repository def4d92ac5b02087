import type { AccessChange } from '../access-change.ts';
import { type ChangePeoplePorts, changePeople, type PeopleResult } from '../change-people.ts';
import type { People, PersonEntry } from '../person.ts';
import { decideAgain } from '../person-steps.ts';

export type ChangeAgainPorts = Omit<ChangePeoplePorts, 'people' | 'now'> & {
  people: Pick<People, 'read' | 'change' | 'entries'>;
};

/** Who makes a change again that a restored table had lost. */
const BY_RESTORE = { by: 'budkavle', operator: true } as const;

/**
 * Makes a change of somebody's access again that a restored table may have lost, as of when it was made: whoever had
 * ended is out. Only takes away; a role that needs a second coordinator is proposed. Idempotent, in any order.
 */
export async function changeAgain(change: AccessChange, ports: ChangeAgainPorts): Promise<PeopleResult> {
  const { people, accountJobs } = ports;
  let entries: PersonEntry[] = [];
  const reading = {
    // Read after the version that the change is conditional on.
    read: async () => {
      const snapshot = await people.read();
      entries = await people.entries();
      return snapshot;
    },
    change: people.change.bind(people),
  };
  return changePeople(BY_RESTORE, (standing) => decideAgain(change, { ...standing, entries }), {
    people: reading,
    accountJobs,
    now: () => change.at,
  });
}
