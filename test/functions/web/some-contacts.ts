import { readContactFile } from '../../../functions/adapters/csv-parse/contact-file.ts';
import type { ContactPorts } from '../../../functions/web/contact-visit.ts';
import { contactsApp } from '../../../functions/web/contacts-app.ts';
import { type aConsole, CONSOLE_URL, formTokenOn, PLAIN, sessionOf } from './a-console.ts';

type Site = Pick<ReturnType<typeof aConsole>, 'tokens' | 'signIn'>;

/** The pages and the API about contacts over some ports, behind the sign-in of a console. */
export function someContacts(ports: Omit<ContactPorts, 'readFile'>, { tokens, signIn }: Site) {
  const errors: Error[] = [];
  const app = contactsApp({
    ports: { ...ports, readFile: readContactFile },
    ...{ tokens, signIn, consoleUrl: CONSOLE_URL },
    onError: (error) => errors.push(error),
  });
  /** Asks as a browser with the session of somebody. */
  const browse = (who: string, path: string, init: RequestInit = {}) =>
    app.request(`${CONSOLE_URL}${path}`, {
      ...init,
      headers: { ...PLAIN, cookie: sessionOf(who), ...init.headers },
    });
  /** Sends a form as it stands on one of the pages. */
  const send = async (who: string, path: string, form: URLSearchParams | FormData) => {
    form.set('formToken', formTokenOn(await (await browse(who, '/contacts')).text()));
    return browse(who, path, { method: 'POST', body: form, headers: { origin: CONSOLE_URL } });
  };
  /** Asks the API with a token of somebody. */
  const call = (who: string, path: string, init: RequestInit = {}) =>
    app.request(`${CONSOLE_URL}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${who}`, ...init.headers },
    });
  return { app, errors, browse, send, call };
}
