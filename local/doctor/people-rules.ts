import { type LinkKey, signingKey } from '../../domain/links/link-key.ts';
import type { Person } from '../../domain/people/person.ts';
import type { About } from './check.ts';
import { blocks, type Finding, fine, look } from './finding.ts';

const DAY = 86_400_000;

/** Deciding on who can sign in and act: every coordinator or approver after the first needs a second coordinator. */
export function coordinators(all: readonly Person[], { stage }: About): Finding {
  const page = 'docs/deployment.md#9-the-first-coordinator';
  const inState = (state: Person['state']) =>
    all.filter((person) => person.role === 'coordinator' && person.state === state).length;
  const [active, invited] = [inState('active'), inState('invited')];
  if (active + invited === 0)
    return blocks(`Nobody can sign in to ${stage} as coordinator.`, `Invite the first one (${page}).`);
  if (active === 0)
    return look(`No coordinator of ${stage} has signed in yet.`, 'Ask whoever was invited to accept.');
  if (active === 1)
    return look(
      `Only one person can sign in as coordinator.`,
      `Invite a second, who confirms others (${page}).`,
    );
  return fine(`${active} people can sign in as coordinator.`);
}

/** Deciding on what there is to send, and to whom. */
export function content({
  rollouts,
  people,
}: {
  rollouts: readonly { id: string }[];
  people: number;
}): Finding[] {
  const page = 'docs/deployment.md#11-load-the-first-rollout';
  if (rollouts.length === 0) return [look('No rollout is loaded.', `Load one (${page}).`)];
  const names = `Loaded: ${rollouts.map(({ id }) => id).join(', ')}`;
  if (people === 0) return [look(`${names}, with nobody to tell.`, `Import contacts (${page}).`)];
  return [fine(`${names}, with ${people} people to tell.`)];
}

/** Deciding on the keys of links. */
export function linkKeys(keys: readonly LinkKey[], { now }: About): Finding {
  if (keys.length === 0) return fine('No link has been signed yet: the first one makes its key.');
  const signing = signingKey(keys, now);
  const revoked = keys.filter((key) => key.revoked).length;
  const closed = revoked > 0 ? `, ${revoked} revoked` : '';
  if (!signing) return fine(`The next link makes a new key${closed}.`);
  return fine(
    `Links are signed by ${signing.id}, ${Math.floor((now - signing.since) / DAY)} days old${closed}.`,
  );
}
