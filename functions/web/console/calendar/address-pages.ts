import * as z from 'zod';
import { type CalendarOf, calendarOfSchema } from '../../../../domain/calendar/calendar-address.ts';
import {
  listCalendarAddresses,
  makeCalendarAddress,
  revokeCalendarAddress,
} from '../../../../domain/calendar/use-cases/keep-calendar-addresses.ts';
import { allSettledOrThrow } from '../../../../domain/shared/concurrency.ts';
import {
  calendarAddressesPage,
  type ToldOfAddress,
} from '../../../../templates/pages/console/calendar/addresses-page.ts';
import { inLanguage } from '../../../../templates/pages/shared/frame.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { rolloutsOf } from './calendar-pages.ts';

const EVERYBODY = { roles: ['coordinator', 'approver', 'registrar', 'local-lead'], scope: 'own' } as const;
const PATH = '/calendar-addresses';
const toldSchema = z.enum(['made', 'revoked', 'gone', 'too-many', 'not-there']);

/** The private addresses at which somebody's calendars can be subscribed to. */
export const CALENDAR_ADDRESS_PAGES: readonly PageRoute[] = [
  { method: 'GET', path: PATH, ...EVERYBODY, answer: show },
  {
    method: 'POST',
    path: PATH,
    ...EVERYBODY,
    async answer(request) {
      const { user: owner, locale, ports, form } = request;
      const of = chosen(field(form, 'of'));
      return told(request, of ? await makeCalendarAddress({ owner, of, locale }, ports) : 'not-there');
    },
  },
  {
    method: 'POST',
    path: `${PATH}/{address}/revoke`,
    ...EVERYBODY,
    async answer(request) {
      const { user: owner, ports, params } = request;
      const revoked = await revokeCalendarAddress({ owner, id: params.address ?? '' }, ports);
      return told(request, revoked ? 'revoked' : 'gone');
    },
  },
];

function told({ locale }: PageRequest, what: ToldOfAddress): PageAnswer {
  return { to: inLanguage(PATH, locale, { told: what }) };
}

/** own, rollout:bob or organisation:1280 */
function chosen(value: string): CalendarOf | undefined {
  const [what, id = ''] = value.split(':');
  const of = what === 'own' ? { what } : { what, [what ?? '']: id };
  return calendarOfSchema.safeParse(of).data;
}

async function show({ user, admission, ports, locale, reader, query }: PageRequest): Promise<PageAnswer> {
  const [addresses, all, organisations] = await allSettledOrThrow([
    listCalendarAddresses(user, ports),
    ports.rollouts.list(),
    ports.organisations.list(),
  ]);
  const own = admission.everything ? undefined : admission.organisation;
  const page = calendarAddressesPage({
    ...{ locale, reader, addresses },
    rollouts: own === undefined ? all : await rolloutsOf(own, all, ports),
    organisations: organisations.filter(({ code }) => own === undefined || code === own),
    told: toldSchema.safeParse(query.told).data,
  });
  return { page };
}
