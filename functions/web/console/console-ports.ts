import type { KeepCalendarAddressesPorts } from '../../../domain/calendar/use-cases/keep-calendar-addresses.ts';
import type { GiveSignOffPorts } from '../../../domain/ledger/use-cases/give-sign-off.ts';
import type { MakeUnsubscribeLinkPorts } from '../../../domain/links/use-cases/make-unsubscribe-link.ts';
import type { ReadsHolds } from '../../../domain/mail/sending-hold.ts';
import type { AcceptMilestonePorts } from '../../../domain/milestone/use-cases/accept-milestone.ts';
import type { ApproveMilestonePorts } from '../../../domain/milestone/use-cases/approve-milestone.ts';
import type { CheckDispatchPorts } from '../../../domain/milestone/use-cases/check-dispatch.ts';
import type { TriggerDraftPorts } from '../../../domain/milestone/use-cases/draft-milestone.ts';
import type { FireCounterPorts } from '../../../domain/milestone/use-cases/fire-counter.ts';
import type { ListPlansPorts } from '../../../domain/milestone/use-cases/list-plans.ts';
import type { PrepareCounterPorts } from '../../../domain/milestone/use-cases/prepare-counter.ts';
import type { PreviewChangePorts } from '../../../domain/milestone/use-cases/preview-change.ts';
import type { PreviewMilestonePorts } from '../../../domain/milestone/use-cases/preview-milestone.ts';
import type { RejectMilestonePorts } from '../../../domain/milestone/use-cases/reject-milestone.ts';
import type { StopMilestonePorts } from '../../../domain/milestone/use-cases/stop-milestone.ts';
import type { AddNewsItemPorts } from '../../../domain/newsletter/use-cases/add-news-item.ts';
import type { ListNewsPorts } from '../../../domain/newsletter/use-cases/list-news.ts';
import type { LoadLeastUnderstoodPorts } from '../../../domain/newsletter/use-cases/load-least-understood.ts';
import type { RetractNewsPorts } from '../../../domain/newsletter/use-cases/retract-news.ts';
import type { ShowLocalNewslettersPorts } from '../../../domain/newsletter/use-cases/show-local-newsletters.ts';
import type { ShowNewslettersPorts } from '../../../domain/newsletter/use-cases/show-newsletters.ts';
import type { AskForTrialPorts } from '../../../domain/people/use-cases/ask-for-trial.ts';
import type { IssueMachineTokenPorts } from '../../../domain/people/use-cases/issue-machine-token.ts';
import type { KeepMachinesPorts } from '../../../domain/people/use-cases/keep-machines.ts';
import type { AnswerQuestionPorts } from '../../../domain/questions/use-cases/answer-question.ts';
import type { ListQuestionsPorts } from '../../../domain/questions/use-cases/list-questions.ts';
import type { NoteEnquiryPorts } from '../../../domain/questions/use-cases/note-enquiry.ts';
import type { ShowQuestionPorts } from '../../../domain/questions/use-cases/show-question.ts';
import type { ReadReachPorts } from '../../../domain/reach/use-cases/read-reach.ts';
import type { SetGoalsPorts } from '../../../domain/reach/use-cases/set-goals.ts';
import type { ShowAccountPorts } from '../../../domain/reach/use-cases/show-account.ts';
import type { ShowCellPorts } from '../../../domain/reach/use-cases/show-cell.ts';
import type { ShowGoalsPorts } from '../../../domain/reach/use-cases/show-goals.ts';
import type { ShowLedgerPorts } from '../../../domain/reach/use-cases/show-ledger.ts';
import type { ShowOverviewPorts } from '../../../domain/reach/use-cases/show-overview.ts';
import type { ShowVerifiedReachPorts } from '../../../domain/reach/use-cases/show-verified-reach.ts';
import type { SumUpLedgerPorts } from '../../../domain/reach/use-cases/sum-up-ledger.ts';
import type { ShowRegisterPorts } from '../../../domain/register/use-cases/show-register.ts';
import type { ListParticipantsPorts } from '../../../domain/rollout/use-cases/list-participants.ts';
import type { CarryOutChangePorts } from '../../../domain/sending/use-cases/carry-out-change.ts';
import type { GoOnAfterRestorePorts } from '../../../domain/sending/use-cases/go-on-after-restore.ts';
import type { ReviewRestorePorts } from '../../../domain/sending/use-cases/review-restore.ts';
import type { SettleUnknownPorts } from '../../../domain/sending/use-cases/settle-unknown.ts';
import type { ShowControlsPorts } from '../../../domain/sending/use-cases/show-controls.ts';
import type { ReviseCataloguePorts } from '../../../domain/setup/use-cases/revise-catalogue.ts';
import type { CloseFollowUpPorts } from '../../../domain/tasks/use-cases/close-follow-up.ts';
import type { HandOverTaskPorts } from '../../../domain/tasks/use-cases/hand-over-task.ts';
import type { ListCountryFollowUpsPorts } from '../../../domain/tasks/use-cases/list-country-follow-ups.ts';
import type { ListOverduePorts } from '../../../domain/tasks/use-cases/list-overdue.ts';
import type { ReturnTaskPorts } from '../../../domain/tasks/use-cases/return-task.ts';
import type { ShowWorkPorts } from '../../../domain/tasks/use-cases/show-work.ts';
import type { KeepTeamsChannelPorts } from '../../../domain/webhooks/use-cases/keep-teams-channel.ts';
import type { KeepWebhooksPorts } from '../../../domain/webhooks/use-cases/keep-webhooks.ts';
import type { ReadsWaitingCounts } from './waiting-count.ts';

/** All ports of console and API routes; each route uses what it names. */
export type ConsolePorts = ReadsWaitingCounts &
  AskForTrialPorts &
  KeepCalendarAddressesPorts &
  KeepMachinesPorts &
  IssueMachineTokenPorts &
  KeepWebhooksPorts &
  KeepTeamsChannelPorts &
  ReadsHolds &
  ShowOverviewPorts &
  ListPlansPorts &
  AcceptMilestonePorts &
  CheckDispatchPorts &
  PreviewMilestonePorts &
  PreviewChangePorts &
  ApproveMilestonePorts &
  ShowLedgerPorts &
  SumUpLedgerPorts &
  ReadReachPorts &
  ShowAccountPorts &
  ShowVerifiedReachPorts &
  ShowGoalsPorts &
  SetGoalsPorts &
  ShowCellPorts &
  ShowRegisterPorts &
  ListParticipantsPorts &
  StopMilestonePorts &
  RejectMilestonePorts &
  TriggerDraftPorts &
  PrepareCounterPorts &
  FireCounterPorts &
  SettleUnknownPorts &
  CarryOutChangePorts &
  ShowControlsPorts &
  GoOnAfterRestorePorts &
  ReviewRestorePorts &
  ReviseCataloguePorts &
  ShowWorkPorts &
  ListOverduePorts &
  ListCountryFollowUpsPorts &
  ReturnTaskPorts &
  HandOverTaskPorts &
  GiveSignOffPorts &
  CloseFollowUpPorts &
  MakeUnsubscribeLinkPorts &
  AddNewsItemPorts &
  ShowNewslettersPorts &
  ShowLocalNewslettersPorts &
  RetractNewsPorts &
  ListNewsPorts &
  LoadLeastUnderstoodPorts &
  ListQuestionsPorts &
  ShowQuestionPorts &
  NoteEnquiryPorts &
  AnswerQuestionPorts;
