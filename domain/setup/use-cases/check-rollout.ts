import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Contacts } from '../../contacts/contact.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';
import { type CatalogueFinding, checkMember, checkWords } from '../check-catalogue.ts';

export type CheckRolloutPorts = {
  rollouts: Rollouts;
  catalogues: Catalogues;
  organisations: Organisations;
  contacts: Contacts;
};

// Concurrent reads: quick for 290 organisations without throttling.
const AT_ONCE = 20;

/**
 * Validates a rollout: every group has a message and a channel, every message a text in every language, every
 * organisation the people and facts that its messages need. Read-only.
 * @throws {NotFound} if the rollout does not exist
 */
export async function checkRollout(id: string, ports: CheckRolloutPorts): Promise<CatalogueFinding[]> {
  const rollout = await ports.rollouts.find(id);
  if (!rollout) throw new NotFound(`rollout ${id} does not exist`);
  const current = await ports.catalogues.currentVersion(rollout.catalogue);
  const version = current && (await ports.catalogues.load(rollout.catalogue, current));
  if (!version) throw new NotFound(`rollout ${id} has no catalogue`);
  const participations = await ports.rollouts.participations(id);
  const found = await mapInChunks(
    participations,
    async (participation) => {
      const [organisation, contacts] = await allSettledOrThrow([
        ports.organisations.find(participation.organisation),
        ports.contacts.ofOrganisation(participation.organisation),
      ]);
      return organisation ? checkMember(version, rollout, { organisation, participation, contacts }) : [];
    },
    AT_ONCE,
  );
  return [...checkWords(version), ...found.flat()];
}
