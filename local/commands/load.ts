import type { Weakening } from '../../domain/controls/control.ts';
import { loadRollout } from '../../domain/setup/use-cases/load-rollout.ts';
import { emailAddressSchema } from '../../domain/shared/email-address.ts';
import { command, textInput } from '../cli/command.ts';
import { settingsOf } from '../cli/stage-settings.ts';
import { readRollout } from '../rollout-files.ts';

export const LOAD_COMMANDS = [
  command({
    name: 'load',
    description: 'Load a rollout with its catalogue, texts and contacts.',
    example: 'load local/sample/bob/rollout.yaml',
    arguments: { file: textInput('the YAML file of the rollout; it names the others') },
    options: {
      by: emailAddressSchema.optional().meta({
        description: 'your mail address, where the file weakens a control: an approver must accept that',
        value: 'address',
      }),
    },
    run: async ({ file, by: asker }, { operator, stage }) => {
      const source = await readRollout(file);
      const asks = asker === undefined ? undefined : { by: asker, at: operator.now() };
      const ports = { ...operator, mailDomain: settingsOf(stage).mailDomain };
      const { version, catalogue, weakened } = await loadRollout(source, ports, asks);
      const { rollout, organisations, contacts, texts } = source;
      return {
        text: `Loaded rollout ${rollout.id}: ${organisations.length} organisations, ${contacts.length} contacts,
catalogue ${catalogue.id} version ${version.slice(0, 12)} with ${texts.length} texts.${
          weakened.length > 0 ? waits(weakened) : ''
        }`,
      };
    },
  }),
];

function waits(weakened: readonly Weakening[]): string {
  const lines = weakened.map(
    ({ control, of, before, after }) => `  - ${control}${of ? ` of ${of}` : ''}: ${before} → ${after}`,
  );
  return `\nThis weakens a control and waits for an approver, in the console under Four eyes:\n${lines.join('\n')}`;
}
