import * as z from 'zod';
import { CALENDAR_KINDS, type MarkedEntry } from '../../../../domain/calendar/calendar-entry.ts';
import { showCalendar } from '../../../../domain/calendar/use-cases/show-calendar.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { problem, problemAt } from '../../../../domain/shared/problem.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { addDays } from '../../../../domain/shared/working-day.ts';
import { calendarScope } from '../../console/calendar/calendar-pages.ts';
import { apiRoute } from '../api-route.ts';
import { inputProblems, problemResponse } from '../problem.ts';

const entrySchema = z
  .strictObject({
    id: z.string().meta({ description: 'The same for as long as it is the same thing.' }),
    kind: z.enum(CALENDAR_KINDS),
    rollout: z.string(),
    day: z.iso.date(),
    at: z.iso.datetime().optional(),
    milestone: z.strictObject({ kind: z.string(), id: z.string().optional() }).optional(),
    channel: z.string().optional(),
    organisations: z.array(z.string()),
    groups: z.array(z.string()),
    done: z.boolean(),
    dayOff: z.boolean(),
    clashes: z.array(
      z.strictObject({ with: z.string(), organisations: z.array(z.string()), groups: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'CalendarEntry', description: 'Something on one day, and what collides with it.' });

const dateSchema = z.iso.date({ error: problem('date-invalid') }).optional();

/** The longest span, in days. */
const LONGEST = 400;
const USUAL = 92;

/** The calendar as data, without press releases: those that are not public are read at the desk. */
export const CALENDAR_ROUTES = [
  apiRoute({
    method: 'GET',
    path: '/api/calendar',
    summary:
      'What happens on which day, except press releases: for every rollout and organisation that the caller sees, ' +
      'or for one.',
    roles: ['coordinator', 'approver', 'registrar', 'local-lead'],
    scope: 'own',
    input: z.object({
      query: z.object({
        from: dateSchema.meta({ description: 'The first day; today if absent.' }),
        until: dateSchema.meta({
          description: 'The last day, at most 400 days later; 92 days later if absent.',
        }),
        rollout: rolloutIdSchema.optional(),
        organisation: organisationCodeSchema.optional(),
      }),
    }),
    answers: { 200: z.strictObject({ entries: z.array(entrySchema) }) },
    async answer({ query }, { ports, ...who }) {
      const { from = toStockholm(ports.now()).date, rollout } = query;
      const { until = addDays(from, USUAL) } = query;
      if (until > addDays(from, LONGEST))
        return {
          problem: problemResponse(400, { problems: inputProblems([problemAt('until', 'date-invalid')]) }),
        };
      const scope = calendarScope(who, query.organisation);
      const { entries } = await showCalendar({ from, until, rollout, ...scope }, ports);
      return { status: 200, body: { entries: entries.map(entryView) } };
    },
  }),
];

function entryView({ at, milestone, isDone, isOff, clashes, ...entry }: MarkedEntry) {
  const { id, kind, rollout, day, channel, organisations, groups } = entry;
  return {
    ...{ id, kind, rollout, day, channel, organisations, groups, done: isDone, dayOff: isOff },
    ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
    ...(milestone ? { milestone: { kind: milestone.kind, id: milestone.id } } : {}),
    clashes: clashes.map((clash) => ({ ...clash, with: clash.with.id })),
  };
}
