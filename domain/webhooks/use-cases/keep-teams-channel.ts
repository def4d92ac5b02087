import { type ControlLog, changeId } from '../../controls/control-log.ts';
import { parseInput } from '../../shared/parse-input.ts';
import type { Problem } from '../../shared/problem.ts';
import {
  type TeamsAddresses,
  type TeamsChannel,
  type TeamsChannels,
  teamsUrlSchema,
} from '../teams-channel.ts';
import { goingOn } from '../webhook.ts';

/** Whoever keeps a channel can write its address, and not read it. */
export type KeepTeamsChannelPorts = {
  teamsChannels: TeamsChannels;
  teamsAddresses: Pick<TeamsAddresses, 'add' | 'remove'>;
  controlLog: Pick<ControlLog, 'append'>;
  now: () => number;
};

export type KeptTeamsChannel =
  | { kind: 'done' }
  | { kind: 'not-there' | 'overtaken' }
  | { kind: 'refused'; problems: readonly Problem[] };

type Whose = { organisation: string; by: string };

/** The channel of an organisation that gets cards; undefined if it has none. */
export async function findTeamsChannel(
  organisation: string,
  { teamsChannels }: { teamsChannels: Pick<TeamsChannels, 'find'> },
): Promise<TeamsChannel | undefined> {
  const found = await teamsChannels.find(organisation);
  return found && isThere(found) ? found : undefined;
}

/** Every organisation's, by its code. */
export async function listTeamsChannels({
  teamsChannels,
}: {
  teamsChannels: Pick<TeamsChannels, 'all'>;
}): Promise<ReadonlyMap<string, TeamsChannel>> {
  const channels = (await teamsChannels.all()).filter(isThere);
  return new Map(channels.map((channel) => [channel.organisation, channel]));
}

/** One whose workflow is gone is there until somebody takes it away. */
function isThere({ state, endedBy }: TeamsChannel): boolean {
  return !(state === 'ended' && endedBy === 'person');
}

/**
 * Gives an organisation a channel, or another address for it. What reaches the organisation from then on is told there,
 * and a trial is sent at once. That somebody did stands in the log of controls before it holds.
 */
export async function setTeamsChannel(
  { organisation, by, url: written }: Whose & { url: string },
  ports: KeepTeamsChannelPorts,
): Promise<KeptTeamsChannel> {
  const read = parseInput(teamsUrlSchema, written);
  if (!read.ok)
    return { kind: 'refused', problems: read.problems.map((each) => ({ ...each, path: 'teamsUrl' })) };
  const url = new URL(read.data);
  const found = await ports.teamsChannels.find(organisation);
  const since = Math.max(ports.now(), (found?.madeAt ?? -1) + 1);
  await note({ organisation, by, did: 'added', host: url.host }, ports);
  if (!(await ports.teamsAddresses.add({ organisation, since, url: url.href }))) return { kind: 'overtaken' };
  const { cards = [], version = 0, begunAt, after = 0, state } = found ?? {};
  // Another address for a channel that is there goes on from where it was.
  const goesOn = state !== undefined && state !== 'ended';
  const saved = await ports.teamsChannels.save({
    ...{
      organisation,
      host: url.host,
      state: 'active',
      madeAt: since,
      tries: 0,
      nextTryAt: 0,
      cards,
      version,
    },
    ...(goesOn ? { after, ...(begunAt === undefined ? {} : { begunAt }) } : { after: cards.length }),
    testAskedAt: since,
  });
  await ports.teamsAddresses.remove({ organisation, since: saved ? (found?.madeAt ?? -1) : since });
  return { kind: saved ? 'done' : 'overtaken' };
}

/** Asks for a trial, which the next round sends; one that waits after failures goes on at once. */
export async function testTeamsChannel(
  organisation: string,
  ports: Pick<KeepTeamsChannelPorts, 'teamsChannels' | 'now'>,
): Promise<KeptTeamsChannel> {
  const found = await ports.teamsChannels.find(organisation);
  if (!found || found.state === 'ended') return { kind: 'not-there' };
  const next = { ...goingOn(found, found.after), testAskedAt: ports.now() };
  return { kind: (await ports.teamsChannels.save(next)) ? 'done' : 'overtaken' };
}

/** Takes an organisation's channel away, and its address. */
export async function removeTeamsChannel(
  { organisation, by }: Whose,
  ports: KeepTeamsChannelPorts,
): Promise<KeptTeamsChannel> {
  const found = await ports.teamsChannels.find(organisation);
  if (!found || !isThere(found)) return { kind: 'not-there' };
  const { host, madeAt: since } = found;
  await note({ organisation, by, did: 'ended', host }, ports);
  const saved = await ports.teamsChannels.save({ ...found, state: 'ended', endedBy: 'person' });
  if (!saved) return { kind: 'overtaken' };
  await ports.teamsAddresses.remove({ organisation, since });
  return { kind: 'done' };
}

async function note(
  { organisation, by, did, host }: Whose & { did: 'added' | 'ended'; host: string },
  { controlLog, now }: Pick<KeepTeamsChannelPorts, 'controlLog' | 'now'>,
): Promise<void> {
  const noted = { kind: 'teams', did, host, organisation } as const;
  await controlLog.append({ change: changeId(noted, now()), did: 'noted', what: noted, by, at: now() });
}
