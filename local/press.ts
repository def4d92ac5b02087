import { parseArgs } from 'node:util';
import { stockholmTime } from '../domain/moment.ts';
import type { PressVersion } from '../domain/press/press-version.ts';
import { approvePressRelease } from '../domain/press/use-cases/approve-press-release.ts';
import { correctPressRelease } from '../domain/press/use-cases/correct-press-release.ts';
import { draftPressRelease } from '../domain/press/use-cases/draft-press-release.ts';
import { schedulePressRelease } from '../domain/press/use-cases/schedule-press-release.ts';
import { submitPressRelease } from '../domain/press/use-cases/submit-press-release.ts';
import { withdrawPressRelease } from '../domain/press/use-cases/withdraw-press-release.ts';
import type { PressRefusal } from '../domain/press/use-cases/write-press-draft.ts';
import { inOneLine } from '../domain/shared/parse-input.ts';
import { renderPressMail } from '../templates/press/render-press-mail.ts';
import { type Operator, operatorOf } from './operator.ts';
import { endpointOf, portsFrom } from './ports.ts';
import { readPressFile } from './press-files.ts';

// npm run press -- <what> …: a press release on its way from draft to newsroom. Stage local: a running npm start.
const USAGE = `Write it:         npm run press -- draft local/sample/bob/press/leverantor.yaml --by "Anna Ek" [--at "2026-12-04 09:00" | --in 5]
Hand it in:       npm run press -- submit bob-leverantor-2026 --by "Anna Ek"
Look at it:       npm run press -- show bob-leverantor-2026
Approve it:       npm run press -- approve bob-leverantor-2026 --by "Bo Ry" [--hash abc…]
Schedule it:      npm run press -- schedule bob-leverantor-2026
Take it back:     npm run press -- withdraw bob-leverantor-2026 --by "Anna Ek" --reason "The number is wrong."
Correct it:       npm run press -- correct local/sample/bob/press/rattelse.yaml --by "Anna Ek" [--in 2]
List them:        npm run press -- list bob
Everywhere:       [--stage prod --public-url https://…]`;

const { values, positionals } = parseArgs({
  options: {
    by: { type: 'string', default: '' },
    reason: { type: 'string', default: '' },
    hash: { type: 'string' },
    at: { type: 'string' },
    in: { type: 'string' },
    stage: { type: 'string', default: 'local' },
    'public-url': { type: 'string' },
  },
  allowPositionals: true,
});
const [what = '', which] = positionals;

type Answer = { said: string } | PressRefusal;
type Door = (which: string, operator: Operator) => Promise<Answer>;

const DOORS: Readonly<Record<string, Door>> = {
  draft: async (file, operator) =>
    kept(await draftPressRelease({ ...(await readPressFile(file, wantedTime())), by: values.by }, operator)),
  correct: async (file, operator) =>
    kept(
      await correctPressRelease({ ...(await readPressFile(file, wantedTime())), by: values.by }, operator),
    ),
  submit: async (id, operator) => {
    const ports = { ...operator, render: renderPressMail, publicUrl: publicUrl() };
    const result = await submitPressRelease({ id, by: values.by }, ports);
    if (result.kind === 'refused') return result;
    const { version, recipients } = result;
    return {
      said: `${id} is handed in: ${recipients} recipients, under the hash ${version.hash}. A second person approves it.`,
    };
  },
  approve: async (id, operator) => {
    const newest = (await operator.pressReleases.versions(id)).at(-1);
    const hash = values.hash ?? newest?.hash ?? '';
    const result = await approvePressRelease({ id, hash, by: values.by }, operator);
    if (result.kind === 'refused') return result;
    return {
      said:
        result.kind === 'released' ? `${id} goes out within a minute.` : `${id} is approved. Schedule it.`,
    };
  },
  schedule: async (id, operator) => {
    const result = await schedulePressRelease({ id }, operator);
    if (result.kind === 'refused') return result;
    return { said: `${id} comes out at ${stockholmTime(result.version.draft.publishAt)}.` };
  },
  withdraw: async (id, operator) => {
    const result = await withdrawPressRelease({ id, by: values.by, reason: values.reason }, operator);
    if (result.kind === 'refused') return result;
    const { version } = result.version;
    return {
      said:
        result.kind === 'taken-back'
          ? `${id} is taken back: its page says so, and no mail of it leaves any more.`
          : `Version ${version} of ${id} is given up. What was public before still is.`,
    };
  },
  show: async (id, operator) => {
    const versions = await operator.pressReleases.versions(id);
    if (versions.length === 0) return { said: `There is no release "${id}".` };
    return { said: (await Promise.all(versions.map((version) => shown(version, operator)))).join('\n\n') };
  },
  list: async (rollout, operator) => {
    const ids = await operator.pressReleases.ofRollout(rollout);
    const lines = ids.map(async (id) => {
      const newest = (await operator.pressReleases.versions(id)).at(-1);
      return newest
        ? `${id}  version ${newest.version}  ${newest.state}  ${stockholmTime(newest.draft.publishAt)}`
        : id;
    });
    return {
      said: ids.length === 0 ? `${rollout} has no press releases.` : (await Promise.all(lines)).join('\n'),
    };
  },
};

const door = Object.hasOwn(DOORS, what) ? DOORS[what] : undefined;
if (!door || !which) {
  console.error(USAGE);
  process.exit(2);
}
const answer = await door(which, operatorOf(values.stage, endpointOf(values.stage, process.env)));
if ('said' in answer) console.log(answer.said);
else {
  console.error(`Nothing was done. Mend this and do it again:`);
  for (const problem of answer.problems) console.error(`  - ${inOneLine(problem)}`);
  process.exitCode = 1;
}

function kept(result: Awaited<ReturnType<typeof draftPressRelease>>): Answer {
  if (result.kind === 'refused') return result;
  const { id, version, state } = result.version;
  return {
    said:
      result.kind === 'unchanged'
        ? `${id} says the same as before and is still ${state}.`
        : `${id}, version ${version}, is kept as a draft. Hand it in when it is done.`,
  };
}

/** The whole second that `--in` minutes from now is, or what `--at` says. */
function wantedTime(): number | string | undefined {
  if (values.in === undefined) return values.at;
  return Math.ceil(Date.now() / 1000 + Number(values.in) * 60) * 1000;
}

function publicUrl(): string {
  const known = values.stage === 'local' ? `http://127.0.0.1:${portsFrom(process.env).api}` : undefined;
  const url = values['public-url'] ?? known;
  if (url) return url.replace(/\/$/, '');
  console.error('Say where the public pages of the stage are: --public-url https://…');
  process.exit(2);
}

/** Exactly what would leave, and to how many. */
async function shown(version: PressVersion, { pressReleases }: Operator): Promise<string> {
  const { id, state, draft, hash, submittedBy, approvedBy, withdrawn } = version;
  const frozen = hash ? await pressReleases.frozen(id, hash) : undefined;
  const lines = [
    `${id}, version ${version.version}: ${state}, for ${stockholmTime(draft.publishAt)}`,
    ...(submittedBy ? [`handed in by ${submittedBy} under ${hash}`] : []),
    ...(approvedBy ? [`approved by ${approvedBy}`] : []),
    ...(withdrawn ? [`withdrawn by ${withdrawn.by}: ${withdrawn.reason}`] : []),
    ...(frozen ? [`${frozen.recipients.length} recipients`] : ['not handed in: there is no final text yet']),
  ];
  const texts = (frozen?.variants ?? []).map(
    ({ locale, subject, text }) => `--- ${locale}: ${subject}\n\n${text}`,
  );
  return [lines.join('\n'), ...texts].join('\n\n');
}
