import * as z from 'zod';
import { type ShowCalendarPorts, showCalendar } from '../../../../domain/calendar/use-cases/show-calendar.ts';
import { type PressReader, pressReadersOf } from '../../../../domain/press/press-visibility.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import type { Admission, User } from '../../../../domain/rollout/user.ts';
import { allSettledOrThrow } from '../../../../domain/shared/concurrency.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { addDays } from '../../../../domain/shared/working-day.ts';
import { CALENDAR_VIEWS, calendarPage } from '../../../../templates/pages/console/calendar/calendar-page.ts';
import { taking } from '../../http/add-pages.ts';
import type { ReadsForEveryPage } from '../admit.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

const QUERY = z.object({
  query: z.object({
    month: z
      .string()
      .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
      .optional(),
    view: z.enum(CALENDAR_VIEWS).default('month'),
    rollout: rolloutIdSchema.optional(),
    organisation: organisationCodeSchema.optional(),
  }),
});
type Query = z.infer<typeof QUERY>['query'];

/** A list goes on for this long, in days. */
const LISTED_DAYS = 92;

type Ports = ReadsForEveryPage & ShowCalendarPorts;

/** Whose calendar somebody reads, and as whom its releases: a lead's is her organisation's, whatever is asked for. */
export function calendarScope(
  { user, admission }: { user: User; admission: Admission },
  organisation: string | undefined,
): { organisation?: string | undefined; isLeads: boolean; pressReaders: PressReader[] } {
  const pressReaders = pressReadersOf(user);
  return admission.everything
    ? { organisation, isLeads: false, pressReaders }
    : { organisation: admission.organisation, isLeads: true, pressReaders };
}

/** What happens on which day, for whoever has signed in. Read-only. */
export const CALENDAR_PAGES: readonly PageRoute<Ports>[] = [
  {
    method: 'GET',
    path: '/calendar',
    roles: ['coordinator', 'approver', 'registrar', 'local-lead'],
    scope: 'own',
    ...taking(QUERY, show),
  },
];

async function show(request: PageRequest<Ports>, { query }: { query: Query }) {
  const { ports, locale, reader, admission } = request;
  const today = toStockholm(ports.now()).date;
  const { month = today.slice(0, 7), view, rollout } = query;
  const from = `${month}-01`;
  const until =
    view === 'list' ? addDays(from, LISTED_DAYS) : addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
  const scope = calendarScope(request, query.organisation);
  const [calendar, choices] = await allSettledOrThrow([
    showCalendar({ from, until, rollout, ...scope }, ports),
    choicesFor(admission, ports),
  ]);
  const choice = {
    month,
    view,
    rollout,
    ...(admission.everything ? { organisation: query.organisation } : {}),
  };
  return { page: calendarPage({ locale, reader, admission, calendar, choice, choices, today }) };
}

async function choicesFor(admission: Admission, ports: Ports) {
  const all = await ports.rollouts.list();
  if (admission.everything) return { rollouts: all, organisations: await ports.organisations.list() };
  return { rollouts: await rolloutsOf(admission.organisation, all, ports), organisations: [] };
}

/** Those in which an organisation takes part. */
export async function rolloutsOf(
  organisation: string,
  all: readonly Rollout[],
  { rollouts }: { rollouts: Pick<ShowCalendarPorts['rollouts'], 'participation'> },
): Promise<Rollout[]> {
  const parts = await allSettledOrThrow(all.map(({ id }) => rollouts.participation(id, organisation)));
  return all.filter((_, place) => parts[place] !== undefined);
}
