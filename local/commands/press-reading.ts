import type { PressVersion } from '../../domain/press/press-version.ts';
import { formatStockholm } from '../../domain/shared/stockholm-time.ts';
import { command, textInput } from '../cli/command.ts';
import { pressReleaseIds, unknownId } from '../cli/known-ids.ts';
import type { Operator } from '../operator.ts';

/** The commands that only read press releases. */
export const READING = [
  command({
    name: 'press show',
    description: 'Show exactly what would be sent, version by version, and to how many.',
    example: 'press show bob-leverantor-2026',
    arguments: { release: textInput('the id of the press release') },
    options: {},
    reads: true,
    run: async ({ release: id }, { operator }) => {
      const versions = await operator.pressReleases.versions(id);
      if (versions.length === 0) throw unknownId('press release', id, await pressReleaseIds(operator));
      const shown = await Promise.all(versions.map((version) => textOf(version, operator)));
      return { text: shown.join('\n\n'), data: versions };
    },
  }),
  command({
    name: 'press list',
    description: 'List the press releases of a rollout.',
    example: 'press list bob',
    arguments: { rollout: textInput('the id of the rollout') },
    options: {},
    reads: true,
    run: async ({ rollout }, { operator }) => {
      if (!(await operator.rollouts.find(rollout)))
        throw unknownId(
          'rollout',
          rollout,
          (await operator.rollouts.list()).map(({ id }) => id),
        );
      const ids = await operator.pressReleases.ofRollout(rollout);
      const newest = await Promise.all(
        ids.map(async (id) => (await operator.pressReleases.versions(id)).at(-1)),
      );
      const rows = newest.flatMap((version) => (version ? [rowOf(version)] : []));
      const lines = rows.map(
        ({ id, version, state, publishAt }) => `${id}  version ${version}  ${state}  ${publishAt}`,
      );
      return { text: lines.join('\n') || `${rollout} has no press releases.`, data: rows };
    },
  }),
];

function rowOf({ id, version, state, draft }: PressVersion) {
  return { id, version, state, publishAt: formatStockholm(draft.publishAt, 'seconds') };
}

async function textOf(version: PressVersion, { pressReleases }: Operator): Promise<string> {
  const { id, state, draft, hash, submittedBy, approvedBy, withdrawn } = version;
  const frozen = hash ? await pressReleases.frozen(id, hash) : undefined;
  const lines = [
    `${id}, version ${version.version}: ${state}, for ${formatStockholm(draft.publishAt, 'seconds')}`,
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
