import { hasNotArrived, isExpired, type Person, type PersonState } from '../../../../domain/people/person.ts';
import type { Organisation } from '../../../../domain/rollout/organisation.ts';
import { type UserRole, userRoleSchema } from '../../../../domain/rollout/user.ts';
import { inLocale, nameOrId } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { frameWords } from '../../../words/frame.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { peopleWords } from '../../../words/people.gen.ts';
import { page, type Reader } from '../../shared/page.ts';

/** View context of pages about who may sign in. */
export type PeopleView = {
  locale: Language;
  reader: Reader;
  /** Hidden fields of every form. */
  fields: Html;
  organisations: readonly Organisation[];
  now: number;
};

/** States as shown: an invitation may have expired, or its mail not have arrived. */
export type ShownState = PersonState | 'expired' | 'unreached';

const SIGNS: Readonly<Record<ShownState, string>> = {
  proposed: 'wait',
  invited: 'wait',
  expired: 'late',
  unreached: 'late',
  active: 'ok',
  ended: 'none',
};

export function shownState(person: Person, now: number): ShownState {
  if (isExpired(person, now)) return 'expired';
  return hasNotArrived(person) ? 'unreached' : person.state;
}

/** A state as sign and word. */
export function stateMark(person: Person, { locale, now }: PeopleView): Html {
  const state = shownState(person, now);
  return html`<span class="state ${SIGNS[state]}">${peopleWords(locale)(`state.${state}`)}</span>`;
}

export function roleName(role: UserRole, locale: Language): string {
  return frameWords(locale)(`role.${role}`);
}

/** The name of a person's organisation; nothing where there is none. */
export function organisationOf({ organisations, locale }: PeopleView, code = ''): string {
  return nameOrId(organisations.find((each) => each.code === code)?.name, code, locale);
}

/** A page about who may sign in. */
export function peoplePage(
  { locale, reader }: PeopleView,
  { title, path, main }: { title: string; path: string; main: Html },
): string {
  return page({ locale, title, path, main, reader });
}

type Choice = { value: string; text: string };

/** A list of choices; `chosen` is the one selected. */
export function select(
  name: string,
  { choices, chosen, described }: { choices: readonly Choice[]; chosen: string; described?: Html },
): Html {
  const options = choices.map(
    ({ value, text }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : html``}>${text}</option>`,
  );
  return html`<select id="${name}" name="${name}"${described ?? html``}>${options}</select>`;
}

export function roleChoices(locale: Language): Choice[] {
  return userRoleSchema.options.map((role) => ({ value: role, text: roleName(role, locale) }));
}

/** Organisations by name. */
export function organisationChoices({ organisations, locale }: PeopleView): Choice[] {
  return organisations
    .map(({ code, name }) => ({ value: code, text: `${inLocale(name, locale)} (${code})` }))
    .toSorted((one, other) => one.text.localeCompare(other.text, locale));
}
