import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse, YAMLParseError } from 'yaml';
import { addNewsItem } from '../domain/newsletter/use-cases/add-news-item.ts';
import { InvalidInput } from '../domain/shared/errors.ts';
import { unreadable } from '../templates/newsletter/unreadable.ts';
import { operatorOf } from './operator.ts';
import { endpointOf } from './ports.ts';

// npm run news -- add path/to/news.yaml --by name [--organisation 1280] [--stage prod]: adds a piece of news to the newsletters.
const { values, positionals } = parseArgs({
  options: {
    by: { type: 'string' },
    organisation: { type: 'string' },
    stage: { type: 'string', default: 'local' },
  },
  allowPositionals: true,
});
const [verb, file] = positionals;
const by = values.by?.trim();
if (verb !== 'add' || !file || !by) {
  console.error(
    'Name the file and yourself: npm run news -- add path/to/news.yaml --by "Anna Ek" [--organisation 1280] [--stage prod]',
  );
  process.exit(2);
}
try {
  const draft: unknown = parse(await readFile(file, 'utf8'));
  const operator = operatorOf(values.stage, endpointOf(values.stage, process.env));
  const author = { by, organisation: values.organisation };
  const { item } = await addNewsItem({ draft, author }, { ...operator, unreadable });
  const where = item.organisations === 'all' ? 'every organisation' : item.organisations.join(', ');
  console.log(`Added ${item.id}: in the next newsletter of ${where} from ${item.from} on.`);
} catch (error) {
  const problems =
    error instanceof InvalidInput
      ? error.problems
      : error instanceof YAMLParseError
        ? [`the file is no YAML: ${error.message.split('\n', 1)[0]}`]
        : undefined;
  if (!problems) throw error;
  console.error(
    `Nothing was added. Mend this and add it again:\n${problems.map((line) => `  - ${line}`).join('\n')}`,
  );
  process.exit(1);
}
