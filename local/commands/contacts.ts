import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { CHARSETS } from '../../domain/contacts/charset.ts';
import { contactId, isActive } from '../../domain/contacts/contact.ts';
import { writtenChoices, writtenChoicesSchema } from '../../domain/contacts/contact-columns.ts';
import type { ImportProblem } from '../../domain/contacts/contact-import.ts';
import { contactsAsCsv } from '../../domain/contacts/contact-table.ts';
import { checkContacts } from '../../domain/contacts/use-cases/check-contacts.ts';
import { importContacts } from '../../domain/contacts/use-cases/import-contacts.ts';
import { loadDirectory } from '../../domain/contacts/use-cases/load-directory.ts';
import { erasePerson } from '../../domain/privacy/use-cases/erase-person.ts';
import { organisationCodeSchema } from '../../domain/rollout/organisation.ts';
import { recipientKey } from '../../domain/shared/email-address.ts';
import { readContactFile } from '../../functions/adapters/csv-parse/contact-file.ts';
import { importSentence } from '../../templates/pages/console/contacts/import-problem.ts';
import { contactsWords } from '../../templates/words/contacts.gen.ts';
import { by, command, optionalTextInput, textInput } from '../cli/command.ts';
import { CommandFailure, nothingDone } from '../cli/command-failure.ts';

const SHOWN = 200;
const organisation = organisationCodeSchema
  .optional()
  .meta({ description: 'only this organisation', value: 'code' });

export const CONTACTS_COMMANDS = [
  command({
    name: 'contacts import',
    description: 'Import a contact file: all of it, or nothing if a row is wrong.',
    example: 'contacts import local/sample/bob/contacts.csv --by "Anna Ek" --dry-run',
    arguments: { file: textInput('a CSV file with a heading for each column') },
    options: {
      by,
      dryRun: z.boolean().default(false).meta({ description: 'only show what would change' }),
      replace: z
        .boolean()
        .default(false)
        .meta({ description: 'end the roles of everybody who is not in the file' }),
      charset: z
        .enum(CHARSETS)
        .optional()
        .meta({ description: 'the encoding of the file, where its letters are unclear', value: 'name' }),
      columns: writtenChoicesSchema.optional().meta({
        description:
          'what the columns hold, from the left, where headings do not say it: name,address,nothing',
        value: 'list',
      }),
      organisation,
    },
    run: async (
      { file, by, dryRun, replace, charset, columns, organisation: scope = 'all' },
      { operator },
    ) => {
      const bytes = await readFile(file);
      const wish = {
        read: readContactFile(bytes, charset),
        file: createHash('sha256')
          .update(bytes)
          .update(charset ?? '')
          .digest('hex'),
        mode: replace ? 'replace' : 'add',
        scope,
        by,
        directory: await loadDirectory(scope, operator),
        choices: columns === undefined ? undefined : writtenChoices(columns),
      } as const;
      // A dry run stores nothing.
      const { contactStore } = operator;
      const looking = { read: (codes: readonly string[]) => contactStore.read(codes), stage: async () => {} };
      const result = await checkContacts(wish, dryRun ? { ...operator, contactStore: looking } : operator);
      if (result.kind === 'problems') throw nothingDone(result.problems.slice(0, SHOWN).map(inOneLine));
      const { id, counts, leftOut = [] } = result.checked;
      const figures = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
      const say = contactsWords('en');
      const notes = leftOut.map((column) => ` ${say(`leftOut.${column}`)}`).join('');
      if (dryRun) return { text: `Would be imported: ${figures.join(', ')}.${notes}` };
      const done = await importContacts({ id, scope, by }, operator);
      if (done !== 'done') throw new CommandFailure(`Nothing was imported: ${done}.`);
      return { text: `Imported: ${figures.join(', ')}.${notes}` };
    },
  }),
  command({
    name: 'contacts export',
    description: 'Print all contacts as CSV, ready to import.',
    example: 'contacts export --organisation 1280',
    arguments: {},
    options: { organisation },
    reads: true,
    run: async ({ organisation: scope = 'all' }, { operator }) => {
      const directory = await loadDirectory(scope, operator);
      const { contacts } = await operator.contactStore.read([...directory.organisations.keys()]);
      const active = contacts.filter(isActive);
      return { text: contactsAsCsv(active, directory, 'sv'), data: active };
    },
  }),
  command({
    name: 'contacts erase',
    description: 'Erase a person, now or as soon as mails to them have left.',
    example: 'contacts erase --organisation 1280 --address asa.lind@malmo.example --by "Anna Ek"',
    arguments: {},
    options: {
      organisation: organisationCodeSchema.meta({ description: 'where the person is', value: 'code' }),
      address: textInput('the mail address of the person', 'address'),
      successor: optionalTextInput('the mail address of who takes over their tasks', 'address'),
      by,
    },
    run: async ({ organisation, address, successor, by }, { operator }) => {
      const { contacts } = await operator.contactStore.read([organisation]);
      const idOf = (wanted: string) => {
        const found = contacts.find((contact) => recipientKey(contact.address) === recipientKey(wanted));
        if (!found) throw new CommandFailure(`Nobody at ${organisation} has the address ${wanted}.`);
        return contactId(found);
      };
      const whom = { id: idOf(address), successor: successor === undefined ? undefined : idOf(successor) };
      const result = await erasePerson({ organisation, ...whom, by }, operator);
      if (result.kind === 'no-successor')
        throw new CommandFailure(`${successor} is not another contact with a role there.`);
      const waits = result.kind === 'waits' && result.dispatches.join(', ');
      return { text: waits ? `Will be erased automatically once these are done: ${waits}.` : 'Erased.' };
    },
  }),
];

function inOneLine(found: ImportProblem): string {
  const row = found.line === undefined ? '' : `row ${found.line}: `;
  return `${row}${importSentence(found, 'en')}`;
}
