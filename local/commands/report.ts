import { checkTrigger, objectionTo } from '../../domain/milestone/use-cases/trigger-milestone.ts';
import type { MilestoneReached } from '../../domain/plan/milestone.ts';
import { requireInput } from '../../domain/shared/parse-input.ts';
import { plainText } from '../../domain/shared/plain-text.ts';
import { problemLine, problemSentence } from '../../templates/words/problem-sentence.ts';
import { type Context, command, textInput } from '../cli/command.ts';
import { CommandFailure } from '../cli/command-failure.ts';
import { unknownId } from '../cli/known-ids.ts';
import { readYaml } from '../cli/read-yaml.ts';
import { mailAccountsOf } from '../cli/stage-settings.ts';
import { milestonesFileSchema } from '../milestones-file.ts';

export const REPORT_COMMANDS = [
  command({
    name: 'report',
    description: 'Report that a milestone from a file has been reached.',
    example: 'report local/sample/bob/milestones.yaml bob-procurement-2026',
    arguments: { file: textInput('a YAML file of milestones'), milestone: textInput('which one of them') },
    options: {
      again: plainText(300)
        .optional()
        .meta({ description: 'why those who have been told are told again', value: 'reason' }),
      exception: plainText(300)
        .optional()
        .meta({ description: 'why it is so against a soft rule', value: 'reason' }),
    },
    run: async ({ file, milestone: id, again, exception }, context) => {
      const { operator, publicUrl } = context;
      const { milestones } = requireInput(file, milestonesFileSchema, await readYaml(file));
      const found = milestones.find((candidate) => candidate.id === id);
      const ids = milestones.map((candidate) => candidate.id);
      if (!found) throw unknownId(`milestone in ${file} called`, id, ids);
      const milestone = {
        ...found,
        ...(again === undefined ? {} : { again: { reason: again } }),
        ...(exception === undefined ? {} : { exception: { reason: exception } }),
      };
      await refuseWrong(milestone, context);
      await refuseUnsendable(milestone, context);
      await operator.report(milestone);
      return { text: `Reported ${id}.${publicUrl ? ` Follow it at ${publicUrl}` : ''}` };
    },
  }),
];

/** The bus gives no answer; a person is told at once what would be refused. */
async function refuseWrong(milestone: MilestoneReached, { operator }: Context): Promise<void> {
  const objection = await objectionTo(milestone, operator.now(), operator);
  if (!objection) return;
  throw new CommandFailure(`${milestone.id} was not reported:`, {
    problems: objection.problems.map((found) => problemLine(found, 'en')),
  });
}

/** A program on the bus gets no answer, and its mails wait; a person is told at once. */
async function refuseUnsendable(milestone: { id: string; rollout: string }, context: Context): Promise<void> {
  const ports = { ...context.operator, mailAccounts: mailAccountsOf(context) };
  const stops = await checkTrigger(milestone, ports);
  if (stops.length === 0) return;
  throw new CommandFailure(`${milestone.id} was not reported: its mails could not leave.`, {
    problems: stops.map((found) => problemSentence(found, 'en')),
  });
}
