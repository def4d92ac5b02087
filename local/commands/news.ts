import { addNewsItem } from '../../domain/newsletter/use-cases/add-news-item.ts';
import { organisationCodeSchema } from '../../domain/rollout/organisation.ts';
import { unreadable } from '../../templates/newsletter/unreadable.ts';
import { by, command, textInput } from '../cli/command.ts';
import { readYaml } from '../cli/read-yaml.ts';

export const NEWS_COMMANDS = [
  command({
    name: 'news add',
    description: 'Add a news item to the newsletters.',
    example: 'news add local/sample/bob/news/fragor-och-svar.yaml --by "Anna Ek"',
    arguments: { file: textInput('the YAML file of the news') },
    options: {
      by,
      organisation: organisationCodeSchema
        .optional()
        .meta({ description: 'add it as the local lead of this organisation', value: 'code' }),
    },
    run: async ({ file, by, organisation }, { operator }) => {
      const draft = await readYaml(file);
      const { item } = await addNewsItem(
        { draft, author: { by, organisation } },
        { ...operator, unreadable },
      );
      const where = item.organisations === 'all' ? 'every organisation' : item.organisations.join(', ');
      return { text: `Added ${item.id}: in the next newsletter of ${where} from ${item.from} on.` };
    },
  }),
];
