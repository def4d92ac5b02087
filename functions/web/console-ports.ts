import type { ApproveMilestonePorts } from '../../domain/use-cases/approve-milestone.ts';
import type { TriggerDraftPorts } from '../../domain/use-cases/draft-milestone.ts';
import type { ListParticipantsPorts } from '../../domain/use-cases/list-participants.ts';
import type { PreviewMilestonePorts } from '../../domain/use-cases/preview-milestone.ts';
import type { ReviseCataloguePorts } from '../../domain/use-cases/revise-catalogue.ts';
import type { SettleUnknownPorts } from '../../domain/use-cases/settle-unknown.ts';
import type { ShowCellPorts } from '../../domain/use-cases/show-cell.ts';
import type { ShowLedgerPorts } from '../../domain/use-cases/show-ledger.ts';
import type { ShowOverviewPorts } from '../../domain/use-cases/show-overview.ts';
import type { ShowRegisterPorts } from '../../domain/use-cases/show-register.ts';
import type { StopMilestonePorts } from '../../domain/use-cases/stop-milestone.ts';
import type { TakeInMilestonePorts } from '../../domain/use-cases/take-in-milestone.ts';

/** Everything that a route of the console or the API may need; a route uses what it names. */
export type ConsolePorts = ShowOverviewPorts &
  TakeInMilestonePorts &
  PreviewMilestonePorts &
  ApproveMilestonePorts &
  ShowLedgerPorts &
  ShowCellPorts &
  ShowRegisterPorts &
  ListParticipantsPorts &
  StopMilestonePorts &
  TriggerDraftPorts &
  SettleUnknownPorts &
  ReviseCataloguePorts;
