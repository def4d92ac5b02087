import {
  type RestoreState,
  type Restores,
  restoreStateOf,
  type TableIdentities,
} from '../../mail/restore.ts';
import { change, type SharedRecord } from '../../shared/shared-record.ts';

export type CheckRestorePorts = {
  restores: SharedRecord<Restores>;
  identity: TableIdentities;
  now: () => number;
};

/**
 * Whether mails may leave from this table. Whoever sends asks this first: a restored table has mails as
 * planned that have left. Notices a restore by itself, and remembers it.
 */
export async function checkRestore({ restores, identity, now }: CheckRestorePorts): Promise<RestoreState> {
  const current = await identity.current();
  return change(restores, (known) => restoreStateOf(known, current, now()));
}
