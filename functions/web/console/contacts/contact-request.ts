import type { Charset } from '../../../../domain/contacts/charset.ts';
import type { Directory } from '../../../../domain/contacts/contact-directory.ts';
import type { ReadSheet } from '../../../../domain/contacts/contact-file.ts';
import type { ImportScope } from '../../../../domain/contacts/contact-import.ts';
import type { ContactStore } from '../../../../domain/contacts/contact-store.ts';
import type { CheckContactsPorts } from '../../../../domain/contacts/use-cases/check-contacts.ts';
import type { ImportContactsPorts } from '../../../../domain/contacts/use-cases/import-contacts.ts';
import type { CountWelcomesPorts } from '../../../../domain/newcomers/use-cases/count-welcomes.ts';
import type { ErasePersonPorts } from '../../../../domain/privacy/use-cases/erase-person.ts';
import type { ExportPersonPorts } from '../../../../domain/privacy/use-cases/export-person.ts';
import type { ContactView } from '../../../../templates/pages/console/contacts/contact-page.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { ReadsForEveryPage } from '../admit.ts';
import type { PageRequest, Refills } from '../page-route.ts';

export type ContactPorts = ReadsForEveryPage &
  CheckContactsPorts &
  ImportContactsPorts &
  CountWelcomesPorts &
  ExportPersonPorts &
  ErasePersonPorts & {
    contactStore: ContactStore;
    readFile: (bytes: Uint8Array, charset?: Charset) => ReadSheet;
  };

/** A request for contact pages: user, scope and input. */
export type ContactRequest = Pick<PageRequest<ContactPorts>, 'ports' | 'params' | 'query' | 'form'> & {
  /** The actor as recorded in the audit trail. */
  by: string;
  /** Everyone's contacts, or those of the user's one organisation. */
  scope: ImportScope;
  view: ContactView;
  directory: Directory;
};

/**
 * A contact route as data. GET is read-only. POST acts, and returns a redirect or the page with its problems.
 * A parameter `organisation` must be visible to the user.
 */
export type ContactRoute = Refills<ContactRequest> & {
  method: 'GET' | 'POST';
  /** With parameters in braces. */
  path: `/contacts${string}`;
  answer(request: ContactRequest): Promise<PageAnswer>;
};
