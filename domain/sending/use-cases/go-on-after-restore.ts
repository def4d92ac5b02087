import type { ControlLog } from '../../controls/control-log.ts';
import { askChange } from '../../controls/use-cases/ask-change.ts';
import { type Dispatch, type Dispatches, hasEnded } from '../../mail/dispatch.ts';
import { changeLast, goneOn, hasLost, heldByHand, heldRestore, type Restores } from '../../mail/restore.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { InvalidInput } from '../../shared/errors.ts';
import { problemAt } from '../../shared/problem.ts';
import { change } from '../../shared/shared-record.ts';
import type { CheckRestorePorts } from './check-restore.ts';

export type GoOnAfterRestorePorts = CheckRestorePorts & {
  rollouts: Pick<Rollouts, 'list'>;
  dispatches: Pick<Dispatches, 'ofRollout'>;
};

export type GoOnAfterRestore = {
  by: string;
  /** The new table, as the person saw it. */
  table: string;
  /**
   * The kept events could not be replayed: nothing that was done since the restored moment is known. A second person
   * has accepted that, or the operator says so.
   */
  withoutEvents?: boolean;
};

/**
 * A person resumes sending from a restored table. What may have left is not sent again: its senders find
 * it and make it unknown. Idempotent.
 * @throws {InvalidInput} if no restore of this table holds sending, the kept events have not been replayed,
 *   or something
 *   is still being planned
 */
export async function goOnAfterRestore(
  { by, table, withoutEvents = false }: GoOnAfterRestore,
  ports: GoOnAfterRestorePorts,
): Promise<void> {
  const { restores, identity, now } = ports;
  const current = await identity.current();
  const dispatches = await unendedDispatches(ports);
  const planning = dispatches.filter(({ state }) => state === 'planning').map(({ id }) => id);
  const ids = dispatches.map(({ id }) => id);
  await change(restores, (known) => {
    const held = heldRestore(known, current);
    const done = known?.table === table && known.restores.at(-1)?.goneOn !== undefined;
    if (done) return { result: undefined };
    if (!known || !held || held.table !== table) throw refused('restore-not-held');
    if (held.replayedAt === undefined && hasLost(held) && !withoutEvents)
      throw refused('restore-not-replayed');
    // What is planned from replayed events must be planned first: it may have left.
    if (planning.length > 0)
      throw new InvalidInput('dispatches are being planned', [
        problemAt('', 'restore-still-planning', { dispatches: planning }),
      ]);
    return { next: goneOn(known, { at: now(), by, dispatches: ids }), result: undefined };
  });
}

/**
 * A person wants sending to go on although the kept events were not replayed, which a second person must accept. Where
 * there is nothing to replay, or it has been, it goes on at once.
 * @throws {InvalidInput} as {@link goOnAfterRestore}
 */
export async function askToGoOn(
  { by, table }: Omit<GoOnAfterRestore, 'withoutEvents'>,
  ports: GoOnAfterRestorePorts & { controlLog: ControlLog },
): Promise<'waits' | 'gone-on'> {
  const { value } = await ports.restores.read();
  const held = heldRestore(value, await ports.identity.current());
  if (held?.table !== table || held.replayedAt !== undefined || !hasLost(held)) {
    await goOnAfterRestore({ by, table }, ports);
    return 'gone-on';
  }
  await askChange({ what: { kind: 'restore', table }, by, at: ports.now() }, ports.controlLog);
  return 'waits';
}

function refused(code: 'restore-not-held' | 'restore-not-replayed'): InvalidInput {
  return new InvalidInput(code, [problemAt('', code)]);
}

/** Every dispatch with an automatic step left. */
async function unendedDispatches({ rollouts, dispatches }: GoOnAfterRestorePorts): Promise<Dispatch[]> {
  const lists = await Promise.all((await rollouts.list()).map(({ id }) => dispatches.ofRollout(id, 0)));
  return lists.flat().filter((dispatch) => !hasEnded(dispatch));
}

/**
 * A person holds all sending: before a restore, or because rows were put back that nobody noticed. `to` (ms):
 * the moment that the rows are of, which a person may know better than the table.
 */
export async function holdForRestore(
  to: number | undefined,
  { restores, identity, now }: CheckRestorePorts,
): Promise<void> {
  const { id: table } = await identity.current();
  const at = now();
  await change(restores, (known) =>
    known && heldRestore(known, { id: table })
      ? { ...(to !== undefined && { next: changeLast(known, { to }) }), result: undefined }
      : {
          next: heldByHand(known, { table, ...(to !== undefined && { to }), heldAt: at }),
          result: undefined,
        },
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
