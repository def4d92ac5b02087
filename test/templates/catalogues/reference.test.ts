import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { catalogueVersion } from '../../../domain/catalogue/catalogue-version.ts';
import { checkDraft } from '../../../domain/setup/check-draft.ts';
import { startedFrom } from '../../../domain/setup/draft-starter.ts';
import { readReference } from '../../../functions/adapters/yaml/rollout-archive.ts';
import { compileReference } from '../../../templates/catalogues/compile.ts';
import { REFERENCE_FILES } from '../../../templates/catalogues/reference.gen.ts';
import { aDraftDocument, aRolloutDraft } from '../../fixtures/a-rollout-draft.ts';

const GENERATED = new URL('../../../templates/catalogues/reference.gen.ts', import.meta.url);
const source = await readReference(REFERENCE_FILES);
const groups = Object.keys(source.catalogue.groups);
const milestones = Object.keys(source.catalogue.milestones);

/** The problems of a draft that takes these parts and is else complete. */
function problemsWith(chosen: Parameters<typeof startedFrom>[1]) {
  const { rollout, organisations } = aDraftDocument();
  const document = { ...startedFrom(source, chosen), rollout: { ...rollout, facts: {} }, organisations };
  const verdict = checkDraft(aRolloutDraft({ document }));
  return verdict.ok ? [] : verdict.problems;
}

describe('the reference catalogue', () => {
  it('is compiled as it stands: else run `npm run templates`', async () => {
    expect(await readFile(GENERATED, 'utf8')).toBe(await compileReference());
    expect(() => catalogueVersion(source.catalogue, source.texts)).not.toThrow();
  });

  it('can be taken as a whole', () => {
    expect(problemsWith({ groups, milestones })).toEqual([]);
  });

  it.each(groups)(
    'gives %s with all that they need and nothing that is not there, at any milestone',
    (group) => {
      for (const milestone of milestones)
        expect(
          // Some groups hear nothing at some milestones.
          problemsWith({ groups: [group], milestones: [milestone] }).filter(({ code }) => code !== 'too-few'),
          milestone,
        ).toEqual([]);
    },
  );
});
