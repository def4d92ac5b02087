import { type Admission, admissionOf, type User, type UserRole } from '../../../domain/rollout/user.ts';

type Some<T> = readonly [T, ...T[]];

/**
 * Access rule of a route behind the sign-in; required for every route of console and API. `everything`: only
 * roles that see the whole country. `own`: the route itself limits data to the organisation of
 * `request.admission`. `{ organisation }`: the path parameter that names the requested organisation.
 */
export type AccessRule =
  | { roles: Some<Exclude<UserRole, 'local-lead'>>; scope: 'everything' }
  | { roles: Some<UserRole>; scope: 'own' | { organisation: string } };

/**
 * Access to a page outside the sign-in: anyone, or holders of the signed link in its parameter `token`.
 * Linked pages are neither cached nor indexed; public ones state how long they may be cached.
 */
export type PublicRule =
  | { who: 'link-holder' }
  | { who: 'anyone'; cache: 'for-good' | 'hour' | 'minute' | 'seconds' | 'never' | Version };

/** Kept for good under a URL that names this version, for a minute under any other. */
export type Version = { version: string };

export type Access = { admission: Admission } | 'wrong-role' | 'not-there';

/** Whether a user is admitted; to a local lead, another organisation does not exist. */
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

/** Whether this admission covers an organisation's data. */
export function canSee(admission: Admission, organisation: string): boolean {
  return admission.everything || admission.organisation === organisation;
}
