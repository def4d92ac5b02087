import { type LinkKey, signingKey } from '../../domain/links/link-key.ts';
import type { About } from './check.ts';
import { blocks, type Finding, fine, look } from './finding.ts';

const DAY = 86_400_000;

/** Deciding on who can sign in and act. */
export function coordinators(count: number | undefined, { stage }: About): Finding {
  const page = 'docs/deployment.md#9-the-first-coordinator';
  if (count === undefined) return blocks('There is no sign-in.', 'Deploy the stage again.');
  if (count === 0)
    return blocks(`Nobody can sign in to ${stage} as coordinator.`, `Invite the first one (${page}).`);
  return fine(`${count} ${count === 1 ? 'person' : 'people'} can sign in as coordinator.`);
}

/** Deciding on what there is to send, and to whom. */
export function content(
  { rollouts, people }: { rollouts: readonly { id: string; from: string }[]; people: number },
  { settings: { mailDomain } }: About,
): Finding[] {
  const page = 'docs/deployment.md#11-load-the-first-rollout';
  const foreign = rollouts.filter(({ from }) => !from.toLowerCase().endsWith(`@${mailDomain}`));
  if (foreign.length > 0)
    return foreign.map(({ id, from }) =>
      blocks(
        `${id} sends from ${from}, which this stage may not: its mail domain is ${mailDomain}.`,
        `Change "from" in its rollout.yaml and load it again (${page}).`,
      ),
    );
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
