import * as z from 'zod';
import { obligationSchema, progressSchema } from '../plan/obligation.ts';
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

/** Raised when the same ledger comes to something else than before: sums of an earlier number are made anew. */
export const SUM_RULE = 2;

/** Stores ledgers so that a whole milestone is read with few calls. */
export interface Ledgers {
  find(milestone: string, organisation: string): Promise<KeptLedger | undefined>;
  /** Conditional write at the version read (0 for a new row); false if it has changed. */
  save(milestone: string, row: LedgerRow, version: number): Promise<boolean>;
  /** All organisations, by code. */
  ofMilestone(milestone: string): Promise<LedgerRow[]>;
  /** Those of some organisations, by code. */
  ofSome(milestone: string, organisations: readonly string[]): Promise<LedgerRow[]>;
  /** Those of a milestone with their versions, by code: all, or what was written since it was noted as summed. */
  keptOf(milestone: string, which: 'all' | 'unsummed'): Promise<KeptLedger[]>;
  /** Notes that ledgers have been summed, each only as long as it has this version. */
  noteSummed(milestone: string, summed: readonly KeptLedger[]): Promise<void>;
}
