import * as z from 'zod';
import { isUnsent, personStateSchema } from '../../../../domain/people/person.ts';
import { findPeople, type PeopleSearch } from '../../../../domain/people/use-cases/find-people.ts';
import { inviteLeads, listLeads } from '../../../../domain/people/use-cases/invite-leads.ts';
import { invitePerson } from '../../../../domain/people/use-cases/invite-person.ts';
import { endVisitor, listVisitors } from '../../../../domain/people/use-cases/list-visitors.ts';
import { userRoleSchema } from '../../../../domain/rollout/user.ts';
import { leadsPage } from '../../../../templates/pages/console/people/leads-page.ts';
import { peopleListPage } from '../../../../templates/pages/console/people/people-page.ts';
import { invitePersonPage } from '../../../../templates/pages/console/people/person-page.ts';
import { inLanguage } from '../../../../templates/pages/shared/frame.ts';
import { peopleWords } from '../../../../templates/words/people.gen.ts';
import { taking } from '../../http/add-pages.ts';
import { field, fields } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import { actorOf, COORDINATOR, type PeopleRequest, type PeopleRoute, viewOf } from './people-request.ts';
import { PERSON_PAGES } from './person-pages.ts';

const countSchema = z.coerce.number().int().min(0).max(100_000);
const searchSchema = z.object({
  query: z.object({
    text: z.string().max(120).optional(),
    role: userRoleSchema.optional(),
    organisation: z.string().max(32).optional(),
    state: personStateSchema.optional(),
    leads: countSchema.optional(),
    told: z.enum(['invited', 'ended']).optional(),
  }),
});

const list = taking<PeopleRequest, z.infer<typeof searchSchema>>(
  searchSchema,
  async (request, { query: { leads, told, ...search } }) => {
    const say = peopleWords(request.locale);
    const notice = leads === undefined ? told && say(`told.${told}`) : say('told.leads', { count: leads });
    return showList(request, search, notice);
  },
);

async function showList(request: PeopleRequest, search: PeopleSearch, told?: string): Promise<PageAnswer> {
  const { ports } = request;
  const [found, visitors] = [await findPeople(search, ports), await listVisitors(ports)];
  return { page: peopleListPage(await viewOf(request), { search, found, visitors, told }) };
}

function valuesIn({ form }: PeopleRequest) {
  const { name = '', address = '', role = '', organisation = '', locale = '' } = fields(form);
  return { name, address, role, organisation, locale };
}

async function invite(request: PeopleRequest): Promise<PageAnswer> {
  const { ports, locale } = request;
  const values = valuesIn(request);
  const { organisation } = values;
  const wanted = { ...values, organisation: organisation === '' ? undefined : organisation };
  const result = await invitePerson(wanted, actorOf(request), ports);
  if (result.kind === 'problems') {
    const page = invitePersonPage(await viewOf(request), { values, problems: result.problems });
    return { page, status: 422 };
  }
  const [person] = result.kind === 'done' ? result.people : [];
  if (!person) return { to: inLanguage('/people', locale) };
  const told = person.state === 'proposed' ? 'proposed' : 'invited';
  return { to: `${inLanguage(`/people/${person.id}`, locale)}&told=${told}` };
}

async function inviteChosenLeads(request: PeopleRequest): Promise<PageAnswer> {
  const { form, ports, locale } = request;
  const names = Object.keys(form).filter((name) => name.startsWith('lead-') && field(form, name) === 'yes');
  const chosen = new Set(names.map((name) => name.slice('lead-'.length)));
  const invited = await inviteLeads(chosen, actorOf(request), ports);
  return { to: `${inLanguage('/people', locale)}&leads=${invited}` };
}

/** Who may sign in. Exact paths come before those with parameters. */
export const PEOPLE_PAGES: readonly PeopleRoute[] = [
  { method: 'GET', path: '/people', ...COORDINATOR, ...list },
  {
    method: 'GET',
    path: '/people/invite',
    ...COORDINATOR,
    answer: async (request) => ({ page: invitePersonPage(await viewOf(request)) }),
  },
  {
    method: 'POST',
    path: '/people/invite',
    ...COORDINATOR,
    answer: invite,
    refill: async (request) => ({
      page: invitePersonPage(await viewOf(request), { values: valuesIn(request), problems: [] }),
    }),
  },
  {
    method: 'GET',
    path: '/people/leads',
    ...COORDINATOR,
    answer: async (request) => ({ page: leadsPage(await viewOf(request), await listLeads(request.ports)) }),
  },
  { method: 'POST', path: '/people/leads', ...COORDINATOR, answer: inviteChosenLeads },
  {
    method: 'POST',
    path: '/people/unsent',
    ...COORDINATOR,
    async answer({ ports, locale }) {
      const { people } = await ports.people.read();
      await ports.accountJobs.enqueue(people.filter(isUnsent).map(({ id }) => ({ person: id })));
      return { to: `${inLanguage('/people', locale)}&told=invited` };
    },
  },
  {
    method: 'POST',
    path: '/people/visitors/{person}',
    ...COORDINATOR,
    async answer(request) {
      const id = request.params.person ?? '';
      const result = await endVisitor({ id, actor: actorOf(request) }, request.ports);
      const told = result.kind === 'done' ? '&told=ended' : '';
      return result.kind === 'unknown'
        ? 'not-there'
        : { to: `${inLanguage('/people', request.locale)}${told}` };
    },
  },
  ...PERSON_PAGES,
];
