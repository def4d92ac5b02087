import type { AddNewsItemPorts } from '../../domain/use-cases/add-news-item.ts';
import type { ApproveMilestonePorts } from '../../domain/use-cases/approve-milestone.ts';
import type { TriggerDraftPorts } from '../../domain/use-cases/draft-milestone.ts';
import type { HandOverTaskPorts } from '../../domain/use-cases/hand-over-task.ts';
import type { ListNewsPorts } from '../../domain/use-cases/list-news.ts';
import type { ListOverduePorts } from '../../domain/use-cases/list-overdue.ts';
import type { ListParticipantsPorts } from '../../domain/use-cases/list-participants.ts';
import type { MakeUnsubscribeLinkPorts } from '../../domain/use-cases/make-unsubscribe-link.ts';
import type { PreviewMilestonePorts } from '../../domain/use-cases/preview-milestone.ts';
import type { ReadReachPorts } from '../../domain/use-cases/read-reach.ts';
import type { ReturnTaskPorts } from '../../domain/use-cases/return-task.ts';
import type { ReviseCataloguePorts } from '../../domain/use-cases/revise-catalogue.ts';
import type { SettleUnknownPorts } from '../../domain/use-cases/settle-unknown.ts';
import type { ShowCellPorts } from '../../domain/use-cases/show-cell.ts';
import type { ShowLedgerPorts } from '../../domain/use-cases/show-ledger.ts';
import type { ShowNewslettersPorts } from '../../domain/use-cases/show-newsletters.ts';
import type { ShowOrganisationNewslettersPorts } from '../../domain/use-cases/show-organisation-newsletters.ts';
import type { ShowOverviewPorts } from '../../domain/use-cases/show-overview.ts';
import type { ShowRegisterPorts } from '../../domain/use-cases/show-register.ts';
import type { ShowWorkPorts } from '../../domain/use-cases/show-work.ts';
import type { StopMilestonePorts } from '../../domain/use-cases/stop-milestone.ts';
import type { TakeBackNewsPorts } from '../../domain/use-cases/take-back-news.ts';
import type { TakeInMilestonePorts } from '../../domain/use-cases/take-in-milestone.ts';

/** Everything that a route of the console or the API may need; a route uses what it names. */
export type ConsolePorts = ShowOverviewPorts &
  TakeInMilestonePorts &
  PreviewMilestonePorts &
  ApproveMilestonePorts &
  ShowLedgerPorts &
  ReadReachPorts &
  ShowCellPorts &
  ShowRegisterPorts &
  ListParticipantsPorts &
  StopMilestonePorts &
  TriggerDraftPorts &
  SettleUnknownPorts &
  ReviseCataloguePorts &
  ShowWorkPorts &
  ListOverduePorts &
  ReturnTaskPorts &
  HandOverTaskPorts &
  MakeUnsubscribeLinkPorts &
  AddNewsItemPorts &
  ShowNewslettersPorts &
  ShowOrganisationNewslettersPorts &
  TakeBackNewsPorts &
  ListNewsPorts;
