import * as z from 'zod';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import type { SharedRecord } from '../shared/shared-record.ts';
import type { Delivery, DeliveryInState, Evidence } from './delivery.ts';

/** Milliseconds since 1970. */
const instant = z.int().min(0);

/**
 * The table was restored to an earlier moment. What was done between that moment and the restore is lost with the old
 * table, mails included that had left.
 */
export const restoreSchema = z.strictObject({
  /** The id of the new table. */
  table: z.string(),
  /** The moment whose rows it has; 0 if nothing tells. Absent: a person holds sending, and nothing is lost yet. */
  to: instant.optional(),
  /** Since when nothing is sent. */
  heldAt: instant,
  /** When the events kept outside the table were last replayed. */
  replayedAt: instant.optional(),
  /** Who resumed sending, and when; the dispatches that had not ended then. */
  goneOn: z
    .strictObject({ at: instant, by: personal(plainText(120), 'actor'), dispatches: z.array(z.string()) })
    .optional(),
});
export type Restore = z.infer<typeof restoreSchema>;

/** Stored in the table itself, and restored with it: that it names another table is how a restore is noticed. */
export const restoresSchema = z.strictObject({
  /** The table that mails may leave from. Absent: none, until a person says so. */
  table: z.string().optional(),
  /** Oldest first. */
  restores: z.array(restoreSchema),
});
export type Restores = z.infer<typeof restoresSchema>;

/** What is known of the table besides its rows. */
export type TableIdentity = {
  /** New with every table, whatever its name. */
  id: string;
  /** The moment (ms) that it was restored to, if it was. */
  restoredTo?: number | undefined;
  /** When it was made (ms), where it says so: all that was accepted or refused before was by another table. */
  madeAt?: number | undefined;
};

/** Tells which table this is. */
export interface TableIdentities {
  /** At most a few seconds old. */
  current(): Promise<TableIdentity>;
}

export type RestoreState =
  | { kind: 'clear'; restores: readonly Restore[] }
  /** Nothing may be sent or cancelled. */
  | { kind: 'held'; restore: Restore; restores: readonly Restore[] };

/** Enough to tell late mail events of earlier restores. */
const KEPT_RESTORES = 10;

/**
 * Whether mails may leave. A table that no row names, and that was never restored, is a new one. Any other
 * than the one that was named is a copy of it, from which mails may have left already.
 */
export function restoreStateOf(
  known: Restores | undefined,
  { id, restoredTo }: TableIdentity,
  now: number,
): { next?: Restores; result: RestoreState } {
  if (!known && restoredTo === undefined)
    return { next: { table: id, restores: [] }, result: { kind: 'clear', restores: [] } };
  const { restores = [], table } = known ?? {};
  if (table === id) return { result: { kind: 'clear', restores } };
  const last = restores.at(-1);
  if (last && isHeld(last) && last.table === id) return { result: { kind: 'held', restore: last, restores } };
  const restore: Restore = { table: id, to: restoredTo ?? 0, heldAt: now };
  const next = withRestore(known, restore);
  return { next, result: { kind: 'held', restore, restores: next.restores } };
}

/** What the name of a replay begins with by which a restored table learns what was reported before. */
export const LEARNING = 'learn-';

/**
 * Whether what was reported before is still to be replayed. What is reported meanwhile cannot be judged: the table does
 * not know what had been accepted.
 */
export function lacksReports(state: RestoreState): boolean {
  return state.kind === 'held' && hasLost(state.restore) && state.restore.replayedAt === undefined;
}

/**
 * The moment (ms) from which this table received what was reported, and has judged none of it; what was reported before
 * was judged by the lost one. Where rows were put back into the same table by hand: the moment when it was held.
 */
export function lostUntil({ to = 0, heldAt }: Restore, { madeAt = 0 }: TableIdentity): number {
  return madeAt > to ? madeAt : heldAt;
}

/** A person holds all sending, before a restore or after one that nothing tells of. */
export function heldByHand(known: Restores | undefined, restore: Pick<Restore, 'table' | 'to' | 'heldAt'>) {
  const { table: _, ...others } = known ?? { restores: [] };
  return withRestore(others, restore);
}

function withRestore(known: Restores | undefined, restore: Restore): Restores {
  return { ...known, restores: [...(known?.restores ?? []), restore].slice(-KEPT_RESTORES) };
}

/** The restore that holds all sending, if one does. */
export function heldRestore(
  known: Restores | undefined,
  { id }: Pick<TableIdentity, 'id'>,
): Restore | undefined {
  const last = known?.restores.at(-1);
  return last && isHeld(last) && last.table === id && known?.table !== id ? last : undefined;
}

/** What tells pages whether a restore holds sending. */
export type ReadsRestores = { restores: Pick<SharedRecord<Restores>, 'read'> };

/** Why all sending is held: the table was restored, or a person wants it so. */
export type RestoreHold = 'restored' | 'by-hand';

/** The hold of a restore, as far as the rows tell: within a minute of a restore they do. */
export function restoreHold(known: Restores | undefined): RestoreHold | undefined {
  const last = known?.restores.at(-1);
  if (!last || !isHeld(last) || known?.table === last.table) return undefined;
  return hasLost(last) ? 'restored' : 'by-hand';
}

function isHeld({ goneOn }: Restore): boolean {
  return goneOn === undefined;
}

/** The same with something changed about the last restore. */
export function changeLast({ restores, ...rest }: Restores, change: Partial<Restore>): Restores {
  const last = restores.at(-1);
  return { ...rest, restores: last ? [...restores.slice(0, -1), { ...last, ...change }] : restores };
}

/** Sending goes on from this table. */
export function goneOn(known: Restores, by: NonNullable<Restore['goneOn']>): Restores {
  const last = known.restores.at(-1);
  return { ...changeLast(known, { goneOn: by }), ...(last && { table: last.table }) };
}

// A restore is exact to the second, and clocks differ.
const MARGIN_MILLIS = 60_000;

/** Whether anything was lost, which is not while a person only holds sending. */
export function hasLost(restore: Restore): restore is Restore & { to: number } {
  return restore.to !== undefined;
}

/**
 * Whether a mail that the mail service took then (ms) was sent by a table that has since been restored: what
 * the rows say of its delivery is from before.
 */
export function wasSentByLostTable(sentAt: number, restores: readonly Restore[]): boolean {
  return restores.some(
    (restore) =>
      hasLost(restore) &&
      sentAt >= restore.to - MARGIN_MILLIS &&
      sentAt <= (restore.goneOn?.at ?? Number.POSITIVE_INFINITY) + MARGIN_MILLIS,
  );
}

/**
 * Planned mails of a dispatch that may have left before the restore: all of those that the table had when
 * sending went on, and of any that the old table has sent something of (`hasBegun`), however late it was
 * planned again. Clocks decide only about mails that a person has sent again, before or since.
 */
export function mayHaveLeft(
  dispatch: { id: string; deliveries: readonly Delivery[]; hasBegun: boolean },
  restores: readonly Restore[],
): DeliveryInState<'planned'>[] {
  const last = restores.findLast(hasLost)?.goneOn;
  if (!last) return [];
  const wasThere = dispatch.hasBegun || last.dispatches.includes(dispatch.id);
  return dispatch.deliveries.filter(
    (delivery): delivery is DeliveryInState<'planned'> =>
      delivery.outcome.state === 'planned' &&
      ((wasThere && delivery.outcome.generation === undefined) || delivery.outcome.notBefore <= last.at),
  );
}

/** The reason of mails that are unknown because the table was restored. */
export const RESTORED = 'restored';

/**
 * Evidence of mails whose delivery the restored table does not have; it is kept until the delivery is planned
 * again.
 */
export interface KeptEvidence {
  keep(evidence: Evidence): Promise<void>;
  ofDispatch(dispatchId: string): Promise<Evidence[]>;
  all(): Promise<Evidence[]>;
}
