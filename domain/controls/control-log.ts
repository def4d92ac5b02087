import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { shortDigest } from '../shared/digest.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import { weakeningSchema } from './control.ts';

/** What somebody wants to do and may not do alone. */
export const controlChangeSchema = z.discriminatedUnion('kind', [
  /** Weakens controls of a rollout. */
  z.strictObject({
    kind: z.literal('rollout'),
    rollout: rolloutIdSchema,
    catalogue: roleSchema,
    weakened: z.array(weakeningSchema).min(1),
  }),
  /** Sends a press mail again of which nobody knows whether it was sent. */
  z.strictObject({
    kind: z.literal('resend'),
    dispatch: z.string(),
    organisation: organisationCodeSchema,
    delivery: z.string(),
    reason: personal(plainText(400), 'words'),
  }),
  /** Resumes sending from a restored table without the events archived since: what has left is not known. */
  z.strictObject({ kind: z.literal('restore'), table: z.string() }),
]);
export type ControlChange = z.infer<typeof controlChangeSchema>;

const hostSchema = z.string().regex(/^[^\s/@]{1,300}$/);

/**
 * What one person may do, and what others must be able to see: where events are sent from then on, by host, or the
 * cards of an organisation, and which machines may call the API.
 */
export const notedSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('webhook'),
    did: z.enum(['added', 'rotated', 'replayed', 'resumed', 'ended']),
    host: hostSchema,
  }),
  z.strictObject({
    kind: z.literal('machine'),
    did: z.enum(['added', 'confirmed', 'ended']),
    machine: personal(plainText(60), 'words'),
  }),
  z.strictObject({
    kind: z.literal('teams'),
    did: z.enum(['added', 'ended']),
    host: hostSchema,
    organisation: organisationCodeSchema,
  }),
]);
export type Noted = z.infer<typeof notedSchema>;

const stepSchema = z.strictObject({
  /** The change that it belongs to; starts with the instant at which it was asked for. */
  change: z.string(),
  by: personal(plainText(254), 'actor'),
  at: z.int().min(0),
});

/**
 * `asked`: waits for a second person. `accepted`, `rejected`: the second person's word. `applied`: holds from
 * then on. `lapsed`: accepted, when what it was to change had become something else. `tried`: somebody who may not
 * accept it tried to: its author, or whoever is not an approver. `noted`: one person did it alone.
 */
export const controlEntrySchema = z.discriminatedUnion('did', [
  stepSchema.extend({ did: z.literal('asked'), what: controlChangeSchema }),
  stepSchema.extend({ did: z.literal('noted'), what: notedSchema }),
  stepSchema.extend({ did: z.enum(['accepted', 'rejected', 'applied', 'lapsed', 'tried']) }),
]);
export type ControlEntry = z.infer<typeof controlEntrySchema>;

/** The place of an entry within its change: one word of a second person, one end; tries without number. */
export function placeOf({ did, at }: Pick<ControlEntry, 'did' | 'at'>): string {
  const places = {
    asked: '0',
    noted: '0',
    accepted: '1',
    rejected: '1',
    applied: '2',
    lapsed: '2',
    tried: `tried-${at}`,
  };
  return places[did];
}

/** Everything that was asked for and decided about controls; nothing in it can be changed or removed. */
export interface ControlLog {
  /** Appends an entry; false, without effect, if its place is taken. */
  append(entry: ControlEntry): Promise<boolean>;
  /** All entries: change by change, oldest first. */
  entries(): Promise<ControlEntry[]>;
}

/** A change with what has become of it. */
export type ControlCase = {
  id: string;
  what: ControlChange;
  asked: { by: string; at: number };
  /** The second person's word. */
  decided?: { did: 'accepted' | 'rejected'; by: string; at: number };
  /** How an accepted change ended; missing until it has been carried out. */
  ended?: 'applied' | 'lapsed';
  tried: { by: string; at: number }[];
};

/** The changes that entries tell of, newest first. */
export function casesIn(entries: readonly ControlEntry[]): ControlCase[] {
  const cases = new Map<string, ControlCase>();
  for (const entry of entries) {
    const { change: id, by, at } = entry;
    const known = cases.get(id);
    if (entry.did === 'asked') cases.set(id, { id, what: entry.what, asked: { by, at }, tried: [] });
    else if (known) cases.set(id, after(known, entry));
  }
  return [...cases.values()].reverse();
}

/** What one person did alone. */
export type ControlNote = { id: string; what: Noted; by: string; at: number };

/** The notes among entries, newest first. */
export function notesIn(entries: readonly ControlEntry[]): ControlNote[] {
  return entries
    .flatMap((entry) => {
      if (entry.did !== 'noted') return [];
      const { change: id, what, by, at } = entry;
      return [{ id, what, by, at }];
    })
    .reverse();
}

function after(known: ControlCase, { did, by, at }: ControlEntry): ControlCase {
  switch (did) {
    case 'accepted':
    case 'rejected':
      return { ...known, decided: { did, by, at } };
    case 'applied':
    case 'lapsed':
      return { ...known, ended: did };
    case 'tried':
      return { ...known, tried: [...known.tried, { by, at }] };
    default:
      return known;
  }
}

/** Whether a change waits: for a second person, or to be carried out. */
export function isOpen({ decided, ended }: ControlCase): boolean {
  return decided?.did !== 'rejected' && ended === undefined;
}

/** An instant and a digest. */
export const changeIdSchema = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z-[a-z0-9]{26}$/);

/** The id of a change that is asked for now; ids sort by time. */
export function changeId(what: ControlChange | Noted, at: number): string {
  return `${new Date(at).toISOString()}-${shortDigest('control', what)}`;
}
