import { contactId } from '../../contacts/contact.ts';
import type { ContactChange } from '../../contacts/contact-changes.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { type LoadNewcomersPorts, loadNewcomers } from './load-newcomers.ts';

export type CountWelcomesPorts = LoadNewcomersPorts & { rollouts: Pick<Rollouts, 'list'> };

/** How many people will be welcomed once these changes of contacts have been made. */
export async function countWelcomes(
  changes: readonly ContactChange[],
  ports: CountWelcomesPorts,
): Promise<number> {
  const coming = changes.filter(
    ({ change, contact, before }) => change !== 'ended' && hasNewRole(contact, before),
  );
  const byOrganisation = Map.groupBy(coming, ({ contact }) => contact.organisation);
  const rollouts = coming.length > 0 ? await ports.rollouts.list() : [];
  const each = [...byOrganisation].flatMap(([organisation, own]) =>
    rollouts.map(({ id }) => ({ rollout: id, organisation, own })),
  );
  const welcomed = await mapInChunks(
    each,
    async ({ rollout, organisation, own }) => {
      const after = new Map(own.map(({ contact }) => [contactId(contact), contact]));
      const present = await ports.contacts.ofOrganisation(organisation);
      const contacts = [...present.filter((one) => !after.has(contactId(one))), ...after.values()];
      const found = await loadNewcomers({ rollout, organisation, contacts }, ports);
      return (found?.newcomers ?? []).map(({ contact }) => contactId(contact)).filter((id) => after.has(id));
    },
    4,
  );
  return new Set(welcomed.flat()).size;
}

function hasNewRole(after: ContactChange['contact'], before: ContactChange['before']): boolean {
  return after.groups.some((group) => before?.endedAt !== undefined || !before?.groups.includes(group));
}
