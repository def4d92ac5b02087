import { fault, type Problem, problemAt } from '../../shared/problem.ts';
import { type Contact, contactId, idsOf, isActive, type LegalBasis, legalBasisOf } from '../contact.ts';
import { addressOf, localeOfCell, nameInCell, phoneOf, type SheetCell, textOf } from '../contact-cell.ts';
import { changedFields, keptPhone } from '../contact-changes.ts';
import type { Directory } from '../contact-directory.ts';
import { type ChangeContactPorts, type ContactDecision, changeContact, seenAs } from './change-contact.ts';

/**
 * A submitted contact form. `id` and `seen` come from the page; absent for a new contact. An empty `phone` is taken
 * away, an absent one stays as it is.
 */
export type ContactForm = {
  organisation: string;
  id?: string | undefined;
  seen?: string | undefined;
  name: string;
  address: string;
  roles: readonly string[];
  locale: string;
  phone?: string | undefined;
};

export type EditResult =
  /** `as`: whether the contact was added, changed or already up to date. */
  | { kind: 'saved'; id: string; as: 'added' | 'changed' | 'same' }
  | { kind: 'problems'; problems: Problem[] }
  /** The contact was changed or removed since the page was shown. */
  | { kind: 'changed' }
  | { kind: 'unknown' };

/**
 * Adds a contact, or changes name, address, roles, language and telephone number. A changed address keeps the old id,
 * so earlier mails remain attributable.
 */
export async function editContact(
  form: ContactForm,
  { by, directory }: { by: string; directory: Directory },
  ports: ChangeContactPorts,
): Promise<EditResult> {
  const read = readForm(form, directory);
  if (!read.ok) return { kind: 'problems', problems: read.problems };
  const ref = { organisation: form.organisation, id: form.id ?? contactId(read.contact), by };
  const decide = (found: Contact | undefined, everybody: readonly Contact[]) =>
    decideEdit({ form, wanted: read.contact }, form.id === undefined ? undefined : found, everybody);
  return changeContact(ref, decide, ports);
}

type Wanted = { form: ContactForm; wanted: Contact };

function decideEdit(
  { form, wanted: written }: Wanted,
  person: Contact | undefined,
  everybody: readonly Contact[],
): ContactDecision<EditResult> {
  const id = contactId(written);
  const there = everybody.find((other) => contactId(other) === id);
  const known = person ?? there;
  const kept = form.phone === undefined && known ? keptPhone(known, written) : undefined;
  const wanted = kept === undefined ? written : { ...written, phone: kept };
  // A repeated submit counts as saved, also after a change of address.
  const theirs = form.id === undefined || idsOf(there ?? wanted).includes(form.id);
  if (there && theirs && isActive(there) && changedFields(there, wanted).length === 0)
    return { result: { kind: 'saved', id, as: 'same' } };
  if (form.id !== undefined && !person) return { result: { kind: 'unknown' } };
  if (form.id !== undefined && person && seenAs(person) !== form.seen) return { result: { kind: 'changed' } };
  if (there && id !== form.id) {
    return { result: { kind: 'problems', problems: [problemAt('address', 'address-taken')] } };
  }
  if (!person)
    return {
      write: { put: [wanted], did: 'added', contact: id },
      result: { kind: 'saved', id, as: 'added' },
    };
  const moved = id !== form.id;
  const formerly = moved ? idsOf(person) : person.formerly;
  const { endedAt, erasureAskedAt, press } = person;
  const unchanged = {
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(erasureAskedAt === undefined ? {} : { erasureAskedAt }),
    ...(formerly ? { formerly } : {}),
    // Forms and contact files do not contain a journalist's profile.
    ...(press ? { press } : {}),
  };
  const remove = moved ? [{ organisation: person.organisation, id: contactId(person) }] : [];
  return {
    write: { put: [{ ...wanted, ...unchanged }], remove, did: 'changed', contact: id },
    result: { kind: 'saved', id, as: 'changed' },
  };
}

type ReadForm = { ok: true; contact: Contact } | { ok: false; problems: Problem[] };

function readForm(form: ContactForm, directory: Directory): ReadForm {
  const problems: Problem[] = [];
  const take = (field: 'name' | 'address' | 'locale', cell: SheetCell<string>): string => {
    if (cell.ok) return cell.value;
    problems.push({ path: field, ...cell.fault });
    return '';
  };
  const read = (field: 'name' | 'address' | 'locale', as: (text: string) => SheetCell<string>) => {
    const text = textOf(form[field]);
    return take(field, text.ok ? as(text.value) : text);
  };
  const [name, address, locale] = [
    read('name', nameInCell),
    read('address', addressOf),
    read('locale', localeOfCell),
  ];
  const groups = [...new Set(form.roles)];
  const strange = groups.find((role) => !directory.roles.has(role));
  if (groups.length === 0) problems.push(problemAt('roles', 'too-few', { min: 1 }));
  if (strange !== undefined) problems.push(problemAt('roles', 'unknown', { what: 'role', value: strange }));
  const legalBasis = legalBasisOf({ groups }, directory.external);
  const phone = readPhoneField(form.phone ?? '', legalBasis);
  if (!phone.ok) problems.push({ path: 'phone', ...phone.fault });
  if (problems.length > 0 || !phone.ok) return { ok: false, problems };
  return {
    ok: true,
    contact: {
      ...{ organisation: form.organisation, name, address, groups, locale, legalBasis },
      ...(phone.value === '' ? {} : { phone: phone.value }),
    },
  };
}

function readPhoneField(written: string, legalBasis: LegalBasis): SheetCell<string> {
  const text = textOf(written);
  if (!text.ok) return text.fault.code === 'empty' ? { ok: true, value: '' } : text;
  if (legalBasis !== 'duty') return { ok: false, fault: fault('phone-without-duty'), value: text.value };
  return phoneOf(text.value);
}
