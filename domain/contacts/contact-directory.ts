import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { Localised } from '../shared/locale.ts';
import { fault } from '../shared/problem.ts';
import { nameKey, type SheetCell } from './contact-cell.ts';
import { organisationFinder } from './organisation-names.ts';

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
  const named = organisationFinder(organisations);
  const byRole = indexOf(
    [...roles].flatMap(([id, name]) =>
      [id, ...Object.values(name)].map((each) => ({ name: each, value: id })),
    ),
  );
  return {
    organisations: new Map(organisations.map((each) => [each.code, each])),
    roles,
    external,
    organisationNamed: (text) => found(named(text), text, 'organisation'),
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
