import { type OpenCalendarPorts, openCalendar } from '../../../../domain/calendar/use-cases/open-calendar.ts';
import { calendarIcs } from '../../../../templates/downloads/calendar-ics.ts';
import type { PublicRoute } from '../public-route.ts';

/** Calendars behind their private addresses, for the programs that subscribe to them. Read-only. */
export const CALENDAR_FILES: readonly PublicRoute<OpenCalendarPorts, unknown>[] = [
  {
    method: 'GET',
    path: '/packets/calendar/{token}/budkavle.ics',
    who: 'link-holder',
    async answer({ params: { token = '' }, ports, localeFor }) {
      const opened = await openCalendar(token, ports);
      if (!opened) return 'not-there';
      const body = calendarIcs(opened, localeFor(opened.address.locale));
      return { body, type: 'text/calendar; charset=utf-8' };
    },
  },
];
