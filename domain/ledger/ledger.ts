import * as z from 'zod';
import { type Obligation, obligationSchema, progressSchema } from '../plan/obligation.ts';
import type { DeliveryCounts } from '../plan/plan.ts';
import { taskSchema } from '../plan/task.ts';
import { organisationSchema } from '../rollout/organisation.ts';

/** One obligation in the reach ledger: current owner, due date and progress. */
export const ledgerCellSchema = z.strictObject({
  ...obligationSchema.pick({
    group: true,
    channel: true,
    carrier: true,
    owner: true,
    due: true,
    messages: true,
    withheld: true,
    suffices: true,
    uncounted: true,
    corrected: true,
  }).shape,
  /** Name of the person responsible for a manual obligation, if known. */
  contactName: taskSchema.shape.contactName,
  ...progressSchema.shape,
});
export type LedgerCell = z.infer<typeof ledgerCellSchema>;

/** One organisation's reach ledger for one milestone, derived from its rows. */
export const ledgerRowSchema = z.strictObject({
  organisation: organisationSchema.shape.code,
  /** The organisation's name; missing only in a row written before its plan. */
  name: organisationSchema.shape.name.optional(),
  kind: organisationSchema.shape.kind.optional(),
  cells: z.array(ledgerCellSchema),
});
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

/** A row and its version. */
export type KeptLedger = { row: LedgerRow; version: number };

/** A group at an organisation, to which some of its ledger's cells belong. */
export type LedgerGroup = Pick<LedgerRow, 'organisation'> & Pick<LedgerCell, 'group'>;

/** Names of those who have what is left to be done by hand, by their numbers from 1 on, as of a version of a ledger. */
export type LedgerHolders = Pick<LedgerRow, 'organisation'> &
  Pick<KeptLedger, 'version'> & { names: string[] };

/** How far an organisation's part of a dispatch has come: what its ledger is made from, and the ledger. */
export type SettledPart = {
  /** In place of those seen, if any. */
  counts: DeliveryCounts;
  seen: DeliveryCounts | undefined;
  /** Whether its mails are marked as settled. */
  isSent: boolean;
  /** Obligations of its own dispatch whose progress has changed. */
  progress: readonly Obligation[];
  /** The ledger in place of the one with its version, if that has changed; 0 for a new one. */
  ledger: KeptLedger | undefined;
};

/** Raised when the same ledger comes to something else than before: sums of an earlier number are made anew. */
export const SUM_RULE = 2;

/** Stores ledgers so that a whole milestone is read with few calls. */
export interface Ledgers {
  find(milestone: string, organisation: string): Promise<KeptLedger | undefined>;
  /** Conditional write at the version read (0 for a new row); false if it has changed. */
  save(milestone: string, row: LedgerRow, version: number): Promise<boolean>;
  /**
   * Conditional write of all of it or nothing; false if counts, obligations or ledger have changed, or if the
   * obligations were not read before.
   */
  saveSettled(dispatchId: string, settled: SettledPart): Promise<boolean>;
  /** All organisations, by code. */
  ofMilestone(milestone: string): Promise<LedgerRow[]>;
  /** Those of some organisations, by code. */
  ofSome(milestone: string, organisations: readonly string[]): Promise<LedgerRow[]>;
  /** Those of the organisations of some groups, with no cells but theirs; unordered. */
  ofGroups(milestone: string, groups: readonly LedgerGroup[]): Promise<LedgerRow[]>;
  /**
   * Who has what some organisations have left, without reading their ledgers; unordered, without those that were
   * written when people were numbered otherwise, or not at all.
   */
  holdersOf(milestone: string, organisations: readonly string[]): Promise<LedgerHolders[]>;
  /** Those of a milestone with their versions, by code: all, or what was written since it was noted as summed. */
  keptOf(milestone: string, which: 'all' | 'unsummed'): Promise<KeptLedger[]>;
  /** Notes that ledgers have been summed, each only as long as it has this version. */
  noteSummed(milestone: string, summed: readonly KeptLedger[]): Promise<void>;
}
