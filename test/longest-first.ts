import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Projects whose files take long, before those with short ones. */
const PROJECTS = ['main', 'whole', 'thorough', 'parts', 'pseudo', 'pure'];

/**
 * Files in the order of how long they took the last time, the longest first, so that at the end no long one runs
 * alone. Files that no time is known of stay as Vitest has them, project by project. Those that share their modules
 * stay together, last.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ project }: TestSpecification) => PROJECTS.indexOf(project.name);
    const seconds = (file: TestSpecification) =>
      (this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 0) / 1_000;
    return sorted.toSorted((a, b) => {
      const [shareA, shareB] = [!a.project.config.isolate, !b.project.config.isolate];
      return Number(shareA) - Number(shareB) || seconds(b) - seconds(a) || place(a) - place(b);
    });
  }
}
