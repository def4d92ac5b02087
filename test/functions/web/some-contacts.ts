import { readContactFile } from '../../../functions/adapters/csv-parse/contact-file.ts';
import { contactsApp } from '../../../functions/web/apps/contacts-app.ts';
import type { ContactPorts } from '../../../functions/web/console/contacts/contact-request.ts';
import { type aConsole, asked, CONSOLE_URL, formTokenOn } from './a-console.ts';

type Site = Pick<ReturnType<typeof aConsole>, 'tokens' | 'signIn'>;

/** The pages and the API about contacts over some ports, behind the sign-in of a console. */
export function someContacts(ports: Omit<ContactPorts, 'readFile'>, { tokens, signIn }: Site) {
  const errors: Error[] = [];
  const app = contactsApp({
    ports: { ...ports, readFile: readContactFile },
    ...{ tokens, signIn, consoleUrl: CONSOLE_URL },
    onError: (error) => errors.push(error),
  });
  const { browse, call } = asked(app);
  /** Sends a form as it stands on one of the pages. */
  const send = async (who: string, path: string, form: URLSearchParams | FormData) => {
    form.set('formToken', formTokenOn(await (await browse(who, '/contacts')).text()));
    return browse(who, path, { method: 'POST', body: form, headers: { origin: CONSOLE_URL } });
  };
  return { app, errors, browse, send, call };
}
