import { admissionOf, type User } from '../../../domain/rollout/user.ts';
import type { Reader } from '../../../templates/pages/shared/page.ts';
import { type PageLocale, type PageWord, speak } from '../../../templates/pages/shared/words.ts';
import type { AccessRule } from '../access/access-rule.ts';

type Entry = { path: `/${string}`; name: PageWord; roles: AccessRule['roles'] };

/** The pages that one can go to from every page, in this order. They may be of different functions; each has these roles. */
export const NAVIGATION: readonly Entry[] = [
  { path: '/', name: 'overview', roles: ['coordinator', 'approver', 'registrar', 'local-lead'] },
  { path: '/work', name: 'work', roles: ['coordinator', 'local-lead'] },
  { path: '/milestones/new', name: 'newMilestone', roles: ['coordinator'] },
  { path: '/newsletters', name: 'newsletters', roles: ['coordinator', 'approver', 'registrar'] },
  { path: '/press', name: 'press', roles: ['coordinator', 'approver', 'registrar', 'local-lead'] },
  { path: '/contacts', name: 'contacts', roles: ['coordinator', 'local-lead'] },
  { path: '/organisations', name: 'organisations', roles: ['coordinator', 'local-lead'] },
  { path: '/catalogues', name: 'catalogue', roles: ['coordinator', 'approver', 'registrar'] },
  { path: '/register', name: 'register', roles: ['coordinator', 'registrar'] },
];

/** The pages that this user can go to; `at` is the path of the page that they are on. */
export function pagesFor(user: User, locale: PageLocale, at: string): Reader['pages'] {
  const say = speak(locale);
  return NAVIGATION.filter(({ roles }) => admissionOf(user, roles)).map(({ path, name }) => ({
    href: path,
    name: say(name),
    current: path === at,
  }));
}
