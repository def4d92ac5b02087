import * as z from 'zod';
import type { PeopleResult } from '../../domain/people/change-people.ts';
import {
  INVITATION_DAYS,
  isExpired,
  type Person,
  personId,
  personStateSchema,
  seenPerson,
} from '../../domain/people/person.ts';
import { changePerson } from '../../domain/people/use-cases/change-person.ts';
import { matching } from '../../domain/people/use-cases/find-people.ts';
import { invitePerson } from '../../domain/people/use-cases/invite-person.ts';
import { userRoleSchema } from '../../domain/rollout/user.ts';
import { emailAddressSchema } from '../../domain/shared/email-address.ts';
import { problemLine } from '../../templates/words/problem-sentence.ts';
import { command, optionalTextInput, textInput } from '../cli/command.ts';
import { CommandFailure, nothingDone } from '../cli/command-failure.ts';
import { textTable } from '../text-table.ts';

const address = emailAddressSchema.meta({ description: 'the mail address of the person', value: 'address' });
const by = emailAddressSchema.meta({ description: 'your mail address, stored and shown', value: 'address' });

export const PEOPLE_COMMANDS = [
  command({
    name: 'people list',
    description: 'List who may sign in, and as what.',
    example: 'people list --role coordinator',
    arguments: {},
    options: {
      role: userRoleSchema.optional().meta({ description: 'only this role', value: 'role' }),
      state: personStateSchema.optional().meta({
        description: 'proposed, invited, active or ended; all but ended without it',
        value: 'state',
      }),
    },
    reads: true,
    run: async (search, { operator }) => {
      const found = matching((await operator.people.read()).people, search);
      const rows = found.map((person) => [
        person.address,
        person.name,
        person.role,
        person.organisation ?? '',
        stateOf(person, operator.now()),
      ]);
      const head = ['address', 'name', 'role', 'organisation', 'state'];
      return { text: found.length > 0 ? textTable(head, rows) : 'Nobody.', data: found };
    },
  }),
  command({
    name: 'people invite',
    description: 'Invite somebody to sign in. You alone may name coordinators: the first ones, and anew.',
    example:
      'people invite --address maja.holm@kansli.example --name "Maja Holm" --role coordinator ' +
      '--by drift@kansli.example',
    arguments: {},
    options: {
      address,
      name: textInput('the name of the person', 'name'),
      role: userRoleSchema.meta({ description: userRoleSchema.options.join(', '), value: 'role' }),
      organisation: optionalTextInput('the organisation of a local lead', 'code'),
      locale: z.string().default('sv').meta({ description: 'the language of the mail', value: 'language' }),
      by,
    },
    run: async ({ by, ...form }, { operator }) => {
      const actor = { by, operator: true };
      const known = await operator.people.find(personId(form.address));
      // Invited before: the mail may be lost, or the phone.
      const again = known && known.state !== 'ended' && known.role === form.role;
      const result = again
        ? await changePerson({ id: known.id, seen: seenPerson(known), actor }, 'renew', operator)
        : await invitePerson(form, actor, operator);
      requireDone(result);
      return {
        text:
          `Invited ${form.address} as ${form.role}. The mail leaves within a minute; ` +
          `the invitation holds for ${INVITATION_DAYS} days.`,
      };
    },
  }),
  command({
    name: 'people end',
    description: 'End somebody’s access: they are out with their next click.',
    example: 'people end --address maja.holm@kansli.example --by drift@kansli.example',
    arguments: {},
    options: { address, by },
    run: async ({ address, by }, { operator }) => {
      const person = await operator.people.find(personId(address));
      if (!person) throw new CommandFailure(`Nobody with access has the address ${address}.`);
      const ref = { id: person.id, seen: seenPerson(person), actor: { by, operator: true } };
      requireDone(await changePerson(ref, 'end', operator));
      return { text: `Ended ${address}.` };
    },
  }),
  command({
    name: 'people erase',
    description:
      'Erase name and address of somebody whose access has ended; otherwise after 90 days by itself.',
    example: 'people erase --address maja.holm@kansli.example --by drift@kansli.example',
    arguments: {},
    options: { address, by },
    run: async ({ address, by }, { operator }) => {
      const person = await operator.people.find(personId(address));
      if (person?.state !== 'ended') throw new CommandFailure(`No ended access has the address ${address}.`);
      const ref = { id: person.id, seen: seenPerson(person), actor: { by, operator: true } };
      requireDone(await changePerson(ref, 'erase', operator));
      return { text: 'Name and address are erased within a minute.' };
    },
  }),
];

function requireDone(result: PeopleResult): void {
  if (result.kind === 'problems') throw nothingDone(result.problems.map((found) => problemLine(found, 'en')));
  if (result.kind !== 'done')
    throw new CommandFailure('Somebody else has changed them meanwhile: try again.');
}

function stateOf(person: Person, now: number): string {
  return isExpired(person, now) ? 'invitation expired' : person.state;
}
