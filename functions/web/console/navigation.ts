import { admissionOf, type User } from '../../../domain/rollout/user.ts';
import type { Reader } from '../../../templates/pages/shared/page.ts';
import { type FrameWords, frameWords } from '../../../templates/words/frame.gen.ts';
import type { Language } from '../../../templates/words/languages.ts';
import type { WordKey } from '../../../templates/words/speaker.ts';
import type { AccessRule } from '../access/access-rule.ts';

type Entry = {
  path: `/${string}`;
  name: Extract<WordKey<FrameWords>, `page.${string}`>;
  roles: AccessRule['roles'];
};

/** A place in the head with the pages that it leads to; `below`: where all other paths of the place begin. */
type Place = {
  name: Extract<WordKey<FrameWords>, `place.${string}` | 'page.home'>;
  pages: readonly Entry[];
  below?: readonly string[];
};

const ALL = ['coordinator', 'approver', 'registrar', 'local-lead'] as const;
const NATIONAL = ['coordinator', 'approver', 'registrar'] as const;
const EITHER = ['coordinator', 'local-lead'] as const;

/** The head of every page, in order. Pages may belong to different functions. */
const PLACES: readonly Place[] = [
  { name: 'page.home', pages: [{ path: '/', name: 'page.home', roles: ALL }] },
  {
    name: 'place.plan',
    pages: [
      { path: '/plan', name: 'page.plan', roles: NATIONAL },
      { path: '/milestones/new', name: 'page.newMilestone', roles: ['coordinator'] },
      { path: '/calendar', name: 'page.calendar', roles: ALL },
    ],
    below: ['/calendar-addresses', '/drafts', '/counters', '/prepare', '/facts'],
  },
  {
    name: 'place.state',
    pages: [
      { path: '/overview', name: 'page.overview', roles: NATIONAL },
      { path: '/work', name: 'page.work', roles: EITHER },
      { path: '/questions', name: 'page.questions', roles: EITHER },
      { path: '/register', name: 'page.register', roles: ['coordinator', 'registrar'] },
    ],
    below: [
      '/milestones',
      '/reach',
      '/questions',
      '/follow-ups',
      '/organisations/{organisation}/follow-ups',
      '/organisations/{organisation}/work',
      '/organisations/{organisation}/ledger',
    ],
  },
  {
    name: 'place.press',
    pages: [
      { path: '/press', name: 'page.press', roles: ALL },
      { path: '/newsletters', name: 'page.newsletters', roles: NATIONAL },
    ],
    below: ['/press', '/news', '/organisations/{organisation}/newsletters'],
  },
  {
    name: 'place.people',
    pages: [
      { path: '/contacts', name: 'page.contacts', roles: EITHER },
      { path: '/people', name: 'page.people', roles: ['coordinator'] },
      { path: '/controls', name: 'page.controls', roles: ['coordinator', 'approver'] },
      { path: '/webhooks', name: 'page.webhooks', roles: ['coordinator'] },
      { path: '/machines', name: 'page.machines', roles: ['coordinator'] },
    ],
    below: ['/contacts', '/people', '/webhooks', '/machines'],
  },
  {
    name: 'place.catalogue',
    pages: [
      { path: '/catalogues', name: 'page.catalogue', roles: NATIONAL },
      { path: '/organisations', name: 'page.organisations', roles: EITHER },
    ],
    below: ['/catalogues', '/organisations', '/import-rollout'],
  },
];

/** Every page that the head leads to. */
export const NAVIGATION: readonly Entry[] = PLACES.flatMap(({ pages }) => pages);

/** The places for a user, and the pages of the one in which the current path `at` is. */
export function pagesFor(user: User, locale: Language, at: string): Pick<Reader, 'pages' | 'within'> {
  const say = frameWords(locale);
  const places = PLACES.map((place) => ({
    ...place,
    pages: place.pages.filter(({ roles }) => admissionOf(user, roles)),
  })).filter(({ pages }) => pages.length > 0);
  const here =
    places.find(({ pages }) => pages.some(({ path }) => path === at)) ??
    places.find(({ below = [] }) => below.some((start) => isBelow(at, start)));
  const entry = ({ path, name }: Entry) => ({ href: path, name: say(name), current: path === at });
  return {
    // A place of one page is called as the page is.
    pages: places.flatMap((place) => {
      const [first, ...more] = place.pages;
      if (!first) return [];
      const name = say(more.length > 0 ? place.name : first.name);
      return [{ href: first.path, name, current: first.path === at || place === here }];
    }),
    within:
      here && here.pages.length > 1 ? { name: say(here.name), pages: here.pages.map(entry) } : undefined,
  };
}

/** Whether a path begins so, part by part; what is in braces is any part. */
function isBelow(path: string, start: string): boolean {
  const parts = path.split('/');
  return start.split('/').every((part, place) => part.startsWith('{') || part === parts[place]);
}
