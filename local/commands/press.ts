import * as z from 'zod';
import { approvePressRelease } from '../../domain/press/use-cases/approve-press-release.ts';
import { draftCorrection, draftPressRelease } from '../../domain/press/use-cases/draft-press-release.ts';
import type { PressRefusal } from '../../domain/press/use-cases/keep-press-draft.ts';
import { schedulePressRelease } from '../../domain/press/use-cases/schedule-press-release.ts';
import { submitPressRelease } from '../../domain/press/use-cases/submit-press-release.ts';
import { withdrawPressRelease } from '../../domain/press/use-cases/withdraw-press-release.ts';
import { problem } from '../../domain/shared/problem.ts';
import { formatStockholm } from '../../domain/shared/stockholm-time.ts';
import { renderPressMail } from '../../templates/press/render-press-mail.ts';
import { problemLine } from '../../templates/words/problem-sentence.ts';
import { by, command, optionalTextInput, textInput } from '../cli/command.ts';
import { CommandFailure, nothingDone } from '../cli/command-failure.ts';
import { readPressFile } from '../press-files.ts';
import { READING } from './press-reading.ts';

const release = { release: textInput('the id of the press release') };
const draft = { file: textInput('the YAML file of the press release, which names its images') };
const publishAt = {
  at: optionalTextInput('publish at this time in Sweden, such as "2026-12-04 09:00"', 'time'),
  in: z.coerce
    .number()
    .positive()
    .optional()
    .meta({ description: 'publish in this many minutes', value: 'minutes' }),
};

export const PRESS_COMMANDS = [
  command({
    name: 'press draft',
    description: 'Save a press release as a draft.',
    example: 'press draft local/sample/bob/press/leverantor.yaml --by "Anna Ek" --in 5',
    arguments: draft,
    options: { by, ...publishAt },
    run: async ({ file, by, ...when }, { operator }) =>
      kept(
        await draftPressRelease(
          { ...(await readPressFile(file, wantedTime(when, operator.now()))), by },
          operator,
        ),
      ),
  }),
  command({
    name: 'press correct',
    description: 'Save a correction of a public press release as a draft.',
    example: 'press correct local/sample/bob/press/rattelse.yaml --by "Anna Ek" --in 2',
    arguments: draft,
    options: { by, ...publishAt },
    run: async ({ file, by, ...when }, { operator }) =>
      kept(
        await draftCorrection(
          { ...(await readPressFile(file, wantedTime(when, operator.now()))), by },
          operator,
        ),
      ),
  }),
  command({
    name: 'press submit',
    description: 'Freeze the draft, with its mails and recipients, for a second person to approve.',
    example: 'press submit bob-leverantor-2026 --by "Anna Ek"',
    arguments: release,
    options: {
      by,
      publicUrl: z
        .url({ error: problem('url-invalid') })
        .optional()
        .meta({ description: 'base URL of the public pages of a stage in AWS', value: 'address' }),
    },
    run: async ({ release: id, by, publicUrl }, { operator, ...context }) => {
      const url = publicUrl ?? context.publicUrl;
      if (!url)
        throw new CommandFailure('Say where the public pages of the stage are: --public-url https://…', {
          exitCode: 2,
        });
      const ports = { ...operator, render: renderPressMail, publicUrl: url.replace(/\/$/, '') };
      const { version, recipients } = granted(await submitPressRelease({ id, by }, ports));
      return {
        text: `${id} is submitted: ${recipients} recipients, hash ${version.hash}. A second person approves it.`,
      };
    },
  }),
  command({
    name: 'press approve',
    description: 'Approve a press release that somebody else has submitted.',
    example: 'press approve bob-leverantor-2026 --by "Bo Ry"',
    arguments: release,
    options: { by, hash: optionalTextInput('approve only what has this hash', 'hash') },
    run: async ({ release: id, by, hash }, { operator }) => {
      const newest = (await operator.pressReleases.versions(id)).at(-1);
      const wanted = { id, by, hash: hash ?? newest?.hash ?? '' };
      const { kind } = granted(await approvePressRelease(wanted, operator));
      return {
        text: kind === 'released' ? `${id} goes out within a minute.` : `${id} is approved. Schedule it.`,
      };
    },
  }),
  command({
    name: 'press schedule',
    description: 'Schedule an approved press release for its time.',
    example: 'press schedule bob-leverantor-2026',
    arguments: release,
    options: {},
    run: async ({ release: id }, { operator }) => {
      const { version } = granted(await schedulePressRelease({ id }, operator));
      return { text: `${id} comes out at ${formatStockholm(version.draft.publishAt, 'seconds')}.` };
    },
  }),
  command({
    name: 'press withdraw',
    description: 'Withdraw a public press release, or give up one that is not public yet.',
    example: 'press withdraw bob-leverantor-2026 --by "Anna Ek" --reason "The number is wrong."',
    arguments: release,
    options: { by, reason: textInput('why, as its page will say', 'why') },
    run: async ({ release: id, by, reason }, { operator }) => {
      const { kind, version } = granted(await withdrawPressRelease({ id, by, reason }, operator));
      return {
        text:
          kind === 'taken-back'
            ? `${id} is taken back: its page says so, and no mail of it leaves any more.`
            : `Version ${version.version} of ${id} is given up. What was public before still is.`,
      };
    },
  }),
  ...READING,
];

function kept(result: Awaited<ReturnType<typeof draftPressRelease>>) {
  const { kind, version } = granted(result);
  const { id, version: number, state } = version;
  return {
    text:
      kind === 'unchanged'
        ? `${id} says the same as before and is still ${state}.`
        : `${id}, version ${number}, is kept as a draft. Hand it in when it is done.`,
  };
}

function granted<T extends { kind: string }>(result: T | PressRefusal): T {
  if (isRefusal(result)) throw nothingDone(result.problems.map((found) => problemLine(found, 'en')));
  return result;
}

const isRefusal = (result: { kind: string }): result is PressRefusal => result.kind === 'refused';

/** `in` minutes from now (ms) as a whole second, or the time `at`. */
function wantedTime({ at, in: minutes }: { at?: string | undefined; in?: number | undefined }, now: number) {
  return minutes === undefined ? at : Math.ceil(now / 1000 + minutes * 60) * 1000;
}
