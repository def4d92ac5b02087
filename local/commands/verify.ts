import { readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import {
  type NoteVerifier,
  readVerifier,
  verifierOf,
  verifierText,
} from '../../domain/register/signed-note.ts';
import { checkLog, type LogFinding } from '../../domain/register/use-cases/check-log.ts';
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
    },
    reads: true,
    run: async ({ log, key, saved, save, register }, { operator, publicUrl }) => {
      const verifier = key === undefined ? await keyOfStage(operator) : readVerifier(key);
      if (!verifier) throw new CommandFailure('That is no public key of a log.', { exitCode: 2 });
      const address = log ?? (publicUrl && `${publicUrl}/log`);
      if (!address) throw new CommandFailure('Name the address of the log.', { exitCode: 2 });
      const [savedNote, registerText] = await Promise.all([saved, register].map(textOf));
      const report = await checkLog(
        { verifier, saved: savedNote, register: registerText },
        { fetch: (path) => fetchBelow(address, path), signer },
      );
      const { checkpoint, note, findings, found } = report;
      const faults = findings.filter(({ code }) => code !== 'number-later');
      if (save !== undefined && note !== undefined && faults.length === 0) await writeFile(save, note);
      const lines = [
        `Public key: ${verifierText(verifier)}`,
        ...(checkpoint ? [`${checkpoint.origin}: ${checkpoint.size} entries, root ${checkpoint.root}`] : []),
        ...(register === undefined
          ? []
          : [`${found} entries of the register are in the log as they were handed out.`]),
        ...findings.map(({ code, at }) => `${SENTENCES[code]}: ${at}.`),
        faults.length === 0 ? 'Nothing has been rewritten.' : 'This is not to be trusted.',
      ];
      const data = { checkpoint, found, findings };
      return { text: lines.join('\n'), data, ...(faults.length > 0 ? { failed: true } : {}) };
    },
  }),
];

const signer = new Ed25519NoteSigner();

async function keyOfStage({ registerKeys }: Operator): Promise<NoteVerifier> {
  const key = (await registerKeys.all()).at(-1);
  if (!key) throw new CommandFailure('Nothing has been entered in the log of this stage yet.');
  return verifierOf(key, signer);
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
