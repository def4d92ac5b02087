import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Contact } from '../domain/contacts/contact.ts';
import { contactId, isActive } from '../domain/contacts/contact.ts';
import { contactsAsCsv } from '../domain/contacts/contact-table.ts';
import { checkContacts } from '../domain/contacts/use-cases/check-contacts.ts';
import { importContacts } from '../domain/contacts/use-cases/import-contacts.ts';
import { loadDirectory } from '../domain/contacts/use-cases/load-directory.ts';
import { erasePerson } from '../domain/privacy/use-cases/erase-person.ts';
import { recipientKey } from '../domain/shared/email-address.ts';
import { BudkavleError, NotFound } from '../domain/shared/errors.ts';
import { readContactFile } from '../functions/adapters/csv-parse/contact-file.ts';
import { sayProblem } from '../templates/pages/console/contacts/import-problem.ts';
import { operatorOf } from './operator.ts';
import { endpointOf } from './ports.ts';

// npm run contacts -- import|export|erase …: takes in a file of contacts, writes one, or erases a person. Stage local: a running npm start.
const USAGE = `Take in a file:   npm run contacts -- import contacts.csv --by "Anna Ek" [--dry-run] [--replace] [--organisation 1280]
Write one:        npm run contacts -- export [--organisation 1280] > contacts.csv
Erase a person:   npm run contacts -- erase --organisation 1280 --address asa.lind@malmo.example --by "Anna Ek"
Each with [--stage prod]`;
const SHOWN = 200;

const { values, positionals } = parseArgs({
  options: {
    by: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    replace: { type: 'boolean', default: false },
    organisation: { type: 'string' },
    address: { type: 'string' },
    stage: { type: 'string', default: 'local' },
  },
  allowPositionals: true,
});
const [verb, file] = positionals;
const { by, organisation, address } = values;
const operator = operatorOf(values.stage, endpointOf(values.stage, process.env));
try {
  if (verb === 'import' && file && (by || values['dry-run'])) await takeIn(file, by ?? '');
  else if (verb === 'export') process.stdout.write(await table());
  else if (verb === 'erase' && organisation && address && by) await erase(organisation, address, by);
  else {
    console.error(USAGE);
    process.exitCode = 2;
  }
} catch (error) {
  if (!(error instanceof BudkavleError)) throw error;
  console.error(`Nothing was done: ${error.message}`);
  process.exitCode = 1;
}

async function takeIn(path: string, who: string): Promise<void> {
  const bytes = await readFile(path);
  const scope = organisation ?? 'all';
  const directory = await loadDirectory(scope, operator);
  const wish = {
    read: readContactFile(bytes),
    file: createHash('sha256').update(bytes).digest('hex'),
    mode: values.replace ? 'replace' : 'add',
    scope,
    by: who || 'nobody',
    directory,
  } as const;
  // Nothing is kept of a file that is only looked at.
  const { register } = operator;
  const looking = { read: (codes: readonly string[]) => register.read(codes), stage: async () => {} };
  const result = await checkContacts(wish, values['dry-run'] ? { ...operator, register: looking } : operator);
  if (result.kind === 'problems') {
    const { problems } = result;
    console.error(`Nothing was imported. Mend this and import it again (${problems.length} problems):`);
    for (const problem of problems.slice(0, SHOWN)) {
      const { line, column, problem: text } = sayProblem(problem, 'en');
      console.error(`  - ${[line && `row ${line}`, column].filter(Boolean).join(', ')}: ${text}`);
    }
    process.exitCode = 1;
    return;
  }
  const { id, counts } = result.checked;
  const figures = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  if (values['dry-run']) {
    console.log(`Would be imported: ${figures.join(', ')}.`);
    return;
  }
  const done = await importContacts({ id, scope, by: who }, operator);
  console.log(done === 'done' ? `Imported: ${figures.join(', ')}.` : `Nothing was imported: ${done}.`);
  process.exitCode = done === 'done' ? 0 : 1;
}

async function table(): Promise<string> {
  const directory = await loadDirectory(organisation ?? 'all', operator);
  const { contacts } = await operator.register.read([...directory.organisations.keys()]);
  return contactsAsCsv(contacts.filter(isActive), directory, 'sv');
}

async function erase(code: string, wanted: string, who: string): Promise<void> {
  const { contacts } = await operator.register.read([code]);
  const isMeant = (contact: Contact) => recipientKey(contact.address) === recipientKey(wanted);
  const person = contacts.find(isMeant);
  if (!person) throw new NotFound(`nobody at ${code} has that address`);
  const result = await erasePerson({ organisation: code, id: contactId(person), by: who }, operator);
  if (result.kind === 'waits')
    console.log(`Erased as soon as these are over, by itself: ${result.dispatches.join(', ')}.`);
  else console.log('Erased.');
}
