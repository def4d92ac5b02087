import * as z from 'zod';
import type { ShowCalendarPorts } from '../../../../domain/calendar/use-cases/show-calendar.ts';
import { type FindAnythingPorts, findAnything } from '../../../../domain/home/use-cases/find-anything.ts';
import { type ShowHomePorts, showHome } from '../../../../domain/home/use-cases/show-home.ts';
import { type ShowOwnHomePorts, showOwnHome } from '../../../../domain/home/use-cases/show-own-home.ts';
import { findPage } from '../../../../templates/pages/console/home/find-page.ts';
import { homePage } from '../../../../templates/pages/console/home/home-page.ts';
import { ownCount, ownHomePage } from '../../../../templates/pages/console/home/own-home-page.ts';
import { taking } from '../../http/add-pages.ts';
import type { ReadsForEveryPage } from '../admit.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

/** Everything is read, nothing is written. */
export type HomePorts = ReadsForEveryPage &
  ShowHomePorts &
  ShowOwnHomePorts &
  FindAnythingPorts &
  ShowCalendarPorts;

const SEARCH = z.object({ query: z.object({ q: z.string().trim().max(80).default('') }) });

/** The first page: what waits for whoever has signed in. */
export const HOME_PAGES: readonly PageRoute<HomePorts>[] = [
  {
    method: 'GET',
    path: '/',
    roles: ['coordinator', 'approver', 'registrar', 'local-lead'],
    scope: 'own',
    async answer({ admission, user, ports, locale, counted, mailboxUrl, ...request }) {
      if (admission.everything) {
        const home = await showHome(user, ports);
        const reader = { ...request.reader, waits: home.mine.length };
        counted(reader.waits);
        return { page: homePage({ locale, reader, mailboxUrl, home }) };
      }
      const { organisation } = admission;
      const home = await showOwnHome({ organisation, reader: { user, admission } }, ports);
      if (!home) return 'not-there';
      const reader = { ...request.reader, waits: ownCount(home) };
      counted(reader.waits);
      return { page: ownHomePage({ locale, reader, home, now: ports.now() }) };
    },
  },
  {
    method: 'GET',
    path: '/find',
    roles: ['coordinator', 'approver', 'registrar', 'local-lead'],
    scope: 'own',
    ...taking(
      SEARCH,
      async ({ admission, user, ports, locale, reader }: PageRequest<HomePorts>, { query }) => {
        const { q: text } = query;
        const findings = text === '' ? [] : await findAnything({ text, locale, user, admission }, ports);
        return { page: findPage({ locale, reader, text, findings }) };
      },
    ),
  },
];
