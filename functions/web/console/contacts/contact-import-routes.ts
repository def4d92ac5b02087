import { createHash } from 'node:crypto';
import { CHARSETS } from '../../../../domain/contacts/charset.ts';
import { UPLOAD_LIMIT_BYTES } from '../../../../domain/contacts/contact-file.ts';
import { checkContacts } from '../../../../domain/contacts/use-cases/check-contacts.ts';
import { findOwnImport, importContacts } from '../../../../domain/contacts/use-cases/import-contacts.ts';
import { countWelcomes } from '../../../../domain/newcomers/use-cases/count-welcomes.ts';
import { problemAt } from '../../../../domain/shared/problem.ts';
import {
  checkedPage,
  failedImportPage,
  importPage,
} from '../../../../templates/pages/console/contacts/contact-import.ts';
import { inLanguage } from '../../../../templates/pages/shared/frame.ts';
import { field, fileBytes } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { ContactRequest, ContactRoute } from './contact-request.ts';

const PATH = '/contacts/import';

/** The page for a file above the upload limit. */
function tooLargePage({ view }: Pick<ContactRequest, 'view'>): PageAnswer {
  return {
    page: importPage(view, [problemAt('', 'file-too-large', { kilobytes: UPLOAD_LIMIT_BYTES / 1000 })]),
    status: 413,
  };
}

async function check(request: ContactRequest): Promise<PageAnswer> {
  const { view, ports, by, form, directory } = request;
  const bytes = await fileBytes(form, 'file');
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
    },
    ports,
  );
  const readings = read.ok ? undefined : read.readings;
  if (result.kind === 'problems') return { page: importPage(view, result.problems, readings), status: 422 };
  return { to: inLanguage(`${PATH}/${result.checked.id}`, view.locale) };
}

export const IMPORT_ROUTES: readonly ContactRoute[] = [
  { method: 'GET', path: PATH, answer: async ({ view }) => ({ page: importPage(view) }) },
  { method: 'POST', path: PATH, answer: check, refill: ({ view }) => ({ page: importPage(view) }) },
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
