import { requireInput } from '../../domain/shared/parse-input.ts';
import { command, textInput } from '../cli/command.ts';
import { unknownId } from '../cli/known-ids.ts';
import { readYaml } from '../cli/read-yaml.ts';
import { milestonesFileSchema } from '../milestones-file.ts';

export const REPORT_COMMANDS = [
  command({
    name: 'report',
    description: 'Report that a milestone from a file has been reached.',
    example: 'report local/sample/bob/milestones.yaml bob-procurement-2026',
    arguments: { file: textInput('a YAML file of milestones'), milestone: textInput('which one of them') },
    options: {},
    run: async ({ file, milestone: id }, { operator, publicUrl }) => {
      const { milestones } = requireInput(file, milestonesFileSchema, await readYaml(file));
      const milestone = milestones.find((candidate) => candidate.id === id);
      const ids = milestones.map((candidate) => candidate.id);
      if (!milestone) throw unknownId(`milestone in ${file} called`, id, ids);
      await operator.report(milestone);
      return { text: `Reported ${id}.${publicUrl ? ` Follow it at ${publicUrl}` : ''}` };
    },
  }),
];
