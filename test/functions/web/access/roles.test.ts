import { beforeAll, describe, expect, it } from 'vitest';
import { planOrganisation } from '../../../../domain/milestone/use-cases/plan-organisation.ts';
import { type UserRole, userRoleSchema } from '../../../../domain/rollout/user.ts';
import { API_ROUTES } from '../../../../functions/web/api/api-routes.ts';
import { CONTACT_API } from '../../../../functions/web/api/contacts/contact-api.ts';
import { PEOPLE_API } from '../../../../functions/web/api/people/people.ts';
import { PRESS_ROUTES } from '../../../../functions/web/api/press/press-releases.ts';
import { CONTACT_PAGES } from '../../../../functions/web/console/contacts/contact-pages.ts';
import { NAVIGATION } from '../../../../functions/web/console/navigation.ts';
import { PEOPLE_PAGES } from '../../../../functions/web/console/people/people-pages.ts';
import { PRESS_PAGES } from '../../../../functions/web/console/press/press-pages.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';
import { aConsole, aUser, CONSOLE_URL, formTokenOn } from '../fixtures/a-console.ts';
import { aHome } from '../fixtures/a-home.ts';
import { aRolloutImport } from '../fixtures/a-rollout-import.ts';
import { ALL_PAGES } from '../fixtures/all-pages.ts';
import { someContacts } from '../fixtures/some-contacts.ts';
import { somePeople } from '../fixtures/some-people.ts';
import { handedInReleases, somePress } from '../fixtures/some-press.ts';

const ROUTES = [...API_ROUTES, ...CONTACT_API, ...PRESS_ROUTES, ...PEOPLE_API, ...ALL_PAGES];
const OF_PRESS = new Set<string>([...PRESS_ROUTES, ...PRESS_PAGES].map(({ path }) => path));
const OF_PEOPLE = new Set<string>([...PEOPLE_API, ...PEOPLE_PAGES].map(({ path }) => path));
const OF_CONTACTS = new Set([...CONTACT_API, ...CONTACT_PAGES].map(({ path }) => path));
const ROLES = userRoleSchema.options;
// Göteborg is there and another lead's; 9999 is nobody's. The words that only Göteborg's rows have:
const FOREIGN = ['1480', '9999'];
const GOTEBORG = /1480|Göteborg|Gothenburg|eva\.sten|Eva Sten/;
const SHARED = 'shared-2026';
const [OWN, OTHERS] = ['malmo-2026', 'goteborg-2026'];
const NATIONAL: UserRole[] = ['coordinator', 'approver', 'registrar'];

/** Who may use what, written out by hand: the routes' own data must say the same. */
const EXPECTED: Record<string, readonly UserRole[]> = {
  'GET /': ROLES,
  'GET /find': ROLES,
  'GET /calendar': ROLES,
  'GET /api/calendar': ROLES,
  'GET /api/status-feed': NATIONAL,
  'GET /api/webhooks': ['coordinator'],
  'GET /webhooks': ['coordinator'],
  'POST /webhooks': ['coordinator'],
  'POST /webhooks/{webhook}/rotate': ['coordinator'],
  'POST /webhooks/{webhook}/test': ['coordinator'],
  'POST /webhooks/{webhook}/replay': ['coordinator'],
  'POST /webhooks/{webhook}/resume': ['coordinator'],
  'POST /webhooks/{webhook}/end': ['coordinator'],
  'GET /machines': ['coordinator'],
  'POST /machines': ['coordinator'],
  'POST /machines/{machine}/confirm': ['coordinator'],
  'POST /machines/{machine}/end': ['coordinator'],
  'POST /api/webhooks': ['coordinator'],
  'POST /api/webhooks/{webhook}/rotate': ['coordinator'],
  'POST /api/webhooks/{webhook}/test': ['coordinator'],
  'POST /api/webhooks/{webhook}/replay': ['coordinator'],
  'POST /api/webhooks/{webhook}/resume': ['coordinator'],
  'POST /api/webhooks/{webhook}/end': ['coordinator'],
  'POST /organisations/{organisation}/teams/address': ['coordinator', 'local-lead'],
  'POST /organisations/{organisation}/teams/test': ['coordinator', 'local-lead'],
  'POST /organisations/{organisation}/teams/remove': ['coordinator', 'local-lead'],
  'GET /calendar-addresses': ROLES,
  'POST /calendar-addresses': ROLES,
  'POST /calendar-addresses/{address}/revoke': ROLES,
  'GET /overview': NATIONAL,
  'GET /plan': NATIONAL,
  'GET /work': ['coordinator', 'local-lead'],
  'POST /organisations/{organisation}/work': ['coordinator', 'local-lead'],
  'POST /organisations/{organisation}/work/undo': ['coordinator', 'local-lead'],
  'GET /organisations/{organisation}/work': ['coordinator', 'local-lead'],
  'GET /organisations/{organisation}/work/{milestone}/{channel}': ['coordinator', 'local-lead'],
  'POST /organisations/{organisation}/work/{milestone}/{channel}': ['coordinator', 'local-lead'],
  'GET /organisations/{organisation}/sign-off/{milestone}': ['coordinator', 'local-lead'],
  'POST /organisations/{organisation}/sign-off/{milestone}': ['coordinator', 'local-lead'],
  'GET /api/organisations/{organisation}/sign-offs/{milestone}': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/sign-offs/{milestone}': ['coordinator', 'local-lead'],
  'GET /api/milestones/{milestone}/sign-offs': NATIONAL,
  'GET /organisations/{organisation}/follow-ups/{milestone}/{contact}': ['coordinator', 'local-lead'],
  'POST /organisations/{organisation}/follow-ups/{milestone}/{contact}': ['coordinator', 'local-lead'],
  'GET /follow-ups': ['coordinator'],
  'GET /api/follow-ups': ['coordinator'],
  'GET /api/organisations/{organisation}/follow-ups': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/follow-ups/{milestone}/{contact}': ['coordinator', 'local-lead'],
  'GET /organisations/{organisation}/work/news': ['coordinator', 'local-lead'],
  'POST /organisations/{organisation}/work/news': ['coordinator', 'local-lead'],
  'GET /news/new': ['coordinator'],
  'POST /news/new': ['coordinator'],
  'POST /news/{rollout}/{news}/take-back': ['coordinator', 'local-lead'],
  'GET /newsletters': NATIONAL,
  'GET /organisations/{organisation}/newsletters': ['coordinator', 'local-lead'],
  'GET /organisations/{organisation}/newsletters/{rollout}': ROLES,
  'GET /organisations/{organisation}/newsletters/{rollout}/texts/{text}': ROLES,
  'GET /organisations/{organisation}/newsletters/{rollout}/texts/{text}/mail': ROLES,
  'POST /organisations/{organisation}/newsletters/{rollout}/texts/{text}/to-me': ROLES,
  'POST /organisations/{organisation}/packets/{milestone}': ['coordinator', 'local-lead'],
  'GET /milestones/{milestone}/ledger': NATIONAL,
  'GET /milestones/{milestone}/ledger.csv': NATIONAL,
  'GET /milestones/{milestone}/ledger.xlsx': NATIONAL,
  'GET /milestones/{milestone}/ledger.json': NATIONAL,
  'GET /milestones/{milestone}/ledger/{organisation}/{group}': NATIONAL,
  'GET /milestones/{milestone}/unreached': NATIONAL,
  'GET /milestones/{milestone}/unreached.csv': NATIONAL,
  'GET /milestones/{milestone}/unreached.json': NATIONAL,
  'GET /organisations/{organisation}/ledger/{milestone}': ['coordinator', 'local-lead'],
  'GET /organisations/{organisation}/ledger/{milestone}/ledger.csv': ['coordinator', 'local-lead'],
  'GET /organisations/{organisation}/ledger/{milestone}/{group}': ['coordinator', 'local-lead'],
  'GET /reach/{rollout}/account': NATIONAL,
  'GET /reach/{rollout}/account.csv': NATIONAL,
  'GET /reach/{rollout}/account.docx': NATIONAL,
  'GET /reach/{rollout}/account.json': NATIONAL,
  'GET /reach/{rollout}/goals': NATIONAL,
  'GET /reach/{rollout}/goals/new': ['coordinator'],
  'POST /reach/{rollout}/goals/new': ['coordinator'],
  'GET /reach/{rollout}/goals/{group}/{milestone}': ['coordinator'],
  'POST /reach/{rollout}/goals/{group}/{milestone}': ['coordinator'],
  'POST /reach/{rollout}/goals/{group}/{milestone}/remove': ['coordinator'],
  'GET /reach/{rollout}/trends': NATIONAL,
  'GET /reach/{rollout}/trends.csv': NATIONAL,
  'GET /reach/{rollout}/trends.json': NATIONAL,
  'GET /reach/{rollout}/unreachable': NATIONAL,
  'GET /reach/{rollout}/unreachable.csv': NATIONAL,
  'GET /reach/{rollout}/unreachable.json': NATIONAL,
  'GET /register': ['coordinator', 'registrar'],
  'GET /register.csv': ['coordinator', 'registrar'],
  'GET /register.xlsx': ['coordinator', 'registrar'],
  'GET /register.json': ['coordinator', 'registrar'],
  'GET /register.zip': ['coordinator', 'registrar'],
  'GET /register-package.zip': ['coordinator', 'registrar'],
  'GET /milestones/new': ['coordinator'],
  'POST /drafts/{rollout}': ['coordinator'],
  'GET /drafts/{rollout}/{id}': ['coordinator'],
  'GET /drafts/{rollout}/{id}/edit': ['coordinator'],
  'POST /drafts/{rollout}/{id}/preview': ['coordinator'],
  'POST /drafts/{rollout}/{id}/trigger': ['coordinator'],
  'GET /drafts/{rollout}/{id}/organisations/{organisation}': ['coordinator'],
  'GET /drafts/{rollout}/{id}/organisations/{organisation}/texts/{text}': ['coordinator'],
  'GET /drafts/{rollout}/{id}/organisations/{organisation}/texts/{text}/mail': ['coordinator'],
  'POST /drafts/{rollout}/{id}/organisations/{organisation}/texts/{text}/to-me': ['coordinator'],
  'GET /prepare/{rollout}/{milestone}': ['coordinator'],
  'POST /prepare/{rollout}/{milestone}': ['coordinator'],
  'GET /counters/{rollout}/{id}': ['coordinator', 'approver'],
  'GET /counters/{rollout}/{id}/edit': ['coordinator'],
  'POST /counters/{rollout}/{id}/approve': ['approver'],
  'POST /counters/{rollout}/{id}/fire': ['coordinator'],
  'POST /counters/{rollout}/{id}/withdraw': ['coordinator'],
  'GET /counters/{rollout}/{id}/organisations/{organisation}': ['coordinator', 'approver'],
  'GET /counters/{rollout}/{id}/organisations/{organisation}/texts/{text}': ['coordinator', 'approver'],
  'GET /counters/{rollout}/{id}/organisations/{organisation}/texts/{text}/mail': ['coordinator', 'approver'],
  'POST /counters/{rollout}/{id}/organisations/{organisation}/texts/{text}/to-me': [
    'coordinator',
    'approver',
  ],
  'GET /api/rollouts/{rollout}/drafts': ['coordinator'],
  'POST /api/rollouts/{rollout}/drafts': ['coordinator'],
  'GET /api/rollouts/{rollout}/drafts/{milestone}': ['coordinator'],
  'GET /api/rollouts/{rollout}/prepared-counters': ['coordinator', 'approver'],
  'POST /api/rollouts/{rollout}/prepared-counters': ['coordinator'],
  'GET /api/rollouts/{rollout}/prepared-counters/{counter}': ['coordinator', 'approver'],
  'GET /api/rollouts/{rollout}/prepared-counters/{counter}/organisations/{organisation}': [
    'coordinator',
    'approver',
  ],
  'POST /api/rollouts/{rollout}/prepared-counters/{counter}/approval': ['approver'],
  'POST /api/rollouts/{rollout}/prepared-counters/{counter}/fire': ['coordinator'],
  'POST /api/rollouts/{rollout}/prepared-counters/{counter}/withdrawal': ['coordinator'],
  'GET /milestones/{milestone}': NATIONAL,
  'GET /milestones/{milestone}/progress': NATIONAL,
  'POST /milestones/{milestone}/approve': ['approver'],
  'POST /milestones/{milestone}/reject': ['approver'],
  'POST /milestones/{milestone}/stop': ['coordinator', 'approver'],
  'GET /milestones/{milestone}/organisations/{organisation}': ['coordinator', 'approver'],
  'GET /milestones/{milestone}/organisations/{organisation}/texts/{text}': ['coordinator', 'approver'],
  'GET /milestones/{milestone}/organisations/{organisation}/texts/{text}/mail': ['coordinator', 'approver'],
  'POST /milestones/{milestone}/organisations/{organisation}/texts/{text}/to-me': ['coordinator', 'approver'],
  'GET /milestones/{milestone}/holders': ['coordinator', 'approver'],
  'GET /milestones/{milestone}/unknown': ['coordinator'],
  'POST /milestones/{milestone}/unknown': ['coordinator'],
  'GET /milestones/{milestone}/failed': ['coordinator'],
  'POST /milestones/{milestone}/failed': ['coordinator'],
  'GET /restore': ['coordinator'],
  'POST /restore': ['coordinator'],
  'GET /controls': ['coordinator', 'approver'],
  'POST /controls/{change}': ['coordinator', 'approver'],
  'GET /api/controls': ['coordinator', 'approver'],
  'GET /api/controls/notes': ['coordinator', 'approver'],
  'POST /api/controls/{change}': ['coordinator', 'approver'],
  'GET /catalogues': NATIONAL,
  'GET /catalogues/{catalogue}': NATIONAL,
  'GET /catalogues/{catalogue}/check/{rollout}': NATIONAL,
  'GET /catalogues/{catalogue}/messages/{topic}': ['coordinator'],
  'POST /catalogues/{catalogue}/messages/{topic}': ['coordinator'],
  'GET /catalogues/{catalogue}/groups/{group}': ['coordinator'],
  'POST /catalogues/{catalogue}/groups/{group}': ['coordinator'],
  'GET /organisations': ['coordinator', 'local-lead'],
  'GET /organisations/{organisation}': ['coordinator', 'local-lead'],
  'POST /organisations/{organisation}/{rollout}': ['coordinator', 'local-lead'],
  'GET /facts/{rollout}': NATIONAL,
  'POST /facts/{rollout}': ['coordinator'],
  'POST /facts/{rollout}/preview': ['coordinator'],
  'GET /import-rollout': ['coordinator'],
  'POST /import-rollout': ['coordinator'],
  'GET /import-rollout/example.zip': ['coordinator'],
  'GET /import-rollout/{rollout}': ['coordinator'],
  'POST /import-rollout/drafts': ['coordinator'],
  'GET /import-rollout/drafts/{draft}': ['coordinator'],
  'GET /import-rollout/drafts/{draft}/file': ['coordinator'],
  'GET /import-rollout/drafts/{draft}/starter': ['coordinator'],
  'POST /import-rollout/drafts/{draft}/starter': ['coordinator'],
  'POST /import-rollout/drafts/{draft}/load': ['coordinator'],
  'POST /import-rollout/drafts/{draft}/discard': ['coordinator'],
  ...Object.fromEntries(
    [
      ...['basics', 'policy', 'milestones', 'messages', 'channels', 'groups', 'facts', 'organisations'],
      ...['milestones/{item}', 'messages/{item}', 'channels/{item}', 'groups/{item}', 'facts/{item}'],
      ...['organisations/{item}', 'messages/{item}/{tongue}'],
    ].flatMap((page): [string, UserRole[]][] => [
      [`GET /import-rollout/drafts/{draft}/${page}`, ['coordinator']],
      [`POST /import-rollout/drafts/{draft}/${page}`, ['coordinator']],
    ]),
  ),
  'POST /import-rollout/drafts/{draft}/milestones/{item}/remove': ['coordinator'],
  'POST /import-rollout/drafts/{draft}/messages/{item}/remove': ['coordinator'],
  'POST /import-rollout/drafts/{draft}/channels/{item}/remove': ['coordinator'],
  'POST /import-rollout/drafts/{draft}/groups/{item}/remove': ['coordinator'],
  'POST /import-rollout/drafts/{draft}/facts/{item}/remove': ['coordinator'],
  'POST /import-rollout/drafts/{draft}/organisations/{item}/remove': ['coordinator'],
  'GET /contacts': ['coordinator', 'local-lead'],
  'GET /contacts.csv': ['coordinator', 'local-lead'],
  'GET /contacts/import': ['coordinator', 'local-lead'],
  'GET /contacts/import/example.csv': ['coordinator', 'local-lead'],
  'POST /contacts/import': ['coordinator', 'local-lead'],
  'GET /contacts/import/{import}': ['coordinator', 'local-lead'],
  'POST /contacts/import/{import}': ['coordinator', 'local-lead'],
  'GET /contacts/{organisation}/new': ['coordinator', 'local-lead'],
  'POST /contacts/{organisation}/new': ['coordinator', 'local-lead'],
  'GET /contacts/{organisation}/{person}': ['coordinator', 'local-lead'],
  'POST /contacts/{organisation}/{person}': ['coordinator', 'local-lead'],
  'POST /contacts/{organisation}/{person}/roles': ['coordinator', 'local-lead'],
  'POST /contacts/{organisation}/{person}/export': ['coordinator', 'local-lead'],
  'GET /contacts/{organisation}/{person}/erase': ['coordinator', 'local-lead'],
  'POST /contacts/{organisation}/{person}/erase': ['coordinator', 'local-lead'],
  'GET /people': ['coordinator'],
  'GET /people/invite': ['coordinator'],
  'POST /people/invite': ['coordinator'],
  'GET /people/leads': ['coordinator'],
  'POST /people/leads': ['coordinator'],
  'POST /people/unsent': ['coordinator'],
  'POST /people/visitors/{person}': ['coordinator'],
  'GET /people/{person}': ['coordinator'],
  'POST /people/{person}': ['coordinator'],
  'POST /people/{person}/steps': ['coordinator'],
  'GET /api/people': ['coordinator'],
  'POST /api/people': ['coordinator'],
  'GET /api/people/leads': ['coordinator'],
  'POST /api/people/leads': ['coordinator'],
  'GET /api/people/{person}': ['coordinator'],
  'POST /api/people/{person}': ['coordinator'],
  'POST /api/people/{person}/steps': ['coordinator'],
  'GET /questions': ['coordinator', 'local-lead'],
  'GET /questions/new': ['coordinator', 'local-lead'],
  'POST /questions/new': ['coordinator', 'local-lead'],
  'POST /questions/{rollout}/{question}/spoken': ['coordinator', 'local-lead'],
  'POST /questions/{rollout}/{question}/owner': ['coordinator', 'local-lead'],
  'GET /questions/{rollout}/{question}': ['coordinator', 'local-lead'],
  'POST /questions/{rollout}/{question}': ['coordinator', 'local-lead'],
  'POST /questions/{rollout}/{question}/close': ['coordinator', 'local-lead'],
  'POST /questions/{rollout}/{question}/withdraw': ['coordinator', 'local-lead'],
  'POST /questions/{rollout}/{question}/forget': ['coordinator', 'local-lead'],
  'GET /press': ROLES,
  'GET /press/new': ['coordinator'],
  'POST /press/new': ['coordinator'],
  'GET /press/{release}': ROLES,
  'GET /press/{release}/edit': ['coordinator', 'local-lead'],
  'POST /press/{release}/edit': ['coordinator', 'local-lead'],
  'GET /press/{release}/editions': ['coordinator'],
  'GET /press/{release}/editions/{organisation}': ['coordinator', 'local-lead'],
  'POST /press/{release}/editions/{organisation}': ['coordinator', 'local-lead'],
  'POST /press/{release}/submit': ['coordinator', 'local-lead'],
  'POST /press/{release}/approve': ['approver'],
  'POST /press/{release}/reject': ['approver'],
  'POST /press/{release}/schedule': ['coordinator'],
  'GET /press/{release}/withdraw': ['coordinator', 'approver'],
  'POST /press/{release}/withdraw': ['coordinator', 'approver'],
  'GET /press/{release}/versions/{version}/texts/{language}': ROLES,
  'GET /press/{release}/versions/{version}/texts/{language}/mail': ROLES,
  'POST /press/{release}/versions/{version}/texts/{language}/to-me': ROLES,
  'GET /press/{release}/versions/{version}/texts/{language}/page': ROLES,
  'GET /press/{release}/images/{image}': ROLES,
  'GET /api/press-releases': ROLES,
  'GET /api/press-releases/{release}': ROLES,
  'POST /api/press-releases': ['coordinator', 'local-lead'],
  'POST /api/press-releases/{release}/correction': ['coordinator', 'local-lead'],
  'POST /api/press-releases/{release}/images': ['coordinator', 'local-lead'],
  'POST /api/press-releases/{release}/submission': ['coordinator', 'local-lead'],
  'POST /api/press-releases/{release}/approval': ['approver'],
  'POST /api/press-releases/{release}/schedule': ['coordinator'],
  'POST /api/press-releases/{release}/withdrawal': ['coordinator', 'approver'],
  'POST /api/milestones': ['coordinator'],
  'GET /api/milestones/{milestone}': ROLES,
  'GET /api/milestones/{milestone}/ledger': ROLES,
  'POST /api/milestones/{milestone}/approval': ['approver'],
  'POST /api/milestones/{milestone}/stop': ['coordinator', 'approver'],
  'POST /api/previews': ['coordinator', 'approver'],
  'POST /api/previews/organisations/{organisation}': ['coordinator', 'approver'],
  'GET /api/rollouts': ROLES,
  'GET /api/rollouts/{rollout}/accounts/{quarter}': NATIONAL,
  'GET /api/rollouts/{rollout}/goals': NATIONAL,
  'POST /api/rollouts/{rollout}/goals': ['coordinator'],
  'GET /api/rollouts/{rollout}/goals/changes': NATIONAL,
  'GET /api/milestones/{milestone}/verified-reach': NATIONAL,
  'POST /api/milestones/{milestone}/rejection': ['approver'],
  'POST /api/press-releases/{release}/rejection': ['approver'],
  'POST /api/organisations/{organisation}/tasks/{task}/reopening': ['coordinator', 'local-lead'],
  'GET /api/rollouts/{rollout}/organisations': NATIONAL,
  'GET /api/rollouts/{rollout}/milestones': ROLES,
  'GET /api/rollouts/{rollout}/dispatches': NATIONAL,
  'GET /api/rollouts/{rollout}/changes': NATIONAL,
  'POST /api/changes': ['coordinator'],
  'POST /api/changes/preview': ['coordinator'],
  'GET /api/rollouts/{rollout}/news': ROLES,
  'POST /api/news': ['coordinator', 'local-lead'],
  'POST /api/rollouts/{rollout}/news/{news}/take-back': ['coordinator', 'local-lead'],
  'GET /api/questions': ['coordinator', 'local-lead'],
  'POST /api/rollouts/{rollout}/questions/{question}/answer': ['coordinator', 'local-lead'],
  'POST /api/rollouts/{rollout}/enquiries': ['coordinator', 'local-lead'],
  'POST /api/rollouts/{rollout}/questions/{question}/owner': ['coordinator', 'local-lead'],
  'POST /api/rollouts/{rollout}/questions/{question}/spoken': ['coordinator', 'local-lead'],
  'POST /api/rollouts/{rollout}/questions/{question}/withdraw': ['coordinator', 'local-lead'],
  'POST /api/rollouts/{rollout}/questions/{question}/close': ['coordinator', 'local-lead'],
  'POST /api/rollouts/{rollout}/questions/{question}/forget': ['coordinator', 'local-lead'],
  'GET /api/catalogues/{catalogue}': ROLES,
  'GET /api/refusals': NATIONAL,
  'GET /api/organisations/{organisation}': ROLES,
  'GET /api/organisations/{organisation}/contacts': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/contacts': ['coordinator', 'local-lead'],
  'GET /api/organisations/{organisation}/contacts/{contact}': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/contacts/{contact}': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/contacts/{contact}/roles': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/contacts/{contact}/export': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/contacts/{contact}/erasure': ['coordinator', 'local-lead'],
  'POST /api/contact-imports': ['coordinator', 'local-lead'],
  'GET /api/contact-imports/{import}': ['coordinator', 'local-lead'],
  'GET /api/contact-imports/{import}/changes': ['coordinator', 'local-lead'],
  'POST /api/contact-imports/{import}/confirmation': ['coordinator', 'local-lead'],
  'GET /api/organisations/{organisation}/tasks': ['coordinator', 'local-lead'],
  'GET /api/organisations/{organisation}/tasks/{task}': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/tasks/{task}/confirmation': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/tasks/{task}/return': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/tasks/{task}/handover': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/packets/{milestone}': ['coordinator', 'local-lead'],
  'POST /api/organisations/{organisation}/tasks/{task}/waiver': ['coordinator'],
  'GET /api/rollouts/{rollout}/overdue': NATIONAL,
  'GET /api/milestones/{milestone}/ledger/organisations': NATIONAL,
  'GET /api/milestones/{milestone}/ledger/{organisation}/{group}': NATIONAL,
  'GET /api/milestones/{milestone}/unreached': NATIONAL,
  'GET /api/milestones/{milestone}/holders': ['coordinator', 'approver'],
  'GET /api/milestones/{milestone}/unknown': ['coordinator'],
  'POST /api/milestones/{milestone}/unknown': ['coordinator'],
  'GET /api/sending': ['coordinator', 'approver', 'registrar'],
  'GET /api/milestones/{milestone}/failed': ['coordinator'],
  'POST /api/milestones/{milestone}/failed': ['coordinator'],
  'GET /api/catalogues/{catalogue}/check/{rollout}': NATIONAL,
  'GET /api/catalogues/{catalogue}/messages/{topic}': NATIONAL,
  'POST /api/catalogues/{catalogue}/messages/{topic}': ['coordinator'],
  'POST /api/catalogues/{catalogue}/groups/{group}': ['coordinator'],
  'GET /api/organisations/{organisation}/participations/{rollout}': ROLES,
  'POST /api/organisations/{organisation}/participations/{rollout}': ['coordinator', 'local-lead'],
  'GET /api/register': ['coordinator', 'registrar'],
  'GET /api/register/{organisation}/{dispatch}': ['coordinator', 'registrar'],
  'GET /api/organisations/{organisation}/milestones/{milestone}/obligations': ROLES,
};

let site: ReturnType<typeof aConsole>;
let home: ReturnType<typeof aHome>;
let contacts: ReturnType<typeof someContacts>;
let press: ReturnType<typeof somePress>;
let people: Awaited<ReturnType<typeof somePeople>>;
let importUpload: ReturnType<typeof aRolloutImport>;
/** The token that the forms of each role have. */
const formTokens = new Map<string, string>();

beforeAll(async () => {
  const world = await lendingWorld();
  const planned = async (id: string, organisations: string[]) => {
    const version = await world.catalogues.currentVersion('lending');
    const catalogueVersion = version ?? 'none';
    await world.milestones.accept(aMilestone({ id, organisations, catalogueVersion }), {});
    for (const organisation of organisations) await planOrganisation({ dispatchId: id, organisation }, world);
  };
  await planned(SHARED, ['1280', '1480']);
  await planned(OWN, ['1280']);
  await planned(OTHERS, ['1480']);
  // Released, so that there is work by hand in both places.
  const set = { approvedHash: (await world.milestones.find(SHARED))?.planHash ?? '', approvedBy: 'Anna Ek' };
  await world.milestones.advance(SHARED, { from: 'planned', to: 'approved', set, at: 1 });
  const users = { 'no-role': aUser('coordinator', { roles: [] }) };
  site = aConsole(world, { users });
  home = aHome(world, site);
  contacts = someContacts(world, site);
  people = await somePeople(world, site);
  press = somePress(await handedInReleases(world), site);
  importUpload = aRolloutImport(world, site);
  for (const role of ROLES) formTokens.set(role, formTokenOn(await (await site.browse(role, '/')).text()));
});

type Route = (typeof ROUTES)[number];
const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const filled = (path: string, organisation: string, milestone: string) =>
  path
    .replace('{organisation}', organisation)
    .replace('{release}', path.includes('{organisation}') ? 'gear-for-all' : `gear-for-all-${organisation}`)
    .replace('{version}', '1')
    .replace('{language}', 'sv')
    .replace('{milestone}', milestone)
    .replace('{rollout}', 'lending')
    .replace('{quarter}', '2026-q4')
    .replace('{catalogue}', 'lending')
    .replace('{topic}', 'why')
    .replace('{group}', 'clerks')
    .replace('{channel}', 'meeting')
    .replaceAll(/\{\w+\}/g, 'anything');

/** A body that is good nowhere, of the type that the route takes. */
function bodyOf({ method, path }: Route): RequestInit {
  if (method !== 'POST') return {};
  const type = path === '/api/contact-imports' ? 'text/csv' : 'application/json';
  return { body: '{}', headers: { 'content-type': type } };
}

/** Asks in every way that the route could be let in by. */
function ask(route: Route, who: string, path: string): Promise<Response> | Response {
  const { method } = route;
  const first = ['/', '/find', '/calendar'].includes(route.path) ? home : site;
  const listed = OF_PEOPLE.has(route.path) ? people : first;
  const rest = route.path.startsWith('/import-rollout') ? importUpload : listed;
  const beside = OF_PRESS.has(route.path) ? press : rest;
  const { browse } = OF_CONTACTS.has(route.path) ? contacts : beside;
  if (route.path.startsWith('/api/')) {
    const { body, headers } = bodyOf(route);
    const authorization = `Bearer ${who}`;
    return browse(who, path, { method, ...(body ? { body } : {}), headers: { ...headers, authorization } });
  }
  const form = new URLSearchParams({ formToken: formTokens.get(who) ?? 'none' });
  return browse(who, path, method === 'POST' ? { method, body: form, headers: { origin: CONSOLE_URL } } : {});
}

describe('every route', () => {
  it('states its roles, and they are those that were meant', () => {
    expect(Object.fromEntries(ROUTES.map((route) => [nameOf(route), [...route.roles].toSorted()]))).toEqual(
      Object.fromEntries(Object.entries(EXPECTED).map(([name, roles]) => [name, [...roles].toSorted()])),
    );
  });

  it('that everybody is offered is one of them, for the same roles', () => {
    for (const { path, roles } of NAVIGATION)
      expect([path, [...(EXPECTED[`GET ${path}`] ?? [])].toSorted()]).toEqual([path, [...roles].toSorted()]);
  });

  it.each(ROUTES.map((route) => [nameOf(route), route] as const))(
    '%s admits its roles and nobody else',
    async (_, route) => {
      for (const role of ROLES) {
        const { status } = await ask(route, role, filled(route.path, '1280', SHARED));
        // A body of {} is not good anywhere, which is said only to those who may.
        if (route.roles.some((each) => each === role))
          expect([200, 201, 202, 303, 400, 404, 409, 422]).toContain(status);
        else expect(status).toBe(403);
      }
      expect((await ask(route, 'no-role', filled(route.path, '1280', SHARED))).status).toBe(403);
      expect((await ask(route, 'nobody', filled(route.path, '1280', SHARED))).status).toBe(401);
    },
  );
});

/** Asks every route for every organisation and milestone, and notes whether the answer tells of Göteborg. */
async function walk(who: UserRole): Promise<{ route: string; path: string; tells: boolean }[]> {
  const asked = [];
  for (const route of ROUTES) {
    for (const organisation of ['1280', ...FOREIGN]) {
      for (const milestone of [SHARED, OWN, OTHERS]) {
        for (const path of variants(filled(route.path, organisation, milestone))) {
          const text = await (await ask(route, who, path)).text();
          asked.push({ route: nameOf(route), path, tells: GOTEBORG.test(text) });
        }
      }
    }
  }
  return asked;
}

const variants = (path: string) => [
  path,
  `${path}/`,
  path.toUpperCase(),
  `${path}%2f`,
  `${path}?organisation=1280`,
  `/${path}`,
];

describe('a local lead of Malmö', () => {
  it('sees nothing of Göteborg on any route, in any way of writing its path', async () => {
    const asked = await walk('local-lead');
    expect(asked).toHaveLength(ROUTES.length * 3 * 3 * 6);
    expect(asked.filter(({ tells }) => tells)).toEqual([]);
  });

  it('is kept from it by being one: a coordinator on the same walk sees a lot of it', async () => {
    expect((await walk('coordinator')).filter(({ tells }) => tells).length).toBeGreaterThan(30);
  });

  it('gets the same response for what is another’s and for what does not exist', async () => {
    // By the function that answers, whose headers of pages differ.
    const answers = new Map<string, Set<string>>();
    const parameters = ROUTES.filter(
      ({ path, roles }) =>
        /\{(organisation|milestone)\}/.test(path) && roles.some((role) => role === 'local-lead'),
    );
    for (const route of parameters) {
      const byOrganisation = route.path.includes('{organisation}');
      const cases = byOrganisation
        ? FOREIGN.map((organisation) => filled(route.path, organisation, SHARED))
        : [OTHERS, 'nowhere', '!'].map((milestone) => filled(route.path, '1280', milestone));
      for (const path of cases) {
        const answer = await ask(route, 'local-lead', path);
        const kind = `${OF_CONTACTS.has(route.path)} ${route.path.startsWith('/api/')}`;
        const given = `${answer.status} ${[...answer.headers].join()} ${await answer.text()}`;
        answers.set(kind, (answers.get(kind) ?? new Set()).add(given));
      }
    }
    expect(parameters.length).toBeGreaterThan(4);
    expect(answers.size).toBe(4);
    for (const [kind, given] of answers) {
      expect([kind, given.size]).toEqual([kind, 1]);
      const type = kind.endsWith('true') ? /^404 .*application\/problem\+json/ : /^404 .*text\/html/;
      expect([...given][0]).toMatch(type);
    }
  });

  it('sees the own organisation on all of them', async () => {
    for (const path of [
      '/',
      '/api/organisations/1280',
      '/api/organisations/1280/contacts',
      '/api/organisations/1280/tasks',
      `/api/milestones/${SHARED}`,
      `/api/milestones/${SHARED}/ledger`,
    ]) {
      const { call } = path.endsWith('/contacts') ? contacts : site;
      const answer = await (['/', '/find'].includes(path)
        ? home.browse('local-lead', path)
        : call('local-lead', path));
      expect([path, answer.status]).toEqual([path, 200]);
    }
    expect(await (await site.call('local-lead', '/api/rollouts/lending/milestones')).text()).not.toContain(
      OTHERS,
    );
    expect(await (await site.call('coordinator', '/api/rollouts/lending/milestones')).text()).toContain(
      OTHERS,
    );
  });

  it('without an organisation is admitted nowhere', async () => {
    const { organisation: _none, ...lost } = aUser('local-lead');
    const lone = aConsole(await lendingWorld(), { users: { lost } });
    expect((await lone.call('lost', '/api/rollouts')).status).toBe(403);
    expect((await lone.browse('lost', '/work')).status).toBe(403);
  });
});

describe('a user with two roles', () => {
  it('gets what either gives', async () => {
    const both = aUser('local-lead', { roles: ['local-lead', 'registrar'] });
    const pair = aConsole(await lendingWorld(), { users: { both } });
    expect((await pair.call('both', '/api/organisations/1480')).status).toBe(200);
    const people = someContacts(await lendingWorld(), pair);
    expect((await people.call('both', '/api/organisations/1280/contacts')).status).toBe(200);
    expect((await people.call('both', '/api/organisations/1480/contacts')).status).toBe(404);
  });
});
