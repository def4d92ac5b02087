import { type Admission, admissionOf, type User, type UserRole } from '../../../domain/rollout/user.ts';

type Some<T> = readonly [T, ...T[]];

/**
 * Who a route behind the sign-in is for, and how far they see through it. Every route of console and API states it; one without
 * roles cannot be written. `everything`: only for roles that see the whole country. `own`: the route itself keeps to the organisation of
 * `request.admission`. `{ organisation }`: the path parameter of this name is the organisation that the request is about.
 */
export type AccessRule =
  | { roles: Some<Exclude<UserRole, 'local-lead'>>; scope: 'everything' }
  | { roles: Some<UserRole>; scope: 'own' | { organisation: string } };

/**
 * Who a page outside of the sign-in is for: anyone, or whoever holds the signed link that its parameter `token` is part of. What
 * a link opens is kept by nobody on the way and by no search engine; what is for anyone says for how long it may be kept.
 */
export type PublicRule = { who: 'link-holder' } | { who: 'anyone'; cache: 'hour' | 'minute' | 'never' };

export type Access = { admission: Admission } | 'wrong-role' | 'not-there';

/** Decides whether a user gets in; another organisation is, to a local lead, one that is not there. */
export function authorize(
  user: User,
  { roles, scope }: AccessRule,
  params: Readonly<Record<string, string>>,
): Access {
  const admission = admissionOf(user, roles);
  if (!admission) return 'wrong-role';
  if (admission.everything) return { admission };
  if (scope === 'everything') return 'wrong-role';
  const foreign = scope !== 'own' && params[scope.organisation] !== admission.organisation;
  return foreign ? 'not-there' : { admission };
}

/** Whether somebody with this admission may see what belongs to an organisation. */
export function canSee(admission: Admission, organisation: string): boolean {
  return admission.everything || admission.organisation === organisation;
}
