import { loadRollout } from '../../domain/setup/use-cases/load-rollout.ts';
import { command, textInput } from '../cli/command.ts';
import { readRollout } from '../rollout-files.ts';

export const LOAD_COMMANDS = [
  command({
    name: 'load',
    description: 'Load a rollout with its catalogue, texts and contacts.',
    example: 'load local/sample/bob/rollout.yaml',
    arguments: { file: textInput('the YAML file of the rollout; it names the others') },
    options: {},
    run: async ({ file }, { operator }) => {
      const source = await readRollout(file);
      const { version, catalogue } = await loadRollout(source, operator);
      const { rollout, organisations, contacts, texts } = source;
      return {
        text: `Loaded rollout ${rollout.id}: ${organisations.length} organisations, ${contacts.length} contacts,
catalogue ${catalogue.id} version ${version.slice(0, 12)} with ${texts.length} texts.`,
      };
    },
  }),
];
