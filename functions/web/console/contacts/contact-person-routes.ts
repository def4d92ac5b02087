import { type Contact, contactId, successorsOf } from '../../../../domain/contacts/contact.ts';
import { editContact } from '../../../../domain/contacts/use-cases/edit-contact.ts';
import { endRoles } from '../../../../domain/contacts/use-cases/end-roles.ts';
import { erasePerson } from '../../../../domain/privacy/use-cases/erase-person.ts';
import { exportPerson } from '../../../../domain/privacy/use-cases/export-person.ts';
import { type Problem, problemAt } from '../../../../domain/shared/problem.ts';
import {
  erasePage,
  newPersonPage,
  personPage,
  type ToldOfContact,
} from '../../../../templates/pages/console/contacts/contact.ts';
import { personExportPage } from '../../../../templates/pages/console/contacts/person-export.ts';
import { inLanguage } from '../../../../templates/pages/shared/frame.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { ContactRequest, ContactRoute } from './contact-request.ts';

const PERSON = '/contacts/{organisation}/{person}';
const TOLD: Readonly<Record<string, ToldOfContact>> = {
  saved: 'told.saved',
  ended: 'told.ended',
  resumed: 'told.resumed',
};

type Show = (request: ContactRequest, person: Contact) => PageAnswer | Promise<PageAnswer>;

/** Requires an existing person. */
function withPerson(show: Show): (request: ContactRequest) => Promise<PageAnswer> {
  return async (request) => {
    const { organisation = '', person: id = '' } = request.params;
    const { contacts } = await request.ports.contactStore.read([organisation]);
    const person = contacts.find((contact) => contactId(contact) === id);
    return person ? show(request, person) : 'not-there';
  };
}

const pathOf = ({ organisation = '', person = '' }: ContactRequest['params']) =>
  `/contacts/${organisation}/${person}`;

function told(request: ContactRequest, id: string, what: string): PageAnswer {
  const { organisation = '' } = request.params;
  return { to: `${inLanguage(`/contacts/${organisation}/${id}`, request.view.locale)}&told=${what}` };
}

/** Reads the form of a person; a new one has no id. */
function formOf({ form, directory, params }: ContactRequest) {
  const values = {
    name: field(form, 'name'),
    address: field(form, 'address'),
    locale: field(form, 'locale'),
    phone: field(form, 'phone'),
    seen: field(form, 'seen'),
    roles: [...directory.roles.keys()].filter((role) => field(form, `role-${role}`) === 'yes'),
  };
  return { ...values, organisation: params.organisation ?? '', id: params.person };
}

const save: Show = async (request, person) => {
  const { view, directory, ports, by } = request;
  const values = formOf(request);
  const result = await editContact(values, { by, directory }, ports);
  switch (result.kind) {
    case 'saved':
      return told(request, result.id, 'saved');
    case 'problems':
      return { page: personPage(view, person, { values, problems: result.problems }), status: 422 };
    case 'changed':
      return { page: personPage(view, person, { told: 'told.changedMeanwhile' }), status: 409 };
    case 'unknown':
      return 'not-there';
  }
};

async function add(request: ContactRequest): Promise<PageAnswer> {
  const { view, directory, ports, by, params } = request;
  const values = formOf(request);
  const result = await editContact(values, { by, directory }, ports);
  if (result.kind === 'saved') return told(request, result.id, 'saved');
  const problems = result.kind === 'problems' ? result.problems : [];
  return { page: newPersonPage(view, params.organisation ?? '', { values, problems }), status: 422 };
}

const roles: Show = async (request, person) => {
  const { view, ports, by, form, params } = request;
  const { organisation = '', person: id = '' } = params;
  const resume = field(form, 'wish') === 'resume';
  const result = await endRoles({ organisation, id, by, seen: field(form, 'seen'), resume }, ports);
  if (result === 'unknown') return 'not-there';
  if (result === 'changed')
    return { page: personPage(view, person, { told: 'told.changedMeanwhile' }), status: 409 };
  return told(request, id, result);
};

async function handOut({ view, ports, by, form, params }: ContactRequest): Promise<PageAnswer> {
  const { organisation = '', person: id = '' } = params;
  const data = await exportPerson({ organisation, id, by }, ports);
  if (!data) return 'not-there';
  return field(form, 'as') === 'json'
    ? {
        file: JSON.stringify(data, null, 2),
        name: `person-${id}.json`,
      }
    : { page: personExportPage(view, data, pathOf(params)) };
}

async function eraseForm(
  { view, ports }: ContactRequest,
  person: Contact,
  problems: readonly Problem[] = [],
): Promise<string> {
  const { contacts } = await ports.contactStore.read([person.organisation]);
  return erasePage(view, person, { successors: successorsOf(person, contacts), problems });
}

const erase: Show = async (request, person) => {
  const { view, ports, by, form, params } = request;
  const { organisation = '', person: id = '' } = params;
  const successor = field(form, 'successor') || undefined;
  const result = await erasePerson({ organisation, id, by, successor }, ports);
  if (result.kind === 'unknown') return 'not-there';
  if (result.kind === 'no-successor') {
    const problem = problemAt('successor', 'unknown', { what: 'colleague', value: successor ?? '' });
    return { page: await eraseForm(request, person, [problem]), status: 422 };
  }
  const what = result.kind === 'erased' ? 'erased' : 'waits';
  return {
    to: `${inLanguage('/contacts', view.locale)}&organisation=${organisation}&${what}=${result.cancelled}`,
  };
};

export const PERSON_ROUTES: readonly ContactRoute[] = [
  {
    method: 'GET',
    path: '/contacts/{organisation}/new',
    answer: async ({ view, params }) => ({ page: newPersonPage(view, params.organisation ?? '') }),
  },
  {
    method: 'POST',
    path: '/contacts/{organisation}/new',
    answer: add,
    refill(request) {
      const { view, params } = request;
      return {
        page: newPersonPage(view, params.organisation ?? '', { values: formOf(request), problems: [] }),
      };
    },
  },
  {
    method: 'GET',
    path: PERSON,
    answer: withPerson(({ view, query }, person) => ({
      page: personPage(view, person, { told: TOLD[query.told ?? ''] }),
    })),
  },
  {
    method: 'POST',
    path: PERSON,
    answer: withPerson(save),
    refill: withPerson((request, person) => ({
      page: personPage(request.view, person, { values: formOf(request), problems: [] }),
    })),
  },
  { method: 'POST', path: `${PERSON}/roles`, answer: withPerson(roles) },
  { method: 'POST', path: `${PERSON}/export`, answer: handOut },
  {
    method: 'GET',
    path: `${PERSON}/erase`,
    answer: withPerson(async (request, person) => ({ page: await eraseForm(request, person) })),
  },
  { method: 'POST', path: `${PERSON}/erase`, answer: withPerson(erase) },
];
