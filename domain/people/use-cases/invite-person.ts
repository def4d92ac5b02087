import type { Organisations } from '../../rollout/organisation.ts';
import { type Actor, type ChangePeoplePorts, changePeople, type PeopleResult } from '../change-people.ts';
import { readPersonForm } from '../person-form.ts';
import { decideInvitation } from '../person-steps.ts';

export type InvitePersonPorts = ChangePeoplePorts & { organisations: Pick<Organisations, 'list'> };

/** Invites somebody to sign in; their account and mail follow by queue. */
export async function invitePerson(
  form: unknown,
  actor: Actor,
  ports: InvitePersonPorts,
): Promise<PeopleResult> {
  const read = readPersonForm(form, await codesOf(ports));
  if (!read.ok) return { kind: 'problems', problems: read.problems };
  return changePeople(actor, (context) => decideInvitation(read.data, context), ports);
}

/** The codes of all organisations. */
export async function codesOf({
  organisations,
}: Pick<InvitePersonPorts, 'organisations'>): Promise<Set<string>> {
  return new Set((await organisations.list()).map(({ code }) => code));
}
