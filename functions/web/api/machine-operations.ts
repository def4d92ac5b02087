import type { MachineScope, User } from '../../../domain/rollout/user.ts';
import type { ApiFacts } from './api-route.ts';

const READ = ['read'] as const;
const EITHER = ['read', 'draft'] as const;
const DRAFT = ['draft'] as const;

/**
 * Which operations of the API are for machines, with the scopes of which one is enough; what is not here is for people.
 * `read`: what is about organisations, groups, texts and figures. Whatever names those who receive, ask or are to be
 * called, or what is not public before its hour, is in no scope.
 */
export const MACHINE_OPERATIONS: Readonly<Record<string, readonly MachineScope[]>> = {
  'GET /api/rollouts': EITHER,
  'GET /api/rollouts/{rollout}/organisations': EITHER,
  'GET /api/organisations/{organisation}': READ,
  'GET /api/organisations/{organisation}/participations/{rollout}': READ,
  'GET /api/rollouts/{rollout}/milestones': READ,
  'GET /api/milestones/{milestone}': READ,
  'GET /api/status-feed': READ,
  'GET /api/rollouts/{rollout}/dispatches': READ,
  'GET /api/rollouts/{rollout}/changes': READ,
  'GET /api/sending': READ,
  'GET /api/calendar': READ,

  'GET /api/milestones/{milestone}/ledger': READ,
  'GET /api/milestones/{milestone}/ledger/organisations': READ,
  'GET /api/organisations/{organisation}/milestones/{milestone}/obligations': READ,
  'GET /api/milestones/{milestone}/sign-offs': READ,
  'GET /api/organisations/{organisation}/sign-offs/{milestone}': READ,
  'GET /api/milestones/{milestone}/verified-reach': READ,
  'GET /api/rollouts/{rollout}/goals': READ,
  'GET /api/rollouts/{rollout}/goals/changes': READ,
  'GET /api/rollouts/{rollout}/accounts/{quarter}': READ,
  'GET /api/register': READ,
  'GET /api/register/{organisation}/{dispatch}': READ,
  'GET /api/rollouts/{rollout}/news': READ,

  'GET /api/catalogues/{catalogue}': EITHER,
  'GET /api/catalogues/{catalogue}/check/{rollout}': READ,
  'GET /api/catalogues/{catalogue}/messages/{topic}': READ,

  'GET /api/rollouts/{rollout}/drafts': EITHER,
  'GET /api/rollouts/{rollout}/drafts/{milestone}': EITHER,
  'POST /api/rollouts/{rollout}/drafts': DRAFT,
};

/** The scopes of which a machine needs one for an operation; none if it is for people. */
export function machineScopes({ method, path }: Pick<ApiFacts, 'method' | 'path'>): readonly MachineScope[] {
  return MACHINE_OPERATIONS[`${method} ${path}`] ?? [];
}

/** Whether an operation is for a user of this kind: for a person it is, for a machine with one of its scopes. */
export function inScope(
  { machine }: Pick<User, 'machine'>,
  route: Pick<ApiFacts, 'method' | 'path'>,
): boolean {
  return machine === undefined || machineScopes(route).some((scope) => machine.scopes.includes(scope));
}
