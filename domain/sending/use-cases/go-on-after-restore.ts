import { changeLast, goneOn, heldByHand, heldRestore, type Restores } from '../../mail/restore.ts';
import { InvalidInput } from '../../shared/errors.ts';
import { problemAt } from '../../shared/problem.ts';
import { change } from '../../shared/shared-record.ts';
import type { CheckRestorePorts } from './check-restore.ts';

export type GoOnAfterRestore = {
  by: string;
  /** The new table, as the person saw it. */
  table: string;
  /** The kept events could not be replayed: nothing that was done since the restored moment is known. */
  withoutEvents?: boolean;
};

/**
 * A person lets sending go on from a restored table. What may have left is not sent again: its senders find it and make it
 * unknown. Idempotent.
 * @throws {InvalidInput} if no restore of this table holds sending, or the kept events have not been replayed
 */
export async function goOnAfterRestore(
  { by, table, withoutEvents = false }: GoOnAfterRestore,
  { restores, identity, now }: CheckRestorePorts,
): Promise<void> {
  const current = await identity.current();
  await change(restores, (known) => {
    const held = heldRestore(known, current);
    const done = known?.table === table && known.restores.at(-1)?.goneOn !== undefined;
    if (done) return { result: undefined };
    if (!known || !held || held.table !== table)
      throw new InvalidInput(`table ${table} holds nothing`, [problemAt('', 'restore-not-held')]);
    if (held.replayedAt === undefined && held.to < held.heldAt && !withoutEvents)
      throw new InvalidInput('the kept events have not been replayed', [
        problemAt('', 'restore-not-replayed'),
      ]);
    return { next: goneOn(known, { at: now(), by }), result: undefined };
  });
}

/** A person holds all sending: before a restore, or because rows were put back that nobody noticed. */
export async function holdForRestore(
  to: number | undefined,
  { restores, identity, now }: CheckRestorePorts,
): Promise<void> {
  const { id: table } = await identity.current();
  const at = now();
  await change(restores, (known) =>
    heldRestore(known, { id: table })
      ? { result: undefined }
      : { next: heldByHand(known, { table, to: to ?? at, heldAt: at }), result: undefined },
  );
}

/** Notes that the kept events are being replayed. */
export async function noteReplay({ restores, identity, now }: CheckRestorePorts): Promise<void> {
  const current = await identity.current();
  await change<Restores, void>(restores, (known) =>
    known && heldRestore(known, current)
      ? { next: changeLast(known, { replayedAt: now() }), result: undefined }
      : { result: undefined },
  );
}
