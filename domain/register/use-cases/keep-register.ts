import { unaccounted } from '../../ledger/delivery-counts.ts';
import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import type { TableIdentities } from '../../mail/restore.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import { registerNumberOf } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { TemporaryFailure } from '../../shared/errors.ts';
import { levelSize, TILE_WIDTH } from '../log-tiles.ts';
import { leafHash, rootOf } from '../merkle-tree.ts';
import {
  batchAfter,
  countedIn,
  isLogged,
  type LogBatch,
  type Logged,
  type LogPlace,
  logEntryOf,
  logText,
  nextBatch,
  type RegisterKey,
  type RegisterKeys,
  type RegisterLog,
  treeAfter,
} from '../register-log.ts';
import { type NoteSigner, signNote, verifierOf, verifierText } from '../signed-note.ts';
import { readHashes } from './read-log.ts';
import { loadRegisterEntry, type ShowRegisterPorts } from './show-register.ts';

export type KeepRegisterPorts = Pick<ShowRegisterPorts, 'plans' | 'deliveries' | 'rollouts'> & {
  dispatches: Pick<Dispatches, 'openWork' | 'find'>;
  organisations: Pick<Organisations, 'find'>;
  registerLog: RegisterLog;
  registerKeys: RegisterKeys;
  signer: Pick<NoteSigner, 'publicKey' | 'sign'>;
  identity: TableIdentities;
  /** 32 random bytes as base64url. */
  newSecret: () => string;
  /** The log's address without its scheme. */
  origin: string;
  now: () => number;
};

/** Limits a round, so that rounds do not overlap. */
const PARTS_A_ROUND = 400;

/**
 * Enters every part of a dispatch whose mails have left, and is not in the log as it is now, and signs the new head.
 * What is missing is found again in every round, so a crash anywhere loses nothing; and a batch is only added right
 * after the last one that was seen, whose places were noted before, so nothing is entered twice.
 * @returns how many entries were added, and the size of the log
 */
export async function keepRegister(ports: KeepRegisterPorts): Promise<{ added: number; size: number }> {
  // Before what is due: whatever an earlier batch has entered has its place by then.
  let last = await ports.registerLog.last();
  const before = treeAfter(last).size;
  let due = await dueParts(last, ports);
  if (due.length === 0) return { added: 0, size: before };
  const key = await currentKey(ports);
  const sign = {
    origin: key.name,
    verifier: verifierText(verifierOf(key, ports.signer)),
    sign: (text: string) => signNote(text, key, ports.signer),
  };
  if (last) await notePlaces(last, ports);
  while (due.length > 0) {
    const tree = treeAfter(last);
    const batch = batchAfter(tree, nextBatch(tree.size, due), sign);
    // Somebody else has added one: the next round looks at what is left.
    if (!(await ports.registerLog.add(batch))) break;
    due = due.slice(batch.entries.length);
    last = batch;
    await notePlaces(batch, ports);
  }
  const { size } = treeAfter(last);
  return { added: size - before, size };
}

/** Notes where the entries of a batch are found, and the hashes of the tiles that it has filled. */
async function notePlaces(batch: LogBatch, { registerLog }: KeepRegisterPorts): Promise<void> {
  const { size } = treeAfter(batch);
  for (let level = 1; size % TILE_WIDTH ** level === 0; level += 1) {
    const index = levelSize(size, level) - 1;
    const below = await readHashes(level - 1, [index * TILE_WIDTH, (index + 1) * TILE_WIDTH], registerLog);
    // The next level has it as its last.
    await registerLog.note({ places: [], nodes: [{ level, index, hash: rootOf(below) }] });
  }
  const places = batch.entries.map(
    ({ dispatch, organisation, counted, text }, offset): LogPlace => ({
      ...{ dispatch, organisation, counted },
      index: batch.start + offset,
      leaf: leafHash(text),
    }),
  );
  await registerLog.note({ places, nodes: [] });
}

/** The parts that are settled and not in the log as they are now. */
async function dueParts(last: LogBatch | undefined, ports: KeepRegisterPorts): Promise<Logged[]> {
  const due: Logged[] = [];
  const notes = (await ports.dispatches.openWork()).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (const { id } of notes) {
    const dispatch = await ports.dispatches.find(id);
    if (dispatch && isLogged(dispatch)) due.push(...(await dueOf(dispatch, last, ports)));
    if (due.length >= PARTS_A_ROUND) break;
  }
  return due.slice(0, PARTS_A_ROUND);
}

async function dueOf(
  dispatch: Dispatch,
  last: LogBatch | undefined,
  ports: KeepRegisterPorts,
): Promise<Logged[]> {
  const counts = (await ports.plans.allCounts(dispatch.id)).filter(
    ({ accepted, unknown }) => accepted + unknown > 0,
  );
  if (counts.length === 0) return [];
  const places = new Map(
    (await ports.registerLog.places(dispatch.id)).map((place) => [place.organisation, place]),
  );
  const inLast = (last?.entries ?? []).filter((entry) => entry.dispatch === dispatch.id);
  for (const { organisation, counted, text } of inLast)
    places.set(organisation, {
      ...{ dispatch: dispatch.id, organisation, counted },
      index: 0,
      leaf: leafHash(text),
    });
  const changed = counts.filter((each) => places.get(each.organisation)?.counted !== countedIn(each));
  if (changed.length === 0) return [];
  const open = new Set(unaccounted(await ports.plans.summaries(dispatch.id), counts));
  const rollout = await ports.rollouts.find(dispatch.rollout);
  const settled = changed.filter(({ organisation }) => !open.has(organisation)).slice(0, PARTS_A_ROUND);
  const entered = await mapInChunks(settled, async ({ organisation }): Promise<Logged | undefined> => {
    const [found, participation] = await Promise.all([
      ports.organisations.find(organisation),
      ports.rollouts.participation(dispatch.rollout, organisation),
    ]);
    if (!found || !participation || !rollout) return undefined;
    const registerNumber = registerNumberOf(rollout, participation);
    const of = { organisation, registerNumber, locale: found.locale, supersededBy: new Map() };
    const entry = await loadRegisterEntry(dispatch, of, ports);
    if (!entry) return undefined;
    const { recipients, uncertain } = entry;
    const text = logText(logEntryOf(organisation, entry));
    // The count may be older than the mails: what they say is in the log already.
    if (places.get(organisation)?.leaf === leafHash(text)) return undefined;
    const counted = countedIn({ accepted: recipients - uncertain, unknown: uncertain });
    return { dispatch: dispatch.id, organisation, counted, text };
  });
  return entered.filter((each) => each !== undefined);
}

/** The key that signs for this table; made by the first who needs it. */
async function currentKey(ports: KeepRegisterPorts): Promise<RegisterKey> {
  const { registerKeys, identity, newSecret, origin, now } = ports;
  const { id: table } = await identity.current();
  const newest = (await registerKeys.all()).at(-1);
  if (newest?.table === table) return newest;
  const number = (newest?.number ?? 0) + 1;
  const name = number === 1 ? origin : `${origin}/${number}`;
  const key = { number, name, seed: newSecret(), table, since: now() };
  if (await registerKeys.add(key)) return key;
  const theirs = (await registerKeys.all()).find((each) => each.number === number);
  if (theirs?.table !== table)
    throw new TemporaryFailure('a key of the register was made meanwhile: try again');
  return theirs;
}
