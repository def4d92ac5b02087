import * as z from 'zod';
import { obligationSchema, progressSchema } from '../plan/obligation.ts';
import { taskSchema } from '../plan/task.ts';
import { organisationSchema } from '../rollout/organisation.ts';

/** One obligation as the reach ledger tells of it: with whoever sees to it now, by when, and how far it has come. */
export const ledgerCellSchema = z.strictObject({
  ...obligationSchema.pick({
    group: true,
    channel: true,
    carrier: true,
    owner: true,
    due: true,
    messages: true,
    withheld: true,
  }).shape,
  /** The name of whoever sees to it by hand, where somebody is known. */
  contactName: taskSchema.shape.contactName,
  ...progressSchema.shape,
});
export type LedgerCell = z.infer<typeof ledgerCellSchema>;

/** The reach ledger of one organisation at one milestone, in one row beside its counts. It is made of rows, and says what they say. */
export const ledgerRowSchema = z.strictObject({
  organisation: organisationSchema.shape.code,
  /** Of the organisation; missing only in a row that was made before its plan was. */
  name: organisationSchema.shape.name.optional(),
  kind: organisationSchema.shape.kind.optional(),
  cells: z.array(ledgerCellSchema),
});
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

/** A row with the number of times that it was written. */
export type KeptLedger = { row: LedgerRow; version: number };

/** Where ledgers are kept, so that a milestone's can be read whole with few calls. */
export interface Ledgers {
  find(milestone: string, organisation: string): Promise<KeptLedger | undefined>;
  /** Writes a row only where it still has the version that was read, 0 where there was none; false where it has not. */
  save(milestone: string, row: LedgerRow, version: number): Promise<boolean>;
  /** Those of all organisations, in the order of their codes. */
  ofMilestone(milestone: string): Promise<LedgerRow[]>;
}
