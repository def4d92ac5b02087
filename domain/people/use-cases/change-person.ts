import { type Actor, changePeople, type PeopleResult } from '../change-people.ts';
import { readGrantForm } from '../person-form.ts';
import {
  decideAcceptance,
  decideEnd,
  decideErasure,
  decideGrant,
  decideProposal,
  decideRenewal,
  onPerson,
  type PersonRef,
} from '../person-steps.ts';
import { codesOf, type InvitePersonPorts } from './invite-person.ts';

/** What can be done with somebody's access, beside giving another role. */
export const PERSON_STEPS = ['confirm', 'decline', 'renew', 'end', 'erase'] as const;
export type PersonStep = (typeof PERSON_STEPS)[number];

const STEPS = {
  confirm: decideProposal('confirm'),
  decline: decideProposal('decline'),
  renew: decideRenewal,
  end: decideEnd,
  erase: decideErasure,
} as const satisfies Record<PersonStep, unknown>;

type By = PersonRef & { actor: Actor };

/** Gives somebody another role or organisation. */
export async function changeGrant(
  { actor, ...ref }: By,
  form: unknown,
  ports: InvitePersonPorts,
): Promise<PeopleResult> {
  const read = readGrantForm(form, await codesOf(ports));
  if (!read.ok) return { kind: 'problems', problems: read.problems };
  return changePeople(actor, (context) => onPerson(ref, context, decideGrant(read.data)), ports);
}

/** Confirms or declines a proposed role, invites again, ends, or erases whoever has ended. */
export async function changePerson(
  { actor, ...ref }: By,
  step: PersonStep,
  ports: Omit<InvitePersonPorts, 'organisations'>,
): Promise<PeopleResult> {
  return changePeople(actor, (context) => onPerson(ref, context, STEPS[step]), ports);
}

/** Accepts one's own invitation. */
export async function acceptInvitation(
  address: string,
  ports: Omit<InvitePersonPorts, 'organisations'>,
): Promise<PeopleResult> {
  return changePeople({ by: address }, decideAcceptance, ports);
}
