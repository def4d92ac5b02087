import { createHash } from 'node:crypto';
import { CHARSETS } from '../../../../domain/contacts/charset.ts';
import { COLUMN_USES, type ColumnChoice, MOST_COLUMNS } from '../../../../domain/contacts/contact-columns.ts';
import { exampleContacts } from '../../../../domain/contacts/contact-table.ts';
import { checkContacts } from '../../../../domain/contacts/use-cases/check-contacts.ts';
import { findOwnImport, importContacts } from '../../../../domain/contacts/use-cases/import-contacts.ts';
import { countWelcomes } from '../../../../domain/newcomers/use-cases/count-welcomes.ts';
import { problemAt } from '../../../../domain/shared/problem.ts';
import { UPLOAD_LIMIT_BYTES } from '../../../../domain/shared/upload-limit.ts';
import {
  checkedPage,
  failedImportPage,
  importPage,
  type SentFile,
} from '../../../../templates/pages/console/contacts/contact-import.ts';
import { inLanguage } from '../../../../templates/pages/shared/frame.ts';
import { type Form, field, fileBytes } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { ContactRequest, ContactRoute } from './contact-request.ts';

const PATH = '/contacts/import';

type Asked = Pick<ContactRequest, 'view' | 'form'>;

/** The form again, with what was chosen on it: files apart, nothing has to be chosen again. */
function again({ view, form }: Asked, sent: Omit<SentFile, 'wish'> = {}): string {
  const wish = {
    mode: field(form, 'mode'),
    organisation: field(form, 'organisation'),
    charset: CHARSETS.find((each) => each === field(form, 'charset')) ?? '',
    pasted: field(form, 'pasted'),
  };
  const chosen = choicesOn(form).map(({ heading = '', use }) => ({ heading, cells: [], use }));
  return importPage(view, { ...sent, columns: sent.columns ?? chosen, wish });
}

/** The page for a file above the upload limit. */
function tooLargePage(request: Asked): PageAnswer {
  const problems = [problemAt('', 'file-too-large', { kilobytes: UPLOAD_LIMIT_BYTES / 1000 })];
  return { page: again(request, { problems }), status: 413 };
}

/** What was said of each column, in their order. */
function choicesOn(form: Form): ColumnChoice[] {
  const choices: ColumnChoice[] = [];
  for (let at = 0; at < MOST_COLUMNS && `heading-${at}` in form; at += 1) {
    const said = field(form, `use-${at}`);
    choices.push({ heading: field(form, `heading-${at}`), use: COLUMN_USES.find((use) => use === said) });
  }
  return choices;
}

async function check(request: ContactRequest): Promise<PageAnswer> {
  const { view, ports, by, form, directory } = request;
  const file = await fileBytes(form, 'file');
  const bytes = file.length > 0 ? file : new TextEncoder().encode(field(form, 'pasted'));
  if (bytes.length > UPLOAD_LIMIT_BYTES) return tooLargePage(request);
  const chosen = field(form, 'organisation');
  if (chosen !== '' && !directory.organisations.has(chosen)) return 'not-there';
  const charset = CHARSETS.find((each) => each === field(form, 'charset'));
  const read = ports.readFile(bytes, charset);
  const result = await checkContacts(
    {
      read,
      file: createHash('sha256')
        .update(bytes)
        .update(charset ?? '')
        .digest('hex'),
      mode: field(form, 'mode') === 'replace' ? 'replace' : 'add',
      scope: request.scope === 'all' ? chosen || 'all' : request.scope,
      by,
      directory,
      choices: choicesOn(form),
    },
    ports,
  );
  if (result.kind === 'problems') {
    const readings = (read.ok ? undefined : read.readings) ?? [];
    return { page: again(request, { ...result, readings }), status: 422 };
  }
  return { to: inLanguage(`${PATH}/${result.checked.id}`, view.locale) };
}

export const IMPORT_ROUTES: readonly ContactRoute[] = [
  { method: 'GET', path: PATH, answer: async ({ view }) => ({ page: importPage(view) }) },
  {
    method: 'GET',
    path: `${PATH}/example.csv`,
    answer: async ({ view, directory }) => ({
      file: exampleContacts(directory, view.locale),
      name: 'example.csv',
    }),
  },
  { method: 'POST', path: PATH, answer: check, refill: (request) => ({ page: again(request) }) },
  {
    method: 'GET',
    path: `${PATH}/{import}`,
    async answer({ view, ports, scope, params: { import: id = '' } }) {
      const checked = await findOwnImport(id, scope, ports.contactStore);
      const changes = await ports.contactStore.changesOf(id);
      return { page: checkedPage(view, checked, { changes, welcomes: await countWelcomes(changes, ports) }) };
    },
  },
  {
    method: 'POST',
    path: `${PATH}/{import}`,
    async answer({ view, ports, scope, by, params: { import: id = '' } }) {
      const result = await importContacts({ id, scope, by }, ports);
      if (result === 'done') return { to: inLanguage(`${PATH}/${id}`, view.locale) };
      return { page: failedImportPage(view, result), status: 409 };
    },
  },
];
