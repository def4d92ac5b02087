import { sha256 } from '../../shared/digest.ts';
import { type Checkpoint, readCheckpoint } from '../checkpoint.ts';
import { cosignedAt } from '../cosignature.ts';
import { hashesAsTile, levelSize, readBundle, TILE_WIDTH, tilePath, tilesOf } from '../log-tiles.ts';
import { leafHash, rootOf } from '../merkle-tree.ts';
import { type RegisterFile, registerFileSchema } from '../register-file.ts';
import { isLogged, type LogEntry, logEntryOf, logText, readLogText } from '../register-log.ts';
import { type NoteSigner, type NoteVerifier, readNote } from '../signed-note.ts';

export type CheckLogPorts = {
  /** What is served at a path below the log; undefined if nothing is. */
  fetch: (path: string) => Promise<Uint8Array | undefined>;
  signer: Pick<NoteSigner, 'isSignedBy'>;
};

/**
 * What a log is checked against: the public key, a checkpoint that was saved before, a register that was handed out.
 */
export type CheckedLog = {
  verifier: NoteVerifier;
  saved?: string | undefined;
  /** A witness who must have cosigned the saved head. */
  witness?: NoteVerifier | undefined;
  register?: string | undefined;
};

/**
 * What is wrong. `at` says where: a path, an index of an entry, a dispatch.
 * `number-later` is a fact and no fault: the register number was given after the entry.
 */
export type LogFinding = {
  code:
    | 'checkpoint-missing'
    | 'checkpoint-wrong'
    | 'tile-missing'
    | 'tile-wrong'
    | 'root-wrong'
    | 'entry-unreadable'
    | 'saved-wrong'
    | 'saved-newer'
    | 'saved-unwitnessed'
    | 'rewritten'
    | 'register-unreadable'
    | 'not-in-log'
    | 'differs'
    | 'missing'
    | 'out-of-order'
    | 'number-later';
  at: string;
};

export type LogReport = {
  checkpoint?: Checkpoint;
  /** The note itself, to be saved. */
  note?: string;
  findings: LogFinding[];
  /** Entries of the register that were found in the log. */
  found: number;
};

/** Checks a log from outside: nothing of it is trusted but the key. */
export async function checkLog(
  { verifier, saved, witness, register }: CheckedLog,
  { fetch, signer }: CheckLogPorts,
): Promise<LogReport> {
  const served = await fetch('checkpoint');
  if (!served) return { findings: [{ code: 'checkpoint-missing', at: 'checkpoint' }], found: 0 };
  const note = Buffer.from(served).toString('utf8');
  const checkpoint = headIn(note, verifier, signer);
  if (!checkpoint) return { findings: [{ code: 'checkpoint-wrong', at: 'checkpoint' }], found: 0 };
  const { texts, findings } = await fetchEntries(checkpoint.size, fetch);
  const report: LogReport = { checkpoint, note, findings, found: 0 };
  if (findings.length > 0) return report;
  const leaves = texts.map((text) => leafHash(text));
  if (rootOf(leaves) !== checkpoint.root) findings.push({ code: 'root-wrong', at: 'checkpoint' });
  findings.push(...(await wrongTiles(leaves, fetch)));
  if (saved !== undefined) findings.push(...againstSaved(headIn(saved, verifier, signer), leaves));
  if (witness && cosignedAt(saved ?? '', witness, signer) === undefined)
    findings.push({ code: 'saved-unwitnessed', at: witness.name });
  const entries = texts.map((text) => readLogText(text));
  for (const [index, entry] of entries.entries())
    if (!entry) findings.push({ code: 'entry-unreadable', at: String(index) });
  if (register !== undefined) {
    const compared = againstRegister(
      register,
      entries.filter((entry) => entry !== undefined),
    );
    findings.push(...compared.findings);
    report.found = compared.found;
  }
  return report;
}

/** The head that a note says, if this key has signed it under its own name. */
function headIn(
  note: string,
  verifier: NoteVerifier,
  signer: CheckLogPorts['signer'],
): Checkpoint | undefined {
  const text = readNote(note, verifier, signer);
  const checkpoint = text === undefined ? undefined : readCheckpoint(text);
  return checkpoint?.origin === verifier.name ? checkpoint : undefined;
}

/** All entries, bundle by bundle. */
async function fetchEntries(
  size: number,
  fetch: CheckLogPorts['fetch'],
): Promise<{ texts: string[]; findings: LogFinding[] }> {
  const texts: string[] = [];
  const findings: LogFinding[] = [];
  for (const tile of tilesOf(size, 'entries')) {
    const at = tilePath(tile);
    const bundle = await fetch(tilePath(tile));
    const entries = bundle && readBundle(bundle);
    if (entries?.length === tile.width) texts.push(...entries);
    else findings.push({ code: bundle ? 'tile-wrong' : 'tile-missing', at });
  }
  return { texts, findings };
}

/** The tiles of hashes that are not those of the entries. */
async function wrongTiles(leaves: readonly string[], fetch: CheckLogPorts['fetch']): Promise<LogFinding[]> {
  const findings: LogFinding[] = [];
  let hashes = leaves;
  for (let level = 0; levelSize(leaves.length, level) > 0; level += 1) {
    const above: string[] = [];
    for (const tile of tilesOf(leaves.length, level)) {
      const from = tile.index * TILE_WIDTH;
      const right = hashes.slice(from, from + tile.width);
      const served = await fetch(tilePath(tile));
      if (!served) findings.push({ code: 'tile-missing', at: tilePath(tile) });
      else if (!Buffer.from(hashesAsTile(right)).equals(served))
        findings.push({ code: 'tile-wrong', at: tilePath(tile) });
      if (tile.width === TILE_WIDTH) above.push(rootOf(right));
    }
    hashes = above;
  }
  return findings;
}

/** The log as it was saved must be the beginning of what it is now. */
function againstSaved(saved: Checkpoint | undefined, leaves: readonly string[]): LogFinding[] {
  if (!saved) return [{ code: 'saved-wrong', at: 'saved' }];
  if (saved.size > leaves.length) return [{ code: 'saved-newer', at: String(saved.size) }];
  return rootOf(leaves.slice(0, saved.size)) === saved.root
    ? []
    : [{ code: 'rewritten', at: String(saved.size) }];
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The register that was handed out, entry by entry, and what it should have had. */
function againstRegister(
  json: string,
  entries: readonly LogEntry[],
): { findings: LogFinding[]; found: number } {
  const register = readRegister(json);
  if (!register) return { findings: [{ code: 'register-unreadable', at: 'register' }], found: 0 };
  const { organisation, from, to } = register;
  const own = entries.filter((entry) => entry.organisation === organisation);
  // What was entered again after a mail was sent again: the last word counts.
  const newest = new Map(own.map((entry) => [entry.dispatch, entry]));
  const findings: LogFinding[] = [];
  let found = 0;
  const handedOut = register.entries.filter((entry) => isLogged(entry));
  for (const entry of handedOut) {
    const logged = newest.get(entry.dispatch);
    const { dispatch: at, registerNumber } = entry;
    if (!logged) {
      findings.push({ code: 'not-in-log', at });
      continue;
    }
    const isSame = saysTheSame(logged, logEntryOf(organisation, entry)) && hashesAreRight(entry);
    const superseding = own.flatMap(({ dispatch, supersedes }) =>
      supersedes?.includes(at) ? [dispatch] : [],
    );
    const isSuperseded =
      (entry.supersededBy ?? []).toSorted(compare).join() ===
      [...new Set(superseding)].toSorted(compare).join();
    if (!isSame || !isSuperseded) findings.push({ code: 'differs', at });
    else if (registerNumber !== logged.registerNumber)
      findings.push({ code: logged.registerNumber === undefined ? 'number-later' : 'differs', at });
    else found += 1;
  }
  const handed = new Set(register.entries.map(({ dispatch }) => dispatch));
  for (const { dispatch, date } of newest.values())
    if (from <= date && date <= to && !handed.has(dispatch)) findings.push({ code: 'missing', at: dispatch });
  for (const [index, { dispatch, date }] of register.entries.entries()) {
    const before = register.entries[index - 1];
    const isAfter = !before || (compare(before.date, date) || compare(before.dispatch, dispatch)) < 0;
    if (!isAfter) findings.push({ code: 'out-of-order', at: dispatch });
  }
  return { findings, found };
}

function readRegister(json: string): RegisterFile | undefined {
  try {
    const register = registerFileSchema.safeParse(JSON.parse(json));
    return register.success ? register.data : undefined;
  } catch {
    return undefined;
  }
}

/** All but the register number, which may be given later. */
function saysTheSame(logged: LogEntry, handed: LogEntry): boolean {
  const { registerNumber: _logged, ...one } = logged;
  const { registerNumber: _handed, ...other } = handed;
  return logText({ ...one }) === logText({ ...other });
}

/** The register states the digests of its texts beside them. */
function hashesAreRight({ texts }: RegisterFile['entries'][number]): boolean {
  return texts.every(
    ({ text, html, textHash, htmlHash }) => textHash === sha256(text) && htmlHash === sha256(html),
  );
}
