import { type ShowHomePorts, showHome } from '../../../../domain/home/use-cases/show-home.ts';
import { type ShowOwnHomePorts, showOwnHome } from '../../../../domain/home/use-cases/show-own-home.ts';
import { homePage } from '../../../../templates/pages/console/home/home-page.ts';
import { ownHomePage } from '../../../../templates/pages/console/home/own-home-page.ts';
import type { ReadsWhyHeld } from '../admit.ts';
import type { PageRoute } from '../page-route.ts';

/** Everything is read, nothing is written. */
export type HomePorts = ReadsWhyHeld & ShowHomePorts & ShowOwnHomePorts;

/** The first page: what waits for whoever has signed in. */
export const HOME_PAGES: readonly PageRoute<HomePorts>[] = [
  {
    method: 'GET',
    path: '/',
    roles: ['coordinator', 'approver', 'registrar', 'local-lead'],
    scope: 'own',
    async answer({ admission, user, ports, locale, reader, mailboxUrl }) {
      if (admission.everything)
        return { page: homePage({ locale, reader, mailboxUrl, home: await showHome(user, ports) }) };
      const { organisation } = admission;
      const home = await showOwnHome({ organisation, reader: { user, admission } }, ports);
      return home ? { page: ownHomePage({ locale, reader, home, now: ports.now() }) } : 'not-there';
    },
  },
];
