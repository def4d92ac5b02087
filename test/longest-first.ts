import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Projects whose files take long, before those with short ones. */
const PROJECTS = ['whole', 'parts', 'pseudo', 'pure'];

/**
 * Files project by project, since those of one share their modules, and each project's in the order of how long they took the
 * last time, the longest first, so that at the end no long one runs alone. Those that no time is known of stay as Vitest has them.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ project }: TestSpecification) => PROJECTS.indexOf(project.name);
    const duration = (file: TestSpecification) =>
      this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 0;
    return sorted.toSorted((a, b) => place(a) - place(b) || duration(b) - duration(a));
  }
}
