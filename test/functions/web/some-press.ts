import type { PressDeskPorts } from '../../../functions/web/press/press-visit.ts';
import { pressDeskApp } from '../../../functions/web/press-desk-app.ts';
import { type aConsole, CONSOLE_URL, formTokenOn, sessionOf } from './a-console.ts';

type Site = Pick<ReturnType<typeof aConsole>, 'tokens' | 'signIn'>;

/** The desk of the press over some ports, behind the sign-in of a console. */
export function somePress(ports: PressDeskPorts, { tokens, signIn }: Site) {
  const errors: Error[] = [];
  const app = pressDeskApp({
    ports,
    ...{ tokens, signIn, consoleUrl: CONSOLE_URL },
    onError: (error) => errors.push(error),
  });
  /** Asks as a browser with the session of somebody. */
  const browse = (who: string, path: string, init: RequestInit = {}) =>
    app.request(`${CONSOLE_URL}${path}`, {
      ...init,
      headers: { cookie: sessionOf(who), 'accept-encoding': 'identity', ...init.headers },
    });
  return {
    app,
    errors,
    browse,
    /** Sends a form as it stands on one of the pages. */
    async send(who: string, path: string, fields: Record<string, string | File>) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('formToken', formTokenOn(await (await browse(who, '/press')).text()));
      return browse(who, path, { method: 'POST', body: form, headers: { origin: CONSOLE_URL } });
    },
    /** Asks the API with a token of somebody. */
    call: (who: string, path: string, init: RequestInit = {}) =>
      app.request(`${CONSOLE_URL}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${who}`, ...init.headers },
      }),
  };
}
