import type { Directory } from '../../../../domain/contacts/contact-directory.ts';
import { nameOrId } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { page, type Reader } from '../../shared/page.ts';

/** View context of contact pages, with what every form needs. */
export type ContactView = {
  locale: Language;
  directory: Directory;
  reader: Reader;
  /** Hidden fields of every form. */
  fields: Html;
};

type ContactPage = { title: string; path: string; main: Html; script?: string };

/** A page about contacts. */
export function contactPage(
  { locale, reader }: Pick<ContactView, 'locale' | 'reader'>,
  { title, path, main, script }: ContactPage,
): string {
  return page({ locale, title, path, main, reader, script });
}

/** The name of an organisation. */
export function organisationName({ directory, locale }: ContactView, code: string): string {
  return nameOrId(directory.organisations.get(code)?.name, code, locale);
}

/** Names of roles, comma-separated. */
export function roleNames({ directory, locale }: ContactView, roles: readonly string[]): string {
  return roles.map((role) => roleName({ directory, locale }, role)).join(', ');
}

function roleName({ directory, locale }: Pick<ContactView, 'directory' | 'locale'>, role: string): string {
  return nameOrId(directory.roles.get(role), role, locale);
}

/** Roles by name, as list options or checkboxes. */
export function sortedRoles({ directory, locale }: ContactView): { id: string; name: string }[] {
  return [...directory.roles.keys()]
    .map((id) => ({ id, name: roleName({ directory, locale }, id) }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}

/** Organisations by name, as list options. */
export function organisationOptions(view: ContactView, chosen: string | undefined): Html[] {
  return [...view.directory.organisations.keys()]
    .map((code) => ({ code, name: organisationName(view, code) }))
    .sort((one, other) => one.name.localeCompare(other.name, view.locale))
    .map(({ code, name }) => option({ value: code, text: `${name} (${code})`, chosen: code === chosen }));
}

/** One choice of a list. */
export function option({ value, text, chosen }: { value: string; text: string; chosen: boolean }): Html {
  return html`<option value="${value}"${chosen ? html` selected` : html``}>${text}</option>`;
}
