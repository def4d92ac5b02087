import type { Directory } from '../../../../domain/contacts/contact-directory.ts';
import type { ReadSheet } from '../../../../domain/contacts/contact-file.ts';
import type { ImportScope } from '../../../../domain/contacts/contact-import.ts';
import type { ContactStore } from '../../../../domain/contacts/contact-store.ts';
import type { CheckContactsPorts } from '../../../../domain/contacts/use-cases/check-contacts.ts';
import type { ImportContactsPorts } from '../../../../domain/contacts/use-cases/import-contacts.ts';
import type { ErasePersonPorts } from '../../../../domain/privacy/use-cases/erase-person.ts';
import type { ExportPersonPorts } from '../../../../domain/privacy/use-cases/export-person.ts';
import type { ContactView } from '../../../../templates/pages/console/contacts/contact-page.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest } from '../page-route.ts';

export type ContactPorts = CheckContactsPorts &
  ImportContactsPorts &
  ExportPersonPorts &
  ErasePersonPorts & { register: ContactStore; readFile: (bytes: Uint8Array) => ReadSheet };

/** Who asks for something about contacts, what they may see, and what came with the request. */
export type ContactRequest = Pick<PageRequest<ContactPorts>, 'ports' | 'params' | 'query' | 'form'> & {
  /** Who it is, as it is kept beside what they do. */
  by: string;
  /** Everybody's contacts, or those of the one organisation that this visitor answers for. */
  scope: ImportScope;
  view: ContactView;
  directory: Directory;
};

/**
 * A route about contacts as data. GET only shows. POST acts, and answers with another page to go to, or with the page and
 * what has to be mended. A parameter `organisation` must be one that the visitor may see.
 */
export type ContactRoute = {
  method: 'GET' | 'POST';
  /** With parameters in braces. */
  path: `/contacts${string}`;
  answer(request: ContactRequest): Promise<PageAnswer>;
};
