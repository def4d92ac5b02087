import type { Context, Hono } from 'hono';
import { isExpired, type People, personId } from '../../../../domain/people/person.ts';
import { acceptInvitation } from '../../../../domain/people/use-cases/change-person.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { noAccessPage } from '../../../../templates/pages/console/access/sign-in.ts';
import { invitationPage, welcomePage } from '../../../../templates/pages/console/people/welcome-page.ts';
import { passesCsrfCheck } from '../../access/csrf.ts';
import type { Sessions } from '../../access/sessions.ts';
import { pageLocale } from '../../http/page-locale.ts';
import type { PeoplePorts } from './people-request.ts';

type Parts = { sessions: Sessions; ports: PeoplePorts & { people: People }; consoleUrl: string };

/**
 * Where an invitation leads. Not in the table of routes: whoever is invited has no role yet. GET is the same for
 * everybody who has not signed in; POST accepts one's own invitation only.
 */
export function addWelcomeRoutes(app: Hono, parts: Parts): void {
  app.get('/welcome', (context) => show(context, parts));
  app.post('/welcome', (context) => accept(context, parts));
}

async function show(context: Context, { sessions, ports }: Parts): Promise<Response> {
  const locale = pageLocale(context);
  const session = await sessions.of(context);
  if (!session) return context.html(welcomePage(locale));
  const { user, formToken } = session;
  const person = user.standing && (await ports.people.find(personId(user.address)));
  if (!person) return context.redirect(`/?lang=${locale}`, 303);
  const all = await ports.organisations.list();
  const organisation = all.find(({ code }) => code === person.organisation);
  const place = organisation ? inLocale(organisation.name, locale) : '';
  const expired = isExpired(person, ports.now());
  return context.html(invitationPage(locale, { person, organisation: place, formToken, expired }));
}

async function accept(context: Context, { sessions, ports, consoleUrl }: Parts): Promise<Response> {
  const locale = pageLocale(context);
  const session = await sessions.of(context);
  if (!session) return context.redirect(`/welcome?lang=${locale}`, 303);
  const { user, formToken } = session;
  if (!(await passesCsrfCheck(context, { consoleUrl, formToken })))
    return context.html(noAccessPage(locale, 'foreignForm'), 403);
  const result = await acceptInvitation(user.address, ports);
  return context.redirect(result.kind === 'done' ? `/?lang=${locale}` : `/welcome?lang=${locale}`, 303);
}
