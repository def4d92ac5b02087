import { isErased } from '../../../../domain/contacts/alias.ts';
import type { PeopleResult } from '../../../../domain/people/change-people.ts';
import { type Person, personId } from '../../../../domain/people/person.ts';
import {
  changeGrant,
  changePerson,
  PERSON_STEPS,
  type PersonStep,
} from '../../../../domain/people/use-cases/change-person.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import type { PersonValues } from '../../../../templates/pages/console/people/person-fields.ts';
import {
  personAccessPage,
  type ToldOfPerson,
} from '../../../../templates/pages/console/people/person-page.ts';
import { inLanguage } from '../../../../templates/pages/shared/frame.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import { actorOf, COORDINATOR, type PeopleRequest, type PeopleRoute, viewOf } from './people-request.ts';

const TOLD: Readonly<Record<string, ToldOfPerson>> = {
  invited: 'told.invited',
  proposed: 'told.proposed',
  changed: 'told.changed',
  declined: 'told.declined',
  ended: 'told.ended',
  erased: 'told.erased',
};

/** What is told after a step. */
const DONE = {
  confirm: 'changed',
  decline: 'declined',
  renew: 'invited',
  end: 'ended',
  erase: 'erased',
} as const;

type Filled = { told?: ToldOfPerson | undefined; values?: PersonValues; problems?: readonly Problem[] };

async function show(request: PeopleRequest, filled: Filled): Promise<string | undefined> {
  const { ports, params, user } = request;
  const person = await ports.people.find(params.person ?? '');
  if (!person || isErased(person.address)) return undefined;
  const entries = (await ports.people.entries()).filter((entry) => entry.person === person.id);
  const own = personId(user.address) === person.id;
  const { by = '' } = person.proposal ?? {};
  const proposedByReader = person.proposal !== undefined && personId(by) === personId(user.address);
  return personAccessPage(await viewOf(request), { person, entries, own, proposedByReader, ...filled });
}

async function answer(
  request: PeopleRequest,
  result: PeopleResult,
  outcome: Filled & { done: string },
): Promise<PageAnswer> {
  const { params, locale } = request;
  const { done, ...filled } = outcome;
  if (result.kind === 'done') return { to: `${inLanguage(`/people/${params.person}`, locale)}&told=${done}` };
  if (result.kind === 'unknown') return 'not-there';
  const problems = result.kind === 'problems' ? result.problems : [];
  const told = result.kind === 'changed' ? ({ told: 'told.changedMeanwhile' } as const) : {};
  const page = await show(request, { ...filled, ...told, problems });
  return page === undefined ? 'not-there' : { page, status: told.told ? 409 : 422 };
}

const refOf = (request: PeopleRequest) => ({
  id: request.params.person ?? '',
  seen: field(request.form, 'seen'),
  actor: actorOf(request),
});

async function change(request: PeopleRequest): Promise<PageAnswer> {
  const { form, ports } = request;
  const values = { role: field(form, 'role'), organisation: field(form, 'organisation') };
  const wanted = { ...values, organisation: values.organisation === '' ? undefined : values.organisation };
  const result = await changeGrant(refOf(request), wanted, ports);
  const waits = result.kind === 'done' && result.people.some(({ proposal }) => proposal !== undefined);
  return answer(request, result, { done: waits ? 'proposed' : 'changed', values });
}

async function takeStep(request: PeopleRequest): Promise<PageAnswer> {
  const step = stepNamed(field(request.form, 'step'));
  if (!step) return 'not-there';
  const result = await changePerson(refOf(request), step, request.ports);
  const isSome = (is: (person: Person) => boolean) => result.kind === 'done' && result.people.some(is);
  const done = isSome(({ state }) => state === 'invited') ? 'invited' : endOf(step, isSome);
  return answer(request, result, { done });
}

/** An approver's end waits for a second coordinator, who may also confirm it. */
function endOf(step: PersonStep, isSome: (is: (person: Person) => boolean) => boolean): string {
  if (step === 'end' && isSome(({ proposal }) => proposal !== undefined)) return 'proposed';
  return isSome(({ state }) => state === 'ended') && step === 'confirm' ? 'ended' : DONE[step];
}

function stepNamed(name: string): PersonStep | undefined {
  return PERSON_STEPS.find((step) => step === name);
}

/** One person: what they may do, and every change of it. */
export const PERSON_PAGES: readonly PeopleRoute[] = [
  {
    method: 'GET',
    path: '/people/{person}',
    ...COORDINATOR,
    async answer(request) {
      const page = await show(request, { told: TOLD[request.query.told ?? ''] });
      return page === undefined ? 'not-there' : { page };
    },
  },
  { method: 'POST', path: '/people/{person}', ...COORDINATOR, answer: change },
  { method: 'POST', path: '/people/{person}/steps', ...COORDINATOR, answer: takeStep },
];
