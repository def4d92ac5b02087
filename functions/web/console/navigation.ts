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

/** Main navigation, in order, with the roles of each entry. Entries may belong to different functions. */
export const NAVIGATION: readonly Entry[] = [
  { path: '/', name: 'page.overview', roles: ['coordinator', 'approver', 'registrar', 'local-lead'] },
  { path: '/work', name: 'page.work', roles: ['coordinator', 'local-lead'] },
  { path: '/milestones/new', name: 'page.newMilestone', roles: ['coordinator'] },
  { path: '/newsletters', name: 'page.newsletters', roles: ['coordinator', 'approver', 'registrar'] },
  { path: '/press', name: 'page.press', roles: ['coordinator', 'approver', 'registrar', 'local-lead'] },
  { path: '/contacts', name: 'page.contacts', roles: ['coordinator', 'local-lead'] },
  { path: '/people', name: 'page.people', roles: ['coordinator'] },
  { path: '/controls', name: 'page.controls', roles: ['coordinator', 'approver'] },
  { path: '/organisations', name: 'page.organisations', roles: ['coordinator', 'local-lead'] },
  { path: '/catalogues', name: 'page.catalogue', roles: ['coordinator', 'approver', 'registrar'] },
  { path: '/register', name: 'page.register', roles: ['coordinator', 'registrar'] },
];

/** The entries for a user; `at` is the current path. */
export function pagesFor(user: User, locale: Language, at: string): Reader['pages'] {
  const say = frameWords(locale);
  return NAVIGATION.filter(({ roles }) => admissionOf(user, roles)).map(({ path, name }) => ({
    href: path,
    name: say(name),
    current: path === at,
  }));
}
