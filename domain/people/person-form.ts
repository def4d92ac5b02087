import * as z from 'zod';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { userRoleSchema } from '../rollout/user.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { localeSchema } from '../shared/locale.ts';
import { type Parsed, parseInput } from '../shared/parse-input.ts';
import { plainText } from '../shared/plain-text.ts';
import { problemAt } from '../shared/problem.ts';
import type { Grant } from './person.ts';

const grantShape = { role: userRoleSchema, organisation: organisationCodeSchema.optional() };

/** A role as people submit it. */
export const grantFormSchema = z.strictObject(grantShape);

/** Somebody to be invited, as people submit them. */
export const personFormSchema = z.strictObject({
  name: plainText(120),
  address: emailAddressSchema,
  ...grantShape,
  locale: localeSchema,
});
export type PersonForm = z.infer<typeof personFormSchema>;

/** Codes of all organisations that there are. */
type Codes = ReadonlySet<string>;

/** Whoever is to be invited, or what is wrong with the form. */
export function readPersonForm(form: unknown, codes: Codes): Parsed<PersonForm> {
  return ofOrganisation(parseInput(personFormSchema, form), codes);
}

/** The role to be given, or what is wrong with the form. */
export function readGrantForm(form: unknown, codes: Codes): Parsed<Grant> {
  return ofOrganisation<Grant>(parseInput(grantFormSchema, form), codes);
}

/** A local lead has an organisation that exists; of all others it is left out. */
function ofOrganisation<T extends Grant>(read: Parsed<T>, codes: Codes): Parsed<T> {
  if (!read.ok) return read;
  const { role, organisation } = read.data;
  if (role !== 'local-lead') return { ok: true, data: { ...read.data, organisation: undefined } };
  if (organisation === undefined) return { ok: false, problems: [problemAt('organisation', 'missing')] };
  if (codes.has(organisation)) return read;
  const unknown = problemAt('organisation', 'unknown', { what: 'organisation', value: organisation });
  return { ok: false, problems: [unknown] };
}
