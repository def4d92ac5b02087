import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { Localised } from '../shared/locale.ts';
import { fault } from '../shared/problem.ts';
import { nameKey, type SheetCell } from './contact-cell.ts';

/** Names that cells may use: organisations by code or name, roles by id or by name in any language. */
export type Directory = {
  organisations: ReadonlyMap<string, Organisation>;
  roles: ReadonlyMap<string, Localised>;
  /** Roles outside an organisation. */
  external: ReadonlySet<string>;
  organisationNamed(text: string): SheetCell<Organisation>;
  rolesNamed(text: string): SheetCell<string>[];
};

/** Builds the directory of organisations and catalogues. */
export function directoryOf(
  organisations: readonly Organisation[],
  catalogues: readonly Catalogue[],
): Directory {
  const roles = new Map(catalogues.flatMap(rolesOf));
  const external = new Set(
    catalogues.flatMap(({ groups }) =>
      Object.entries(groups).flatMap(([id, { side }]) => (side === 'external' ? [id] : [])),
    ),
  );
  const byOrganisation = indexOf(
    organisations.flatMap((value) => namesOf(value).map((name) => ({ name, value }))),
  );
  const byRole = indexOf(
    [...roles].flatMap(([id, name]) =>
      [id, ...Object.values(name)].map((each) => ({ name: each, value: id })),
    ),
  );
  return {
    organisations: new Map(organisations.map((each) => [each.code, each])),
    roles,
    external,
    organisationNamed: (text) => {
      const keys = [text, ...codesIn(text), text.replace(/^region |^city of /i, '')];
      return found(keys.map((key) => byOrganisation.get(nameKey(key))).find(Boolean), text, 'organisation');
    },
    rolesNamed: (text) =>
      text.split(/[|;\n]/).flatMap((part) => {
        const whole = byRole.get(nameKey(part));
        // A comma separates roles, except inside a role name that contains one.
        const pieces = whole ? [part] : part.split(',');
        return pieces
          .map((piece) => piece.trim())
          .filter((piece) => piece !== '')
          .map((piece) => found(byRole.get(nameKey(piece)), piece, 'role'));
      }),
  };
}

function rolesOf({ groups, relays }: Catalogue): [string, Localised][] {
  return [
    ...Object.entries(groups).map(([id, { name }]): [string, Localised] => [id, name]),
    ...Object.entries(relays),
  ];
}

/** `Malmö stad` is also known as `Malmö`, `Region Skåne` as `Skåne`. */
function namesOf({ code, name }: Organisation): string[] {
  const names = Object.values(name);
  const short = names.map((each) =>
    each
      .replace(/ (kommun|stad|municipality|county|region)$/i, '')
      .replace(/s kommun$/i, '')
      .replace(/^(city of|region|municipality of) /i, ''),
  );
  return [code, ...names, ...short];
}

/** Codes that a spreadsheet turned into numbers: leading zeros lost, or decimals added. */
function codesIn(text: string): string[] {
  const digits = /^(\d{1,4})(?:[.,]0+)?$/.exec(text.replaceAll(' ', ''))?.[1];
  return digits === undefined ? [] : [digits, digits.padStart(4, '0'), digits.padStart(2, '0')];
}

function indexOf<T>(pairs: readonly { name: string; value: T }[]): Map<string, Set<T>> {
  const index = new Map<string, Set<T>>();
  for (const { name, value } of pairs) {
    const key = nameKey(name);
    index.set(key, (index.get(key) ?? new Set<T>()).add(value));
  }
  return index;
}

function found<T>(
  values: ReadonlySet<T> | undefined,
  text: string,
  what: 'organisation' | 'role',
): SheetCell<T> {
  const [first, ...others] = values ?? [];
  if (first === undefined) return { ok: false, fault: fault('unknown', { what, value: text }), value: text };
  return others.length > 0
    ? { ok: false, fault: fault('ambiguous', { what, value: text }), value: text }
    : { ok: true, value: first };
}
