import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { isRow, type Key, type RowName } from './keys.ts';

/** Takes a row from one form to the next. Keys stay as they are. */
export type Upgrade = (row: Record<string, unknown>) => Record<string, unknown>;
/** The changes of form of each kind of row, oldest first. The first form has number 1. */
export type RowForms = Readonly<Partial<Record<RowName, readonly Upgrade[]>>>;

/**
 * A kind that is not here has never changed. A change may only concern attributes that are written with the
 * whole row: what is updated in place (states of dispatches) keeps its form and gets a new attribute instead.
 */
export const ROW_FORMS: RowForms = {
  // The second holds several, and the third of variants is packed otherwise: whoever does not know it must not read it.
  obligation: [(row) => row],
  delivery: [(row) => row],
  task: [(row) => row],
  variant: [(row) => row, (row) => row],
};

/** The attribute that says which form a row has; rows without it have the first. */
export const FORM = 'rowForm';

/** The number of the form that this version writes. */
export function rowFormOf(key: Key, forms: RowForms): number {
  return upgradesOf(key, forms).length + 1;
}

/**
 * A row as this version knows it, whichever form it was written in; the number of that may be left.
 * @throws {TemporaryFailure} for a newer form: a later version wrote it, and will read it
 */
export function inForm(row: Key & Record<string, unknown>, forms: RowForms): Record<string, unknown> {
  const { [FORM]: written = 1 } = row;
  const upgrades = upgradesOf(row, forms);
  if (typeof written !== 'number' || written > upgrades.length + 1)
    throw new TemporaryFailure('a row has a newer form than this version can read: try again');
  return upgrades.slice(written - 1).reduce((form: Record<string, unknown>, upgrade) => upgrade(form), row);
}

function upgradesOf(key: Key, forms: RowForms): readonly Upgrade[] {
  const kinds = Object.keys(forms) as RowName[];
  const kind = kinds.find((name) => isRow(name, key));
  return (kind && forms[kind]) ?? [];
}
