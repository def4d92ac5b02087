import type { Alarms } from '../constructs/alarms.ts';
import type { MilestoneBus } from '../constructs/milestone-bus.ts';
import type { MilestoneTable } from '../constructs/milestone-table.ts';
import type { WebApi } from '../constructs/web-api.ts';
import type { Stage } from '../stages.ts';

/** What all subjects of a stage share. */
export interface SubjectProps {
  readonly stage: Stage;
  readonly alarms: Alarms;
  readonly table: MilestoneTable;
  readonly bus: MilestoneBus;
  readonly web: WebApi;
}
