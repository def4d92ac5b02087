import { access, readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { cosigned, readWitness, witnessText } from '../../domain/register/cosignature.ts';
import {
  type NoteKey,
  type NoteVerifier,
  readVerifier,
  verifierOf,
  verifierText,
} from '../../domain/register/signed-note.ts';
import { checkLog, type LogFinding } from '../../domain/register/use-cases/check-log.ts';
import { newSecret } from '../../functions/adapters/node-crypto/new-secret.ts';
import { Ed25519NoteSigner } from '../../functions/adapters/node-crypto/note-signer.ts';
import { command, optionalTextInput } from '../cli/command.ts';
import { CommandFailure } from '../cli/command-failure.ts';
import type { Operator } from '../operator.ts';

const SENTENCES: Readonly<Record<LogFinding['code'], string>> = {
  'checkpoint-missing': 'There is no log at this address, or nothing has been entered in it yet',
  'checkpoint-wrong': 'The head of the log is not signed with this key under its name',
  'tile-missing': 'A part of the log is not served',
  'tile-wrong': 'A part of the log is not what it has to be',
  'root-wrong': 'The entries do not lead to the head that was signed',
  'entry-unreadable': 'An entry is none of this register',
  'saved-wrong': 'The saved head is not signed with this key',
  'saved-newer': 'The log is shorter than it was: its size then',
  'saved-unwitnessed': 'The saved head is not cosigned by the witness',
  rewritten: 'The log has been rewritten since its head was saved: the size then',
  'register-unreadable': 'The file is no register as it is handed out (register.json)',
  'not-in-log': 'The register has an entry that the log does not have',
  differs: 'An entry of the register is not what the log says of it',
  missing: 'The log has an entry of this period that the register does not have',
  'out-of-order': 'An entry of the register does not stand where it belongs',
  'number-later': 'The log was written before there was a register number, which it cannot confirm',
};

export const VERIFY_COMMANDS = [
  command({
    name: 'verify',
    description:
      'Check from outside that nobody has rewritten the register: its log, its signature, its history.',
    example: 'verify --save head.txt',
    arguments: {
      log: z
        .url()
        .optional()
        .meta({ description: 'the address of the log, which ends in /log; of this stage if absent' }),
    },
    options: {
      key: optionalTextInput('its public key, from somebody you trust; if absent, that of this stage', 'key'),
      saved: optionalTextInput(
        'a head that was saved earlier: the log must begin with what it had then',
        'file',
      ),
      save: optionalTextInput('write the head to this file, for the next time', 'file'),
      register: optionalTextInput('a register.json: whether it is what the log says, and whole', 'file'),
      witness: optionalTextInput(
        'be a witness: cosign the head with the key in this file, which is made if it is not there; needs --save',
        'file',
      ),
      as: optionalTextInput('the name of a new witness: an address without https://', 'name'),
      cosignedBy: optionalTextInput(
        'the public key of a witness: the saved head must be cosigned by it',
        'key',
      ),
    },
    reads: true,
    run: async ({ log, key, saved, save, register, witness, as, cosignedBy }, { operator, publicUrl }) => {
      const verifier = key === undefined ? await keyOfStage(operator) : readVerifier(key);
      if (!verifier) throw new CommandFailure('That is no public key of a log.', { exitCode: 2 });
      const address = log ?? (publicUrl && `${publicUrl}/log`);
      if (!address) throw new CommandFailure('Name the address of the log.', { exitCode: 2 });
      const by = cosignedBy === undefined ? undefined : readWitness(cosignedBy);
      if (cosignedBy !== undefined && !by)
        throw new CommandFailure('That is no public key of a witness.', { exitCode: 2 });
      if (witness !== undefined && save === undefined)
        throw new CommandFailure('Name with --save where a witness keeps the head.', { exitCode: 2 });
      const witnessKey = witness === undefined ? undefined : await keyOfWitness(witness, as);
      // A witness compares with what it has cosigned before, whether it is asked to or not.
      const before = saved ?? (witness === undefined ? undefined : await ifThere(save));
      const [savedNote, registerText] = await Promise.all([before, register].map(textOf));
      const report = await checkLog(
        { verifier, saved: savedNote, witness: by, register: registerText },
        { fetch: (path) => fetchBelow(address, path), signer },
      );
      const { checkpoint, note, findings, found } = report;
      const faults = findings.filter(({ code }) => code !== 'number-later');
      if (save !== undefined && note !== undefined && faults.length === 0)
        await writeFile(
          save,
          witnessKey ? cosigned(note, { key: witnessKey, at: Date.now() }, signer) : note,
        );
      const lines = [
        `Public key: ${verifierText(verifier)}`,
        ...(checkpoint ? [`${checkpoint.origin}: ${checkpoint.size} entries, root ${checkpoint.root}`] : []),
        ...(register === undefined
          ? []
          : [`${found} entries of the register are in the log as they were handed out.`]),
        ...(witnessKey ? [`Witness: ${witnessText(verifierOf(witnessKey, signer))}`] : []),
        ...findings.map(({ code, at }) => `${SENTENCES[code]}: ${at}.`),
        faults.length === 0 ? 'Nothing has been rewritten.' : 'This is not to be trusted.',
      ];
      const data = { checkpoint, found, findings };
      return { text: lines.join('\n'), data, ...(faults.length > 0 ? { failed: true } : {}) };
    },
  }),
];

const signer = new Ed25519NoteSigner();

const witnessKeySchema = z.strictObject({
  name: z.string().regex(/^[^\s+]{1,120}$/),
  seed: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

async function keyOfStage({ registerKeys }: Operator): Promise<NoteVerifier> {
  const key = (await registerKeys.all()).at(-1);
  if (!key) throw new CommandFailure('Nothing has been entered in the log of this stage yet.');
  return verifierOf(key, signer);
}

/** The key of a witness in a file of its own: `{ name, seed }`. */
async function keyOfWitness(file: string, name: string | undefined): Promise<NoteKey> {
  if (await ifThere(file)) {
    const read = witnessKeySchema.safeParse(JSON.parse((await textOf(file)) ?? ''));
    if (!read.success) throw new CommandFailure(`The file ${file} has no key.`, { exitCode: 2 });
    return read.data;
  }
  const key = witnessKeySchema.safeParse({ name, seed: newSecret() });
  if (!key.success) throw new CommandFailure('Name the new witness with --as.', { exitCode: 2 });
  await writeFile(file, `${JSON.stringify(key.data)}\n`, { mode: 0o600, flag: 'wx' });
  return key.data;
}

/** The file, if there is one. */
async function ifThere(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  return access(file).then(
    () => file,
    () => undefined,
  );
}

async function textOf(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new CommandFailure(`The file ${file} cannot be read.`, { exitCode: 2 });
  }
}

const TIMEOUT_MILLIS = 20_000;

/** What is served below the log; undefined where nothing is. */
async function fetchBelow(log: string, path: string): Promise<Uint8Array | undefined> {
  const url = `${log.replace(/\/$/, '')}/${path}`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MILLIS) });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  } catch {
    throw new CommandFailure(`${url} does not answer.`);
  }
}
