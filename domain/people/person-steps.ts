import type { UserRole } from '../rollout/user.ts';
import { recipientKey } from '../shared/email-address.ts';
import { type Problem, problemAt } from '../shared/problem.ts';
import type { AccessChange } from './access-change.ts';
import type { Actor, PeopleContext, PeopleDecision } from './change-people.ts';
import { type Grant, isExpired, type Person, type PersonEntry, personId, seenPerson } from './person.ts';
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

/** Whether somebody is a second person, whom nobody takes away alone: only the operator, when it is urgent. */
function isSecondPerson({ role, state }: Pick<Person, 'role' | 'state'>, actor: Actor): boolean {
  return role === 'approver' && state === 'active' && !actor.operator;
}

/** A person as shown on the page that the change comes from. */
export type PersonRef = { id: string; seen: string };

type Rule = (person: Person, context: PeopleContext) => PeopleDecision;

/** Applies a rule to a person as seen, who must be somebody else than the one who acts. */
export function onPerson({ id, seen }: PersonRef, context: PeopleContext, rule: Rule): PeopleDecision {
  const person = context.people.find((each) => each.id === id);
  if (!person) return { kind: 'unknown' };
  if (seenPerson(person) !== seen) return { kind: 'changed' };
  return isOwn(person, context.actor) ? failed(problemAt('', 'own-access')) : rule(person, context);
}

/** Invites somebody new, or who has ended; a strong role is proposed first. */
export function decideInvitation(form: PersonForm, context: PeopleContext): PeopleDecision {
  const { actor, people } = context;
  const id = personId(form.address);
  if (isOwn(form, actor)) return failed(problemAt('address', 'own-access'));
  const known = people.find((each) => each.id === id);
  if (known && known.state !== 'ended') return failed(problemAt('address', 'has-access'));
  const { role, organisation } = form;
  if (!needsSecond(form, actor)) return { steps: [invited({ id, ...form }, context)] };
  const proposal = { role, organisation, by: actor.by, at: context.at };
  const person: Person = { id, ...form, proposal, ...put('proposed', context) };
  return { steps: [{ person, did: 'proposed' }] };
}

/** Gives another role or organisation; a strong role is proposed first. */
export function decideGrant(grant: Grant): Rule {
  return (person, context) => {
    if (person.state === 'ended' || person.state === 'proposed') return { kind: 'unknown' };
    const { role, organisation } = grant;
    if (role === person.role && organisation === person.organisation) return { steps: [] };
    if (role !== person.role && isLastCoordinator(person, context))
      return failed(problemAt('role', 'last-coordinator'));
    const { proposal: _old, ...rest } = person;
    const byTwo = needsSecond(grant, context.actor) || isSecondPerson(person, context.actor);
    if (role === person.role || !byTwo)
      return { steps: [{ person: { ...rest, role, organisation }, did: 'changed' }] };
    const proposal = { role, organisation, by: context.actor.by, at: context.at };
    return { steps: [{ person: { ...person, proposal }, did: 'proposed' }] };
  };
}

/** The second coordinator's word on a proposed role. */
export function decideProposal(word: 'confirm' | 'decline'): Rule {
  return (person, context) => {
    const { proposal, ...rest } = person;
    if (!proposal) return { kind: 'unknown' };
    if (word === 'decline') {
      const end = person.state === 'proposed' ? put('ended', context) : {};
      return { steps: [{ person: { ...rest, ...end }, did: 'declined' }] };
    }
    if (sameAddress(proposal.by, context.actor.by) && !context.actor.operator)
      return failed(problemAt('', 'second-person-needed'));
    if (proposal.end) return { steps: [{ person: endedBy(person, context), did: 'ended' }] };
    const { role, organisation } = proposal;
    if (role !== person.role && isLastCoordinator(person, context))
      return failed(problemAt('', 'last-coordinator'));
    const granted = { ...rest, role, organisation };
    return person.state === 'proposed'
      ? { steps: [invited(granted, context)] }
      : { steps: [{ person: granted, did: 'changed' }] };
  };
}

/** Ends somebody's access; an approver's is proposed first, and ended by a second coordinator who wants the same. */
export const decideEnd: Rule = (person, context) => {
  const { actor, at } = context;
  if (person.state === 'ended') return { steps: [] };
  if (isLastCoordinator(person, context)) return failed(problemAt('', 'last-coordinator'));
  const { proposal } = person;
  const isFirst = !proposal?.end || sameAddress(proposal.by, actor.by);
  if (!isSecondPerson(person, actor) || !isFirst)
    return { steps: [{ person: endedBy(person, context), did: 'ended' }] };
  const { role, organisation } = person;
  const next = { role, organisation, end: true as const, by: actor.by, at };
  return { steps: [{ person: { ...person, proposal: next }, did: 'proposed' }] };
};

function endedBy({ proposal: _gone, invitation: _old, ...rest }: Person, context: PeopleContext): Person {
  return { ...rest, ...put('ended', context) };
}

/** Asks for name and address of somebody who has ended to be erased. */
export const decideErasure: Rule = (person, { at }) => {
  if (person.state !== 'ended') return { kind: 'unknown' };
  if (person.erasureAskedAt !== undefined) return { steps: [] };
  return { steps: [{ person: { ...person, erasureAskedAt: at }, did: 'erased' }] };
};

/**
 * Makes a change again that is later than all that is known of the person. A strong role is proposed instead, as
 * it can no longer be told who confirmed it; an end takes away even the last coordinator's access.
 */
export function decideAgain(
  { person: id, did, role, organisation, at }: AccessChange,
  context: PeopleContext & { entries: readonly PersonEntry[] },
): PeopleDecision {
  const person = context.people.find((each) => each.id === id);
  if (!person) return { kind: 'unknown' };
  if (context.entries.some((entry) => entry.person === id && entry.at >= at)) return { steps: [] };
  if (did === 'changed') return grantedAgain(person, { role, organisation }, context);
  const ended: Person = person.state === 'ended' ? person : endedBy(person, context);
  if (did === 'ended') return { steps: person === ended ? [] : [{ person: ended, did }] };
  return { steps: [{ person: { ...ended, erasureAskedAt: at }, did }] };
}

function grantedAgain(person: Person, grant: Grant, { actor, at }: PeopleContext): PeopleDecision {
  if (person.state === 'ended' || person.state === 'proposed' || grant.role === person.role)
    return { steps: [] };
  if (BY_TWO.has(grant.role))
    return { steps: [{ person: { ...person, proposal: { ...grant, by: actor.by, at } }, did: 'proposed' }] };
  const { proposal: _old, ...rest } = person;
  return { steps: [{ person: { ...rest, ...grant }, did: 'changed' }] };
}

/** Ends the access of somebody about whom nothing is stored yet. */
export function decideVisitorEnd(
  visitor: Pick<Person, 'id' | 'name' | 'address' | 'role' | 'organisation'>,
  context: PeopleContext,
): PeopleDecision {
  if (context.people.some(({ id }) => id === visitor.id)) return { kind: 'changed' };
  if (isOwn(visitor, context.actor)) return failed(problemAt('', 'own-access'));
  const person: Person = { ...visitor, locale: 'sv', ...put('active', context) };
  if (isSecondPerson(person, context.actor)) return decideEnd(person, context);
  return { steps: [{ person: endedBy(person, context), did: 'ended' }] };
}

/** Invites again: with a new account, so also whoever has lost their second factor. */
export const decideRenewal: Rule = (person, context) => {
  if (person.state === 'ended' || person.state === 'proposed') return { kind: 'unknown' };
  // Until they accept, they are not a coordinator.
  if (isLastCoordinator(person, context) && !context.actor.operator)
    return failed(problemAt('', 'last-coordinator'));
  return { steps: [invited(person, context)] };
};

/** Whoever is invited accepts, at their first sign-in. */
export function decideAcceptance(context: PeopleContext): PeopleDecision {
  const person = context.people.find(({ id }) => id === personId(context.actor.by));
  if (!person || person.state === 'ended' || person.state === 'proposed') return { kind: 'unknown' };
  if (person.state === 'active') return { steps: [] };
  if (isExpired(person, context.at)) return failed(problemAt('', 'invitation-expired'));
  return { steps: [{ person: { ...person, ...put('active', context) }, did: 'accepted' }] };
}

type New = Omit<Person, 'state' | 'by' | 'since' | 'invitation'>;

function invited(person: New, context: PeopleContext): { person: Person; did: 'invited' } {
  const invitation = { at: context.at, by: context.actor.by, mail: 'waiting' as const };
  return { person: { ...person, ...put('invited', context), invitation }, did: 'invited' };
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
