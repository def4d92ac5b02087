import * as z from 'zod';
import { type Dispatch, dispatchIdSchema } from '../mail/dispatch.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { canonicalJson, sha256 } from '../shared/digest.ts';
import { type Checkpoint, checkpointText } from './checkpoint.ts';
import { logTextSchema, TILE_WIDTH } from './log-tiles.ts';
import { grown, leafHash, type Peaks, rootOfPeaks } from './merkle-tree.ts';
import type { RegisterEntry } from './register.ts';
import { registerFieldsSchema } from './register-file.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/**
 * What the public log says of an organisation's part of a dispatch: the four fields of a register entry, and a digest
 * of all that the register has of it, the exact texts included. `supersedes`: dispatches whose words it takes the
 * place of.
 */
export const logEntrySchema = registerFieldsSchema
  .pick({
    ...{ dispatch: true, rollout: true, purpose: true, date: true, registerNumber: true, from: true },
    ...{ to: true, recipients: true, uncertain: true, subject: true, supersedes: true },
  })
  .extend({ v: z.literal(1), organisation: organisationCodeSchema, digest: hashSchema });
export type LogEntry = z.infer<typeof logEntrySchema>;

/** What a registered dispatch says in public; the register itself is for those who may read it. */
export function logEntryOf(organisation: string, entry: RegisterEntry): LogEntry {
  const { dispatch, rollout, purpose, date, registerNumber, from, to, recipients, uncertain } = entry;
  return {
    ...{ v: 1, dispatch, rollout, organisation, purpose, date },
    ...(registerNumber === undefined ? {} : { registerNumber }),
    ...{ from, to, recipients, uncertain, subject: entry.subject },
    ...(entry.supersedes ? { supersedes: entry.supersedes } : {}),
    digest: registerDigest(entry),
  };
}

/**
 * Digest of what the register has of a dispatch and never changes. The hash of its plan, which nobody outside knows,
 * is in it: so nobody can find out by trying who approved it.
 */
function registerDigest(entry: RegisterEntry): string {
  // What later dispatches and the end of this one change is not part of it.
  const { supersededBy: _by, state: _state, registerNumber: _number, texts, ...record } = entry;
  const hashed = texts.map(({ text, html, ...about }) => ({
    ...about,
    textHash: sha256(text),
    htmlHash: sha256(html),
  }));
  return sha256(canonicalJson({ ...record, texts: hashed }));
}

/** An entry as the log has it: canonical JSON, so one entry is one text. */
export function logText(entry: LogEntry): string {
  return canonicalJson(entry);
}

/** Parses an entry of the log; undefined if it is none, or written in another way. */
export function readLogText(text: string): LogEntry | undefined {
  try {
    const entry = logEntrySchema.safeParse(JSON.parse(text));
    return entry.success && logText(entry.data) === text ? entry.data : undefined;
  } catch {
    return undefined;
  }
}

/** Who asked for a newsletter, and the operator's trials, are nobody's business: they stand in no public log. */
const UNLOGGED: readonly Dispatch['purpose'][] = ['opt-in', 'smoke-test'];

/** Whether a dispatch is entered in the log once its mails have left. */
export function isLogged({ purpose }: Pick<Dispatch, 'purpose'>): boolean {
  return !UNLOGGED.includes(purpose);
}

const countedSchema = z.string().regex(/^\d+\/\d+$/);

/** An entry on its way into the log. `counted`: how many mails it counts, as a text to compare. */
export const loggedSchema = z.strictObject({
  dispatch: dispatchIdSchema,
  organisation: organisationCodeSchema,
  counted: countedSchema,
  text: logTextSchema,
});
export type Logged = z.infer<typeof loggedSchema>;

/** The mails that left, and those of unknown outcome. */
export function countedIn({ accepted, unknown }: { accepted: number; unknown: number }): string {
  return `${accepted}/${unknown}`;
}

/**
 * Entries that were added in one write, with the tree that they lead to. `start` is the index of the first; no batch
 * has entries on both sides of a full tile. `verifier` is the public key of the checkpoint in `note`.
 */
export const logBatchSchema = z.strictObject({
  start: count,
  entries: z.array(loggedSchema).min(1),
  peaks: z.array(hashSchema).min(1),
  note: z.string().regex(/^[^\s+]+\n\d+\n[A-Za-z0-9+/=]{44}\n\n(— [^\s+]+ [A-Za-z0-9+/=]+\n)+$/),
  verifier: z.string().regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/),
});
export type LogBatch = z.infer<typeof logBatchSchema>;

/** The most entries that are added at once. */
export const BATCH_ENTRIES = 64;
/** And how large they may be together: a row of the table holds 400 KB. */
const BATCH_BYTES = 250_000;

/** The tree after a batch; of an empty log without one. */
export function treeAfter(batch: Pick<LogBatch, 'start' | 'entries' | 'peaks'> | undefined): {
  size: number;
  peaks: Peaks;
} {
  return batch ? { size: batch.start + batch.entries.length, peaks: batch.peaks } : { size: 0, peaks: [] };
}

/** As many of these entries as fit into the next batch; the first one always does. */
export function nextBatch(size: number, due: readonly Logged[]): Logged[] {
  const room = Math.min(BATCH_ENTRIES, TILE_WIDTH - (size % TILE_WIDTH));
  let bytes = 0;
  return due.slice(0, room).filter(({ text }, index) => {
    bytes += Buffer.byteLength(text, 'utf8');
    return index === 0 || bytes <= BATCH_BYTES;
  });
}

/** A batch of these entries after a tree, whose head `sign` signs. */
export function batchAfter(
  tree: ReturnType<typeof treeAfter>,
  entries: readonly Logged[],
  { origin, verifier, sign }: { origin: string; verifier: string; sign: (text: string) => string },
): LogBatch {
  const peaks = grown(
    tree,
    entries.map(({ text }) => leafHash(text)),
  );
  const size = tree.size + entries.length;
  const checkpoint: Checkpoint = { origin, size, root: rootOfPeaks(peaks) };
  return {
    start: tree.size,
    entries: [...entries],
    peaks,
    note: sign(checkpointText(checkpoint)),
    verifier,
  };
}

/** Where the log has a part of a dispatch. `leaf` is the hash of its entry. */
export const logPlaceSchema = z.strictObject({
  dispatch: dispatchIdSchema,
  organisation: organisationCodeSchema,
  index: count,
  counted: countedSchema,
  leaf: hashSchema,
});
export type LogPlace = z.infer<typeof logPlaceSchema>;

/** The hash of a full tile, as a level above it has it. */
export const logNodeSchema = z.strictObject({ level: z.int().min(1), index: count, hash: hashSchema });
export type LogNode = z.infer<typeof logNodeSchema>;

/** A key that signs checkpoints. A table that was restored gets another one: what it has is not what was published. */
export const registerKeySchema = z.strictObject({
  number: z.int().min(1),
  name: z.string().regex(/^[^\s+]{1,200}$/),
  /** 32 random bytes as base64url. */
  seed: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** The id of the table that it signs for. */
  table: z.string(),
  /** ms. */
  since: z.int().min(0),
});
export type RegisterKey = z.infer<typeof registerKeySchema>;

/** Stores keys, which never change. */
export interface RegisterKeys {
  /** The first is the oldest. */
  all(): Promise<RegisterKey[]>;
  /** Stores a key unless its number exists; false if it does. */
  add(key: RegisterKey): Promise<boolean>;
}

/** Reads the log. */
export interface ReadsRegisterLog {
  /** The last batch, by a consistent read; undefined while the log is empty. */
  last(): Promise<LogBatch | undefined>;
  /** The entries with these indices; `to` is not among them. */
  entries(from: number, to: number): Promise<string[]>;
  /**
   * The hashes of full tiles with these indices, as a level above them has them. Those of the last batch may be
   * missing.
   */
  nodes(level: number, from: number, to: number): Promise<string[]>;
  /** Where the log has the parts of a dispatch, oldest first. */
  places(dispatch: string): Promise<LogPlace[]>;
}

/** Stores the log: batches, and what is found by them. Nothing in it can be changed or removed. */
export interface RegisterLog extends ReadsRegisterLog {
  /** Adds a batch if nobody else has added one at its start; false if somebody has. */
  add(batch: LogBatch): Promise<boolean>;
  /** Adds places and nodes that are missing. */
  note(found: { places: readonly LogPlace[]; nodes: readonly LogNode[] }): Promise<void>;
}
