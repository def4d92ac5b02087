import type { UserRole } from '../rollout/user.ts';
import { recipientKey } from '../shared/email-address.ts';
import { type Problem, problemAt } from '../shared/problem.ts';
import type { Actor, PeopleContext, PeopleDecision } from './change-people.ts';
import { type Grant, isExpired, type Person, personId, seenPerson } from './person.ts';
import type { PersonForm } from './person-form.ts';

/**
 * Roles that can weaken a control: whoever could give them alone could approve what they trigger, under a
 * second name.
 */
const BY_TWO: ReadonlySet<UserRole> = new Set(['coordinator', 'approver']);

/** Whether a role takes effect only once a second coordinator has confirmed it. */
export function needsSecond({ role }: Grant, actor: Actor): boolean {
  return BY_TWO.has(role) && !actor.operator;
}

/** A person as shown on the page that the change comes from. */
export type PersonRef = { id: string; seen: string };

type Rule = (person: Person, standing: PeopleContext) => PeopleDecision;

/** Applies a rule to a person as seen, who must be somebody else than the one who acts. */
export function onPerson({ id, seen }: PersonRef, standing: PeopleContext, rule: Rule): PeopleDecision {
  const person = standing.people.find((each) => each.id === id);
  if (!person) return { kind: 'unknown' };
  if (seenPerson(person) !== seen) return { kind: 'changed' };
  return isOwn(person, standing.actor) ? failed(problemAt('', 'own-access')) : rule(person, standing);
}

/** Invites somebody new, or who has ended; a strong role is proposed first. */
export function decideInvitation(form: PersonForm, standing: PeopleContext): PeopleDecision {
  const { actor, people } = standing;
  const id = personId(form.address);
  if (isOwn(form, actor)) return failed(problemAt('address', 'own-access'));
  const known = people.find((each) => each.id === id);
  if (known && known.state !== 'ended') return failed(problemAt('address', 'has-access'));
  const { role, organisation } = form;
  if (!needsSecond(form, actor)) return { steps: [invited({ id, ...form }, standing)] };
  const proposal = { role, organisation, by: actor.by, at: standing.at };
  const person: Person = { id, ...form, proposal, ...put('proposed', standing) };
  return { steps: [{ person, did: 'proposed' }] };
}

/** Gives another role or organisation; a strong role is proposed first. */
export function decideGrant(grant: Grant): Rule {
  return (person, standing) => {
    if (person.state === 'ended' || person.state === 'proposed') return { kind: 'unknown' };
    const { role, organisation } = grant;
    if (role === person.role && organisation === person.organisation) return { steps: [] };
    if (role !== person.role && isLastCoordinator(person, standing))
      return failed(problemAt('role', 'last-coordinator'));
    const { proposal: _old, ...rest } = person;
    if (role === person.role || !needsSecond(grant, standing.actor))
      return { steps: [{ person: { ...rest, role, organisation }, did: 'changed' }] };
    const proposal = { role, organisation, by: standing.actor.by, at: standing.at };
    return { steps: [{ person: { ...person, proposal }, did: 'proposed' }] };
  };
}

/** The second coordinator's word on a proposed role. */
export function decideProposal(word: 'confirm' | 'decline'): Rule {
  return (person, standing) => {
    const { proposal, ...rest } = person;
    if (!proposal) return { kind: 'unknown' };
    if (word === 'decline') {
      const end = person.state === 'proposed' ? put('ended', standing) : {};
      return { steps: [{ person: { ...rest, ...end }, did: 'declined' }] };
    }
    if (sameAddress(proposal.by, standing.actor.by) && !standing.actor.operator)
      return failed(problemAt('', 'second-person-needed'));
    const { role, organisation } = proposal;
    if (role !== person.role && isLastCoordinator(person, standing))
      return failed(problemAt('', 'last-coordinator'));
    const granted = { ...rest, role, organisation };
    return person.state === 'proposed'
      ? { steps: [invited(granted, standing)] }
      : { steps: [{ person: granted, did: 'changed' }] };
  };
}

/** Ends somebody's access. */
export const decideEnd: Rule = (person, standing) => {
  if (person.state === 'ended') return { steps: [] };
  if (isLastCoordinator(person, standing)) return failed(problemAt('', 'last-coordinator'));
  const { proposal: _gone, invitation: _old, ...rest } = person;
  return { steps: [{ person: { ...rest, ...put('ended', standing) }, did: 'ended' }] };
};

/** Ends the access of somebody about whom nothing is stored yet. */
export function decideVisitorEnd(
  visitor: Pick<Person, 'id' | 'name' | 'address' | 'role' | 'organisation'>,
  standing: PeopleContext,
): PeopleDecision {
  if (standing.people.some(({ id }) => id === visitor.id)) return { kind: 'changed' };
  if (isOwn(visitor, standing.actor)) return failed(problemAt('', 'own-access'));
  return { steps: [{ person: { ...visitor, locale: 'sv', ...put('ended', standing) }, did: 'ended' }] };
}

/** Invites anew: with a new account, so also whoever has lost their second factor. */
export const decideRenewal: Rule = (person, standing) => {
  if (person.state === 'ended' || person.state === 'proposed') return { kind: 'unknown' };
  // Until they accept, they are no coordinator.
  if (isLastCoordinator(person, standing) && !standing.actor.operator)
    return failed(problemAt('', 'last-coordinator'));
  return { steps: [invited(person, standing)] };
};

/** Whoever is invited accepts, at their first sign-in. */
export function decideAcceptance(standing: PeopleContext): PeopleDecision {
  const person = standing.people.find(({ id }) => id === personId(standing.actor.by));
  if (!person || person.state === 'ended' || person.state === 'proposed') return { kind: 'unknown' };
  if (person.state === 'active') return { steps: [] };
  if (isExpired(person, standing.at)) return failed(problemAt('', 'invitation-expired'));
  return { steps: [{ person: { ...person, ...put('active', standing) }, did: 'accepted' }] };
}

type New = Omit<Person, 'state' | 'by' | 'since' | 'invitation'>;

function invited(person: New, standing: PeopleContext): { person: Person; did: 'invited' } {
  const invitation = { at: standing.at, by: standing.actor.by, mail: 'waiting' as const };
  return { person: { ...person, ...put('invited', standing), invitation }, did: 'invited' };
}

function put<S extends Person['state']>(state: S, { actor, at }: PeopleContext) {
  return { state, by: actor.by, since: at };
}

function isLastCoordinator(person: Person, { people }: PeopleContext): boolean {
  const coordinators = people.filter(({ role, state }) => role === 'coordinator' && state === 'active');
  return coordinators.length === 1 && coordinators[0]?.id === person.id;
}

function isOwn({ address }: Pick<Person, 'address'>, { by, operator }: Actor): boolean {
  return !operator && sameAddress(address, by);
}

function sameAddress(one: string, other: string): boolean {
  return recipientKey(one) === recipientKey(other);
}

function failed(...problems: Problem[]): PeopleDecision {
  return { kind: 'problems', problems };
}
