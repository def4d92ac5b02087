// A client of the API of Budkavle, made from its OpenAPI document (`npm run docs`).
// It needs openapi-fetch.
import createFetchClient, { type ClientOptions } from 'openapi-fetch';

export interface paths {
  "/api/milestones": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Trigger a milestone. The same content under the same id is taken once, however often it is sent.
    * @description For coordinator.
    */
    post: operations["postMilestones"];
  };
  "/api/milestones/{milestone}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * A milestone with its state. A local lead sees those of their own organisation.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getMilestonesMilestone"];
  };
  "/api/milestones/{milestone}/approval": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Approve a planned milestone, bound to the hash of what was reviewed. Not possible for its author.
    * @description For approver.
    */
    post: operations["postMilestonesMilestoneApproval"];
  };
  "/api/milestones/{milestone}/rejection": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Reject a milestone that waits for approval, bound to the hash of what was reviewed, with a reason that its author sees. Nothing of it leaves.
    * @description For approver.
    */
    post: operations["postMilestonesMilestoneRejection"];
  };
  "/api/milestones/{milestone}/stop": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Stop a milestone: no further mail is sent. Sent mails are not recalled.
    * @description For coordinator, approver.
    */
    post: operations["postMilestonesMilestoneStop"];
  };
  "/api/rollouts/{rollout}/drafts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The milestones of a rollout that are being prepared.
    * @description For coordinator.
    */
    get: operations["getRolloutsRolloutDrafts"];
    /**
    * Store a milestone as a draft, with a preview of what it would send. Nothing is planned or sent.
    * @description For coordinator.
    */
    post: operations["postRolloutsRolloutDrafts"];
  };
  "/api/rollouts/{rollout}/drafts/{milestone}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * One milestone that is being prepared.
    * @description For coordinator.
    */
    get: operations["getRolloutsRolloutDraftsMilestone"];
  };
  "/api/rollouts/{rollout}/prepared-counters": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * What is prepared in case a milestone has to be undone, and how far it is approved.
    * @description For coordinator, approver.
    */
    get: operations["getRolloutsRolloutPreparedCounters"];
    /**
    * Prepare what would undo a milestone or a draft. Nothing is sent; it can be approved in advance.
    * @description For coordinator.
    */
    post: operations["postRolloutsRolloutPreparedCounters"];
  };
  "/api/rollouts/{rollout}/prepared-counters/{counter}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * One prepared counter.
    * @description For coordinator, approver.
    */
    get: operations["getRolloutsRolloutPreparedCountersCounter"];
  };
  "/api/rollouts/{rollout}/prepared-counters/{counter}/organisations/{organisation}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * What it would send to one organisation today. While nobody has been told of what it undoes, as if all had.
    * @description For coordinator, approver.
    */
    get: operations["getRolloutsRolloutPreparedCountersCounterOrganisationsOrganisation"];
  };
  "/api/rollouts/{rollout}/prepared-counters/{counter}/approval": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Approve a prepared counter in advance, bound to its seal. Not possible for who prepared it.
    * @description For approver.
    */
    post: operations["postRolloutsRolloutPreparedCountersCounterApproval"];
  };
  "/api/rollouts/{rollout}/prepared-counters/{counter}/fire": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Send a prepared counter, with its day. Refused where nobody has approved it as it would be sent now. Sent again it is the same milestone.
    * @description For coordinator.
    */
    post: operations["postRolloutsRolloutPreparedCountersCounterFire"];
  };
  "/api/rollouts/{rollout}/prepared-counters/{counter}/withdrawal": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Withdraw a prepared counter: nobody can approve or fire it any more. Withdrawn again it stays so.
    * @description For coordinator.
    */
    post: operations["postRolloutsRolloutPreparedCountersCounterWithdrawal"];
  };
  "/api/changes/preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Who was told a value that this would change, and what they would be told. Changes nothing.
    * @description For coordinator.
    */
    post: operations["postChangesPreview"];
  };
  "/api/changes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Change facts of all or of one organisation. Whoever was told an old value is told the new one, as a milestone that is approved under the same policy.
    * @description For coordinator.
    */
    post: operations["postChanges"];
  };
  "/api/milestones/{milestone}/holders": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Who was told a value that a change has changed, and not yet the new one: by name, with why.
    * @description For coordinator, approver.
    */
    get: operations["getMilestonesMilestoneHolders"];
  };
  "/api/rollouts/{rollout}/changes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Every change of a fact: of what, from what to what, by whom, why, and for whom. Newest first.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getRolloutsRolloutChanges"];
  };
  "/api/previews": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * What would leave for a milestone, counted by organisation, and what changed since an earlier preview.
    * @description For coordinator, approver.
    */
    post: operations["postPreviews"];
  };
  "/api/previews/organisations/{organisation}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The part of one organisation whole: every text as its reader gets it, every recipient, every gap.
    * @description For coordinator, approver.
    */
    post: operations["postPreviewsOrganisationsOrganisation"];
  };
  "/api/status-feed": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * In which state each milestone is since when, oldest first; with a cursor from which to read on.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getStatusFeed"];
  };
  "/api/webhooks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The addresses that get events: how far each has come, and what was wrong last.
    * @description For coordinator.
    */
    get: operations["getWebhooks"];
    /**
    * Send every event from now on to an address; the answer has the secret, once.
    * @description For coordinator.
    */
    post: operations["postWebhooks"];
  };
  "/api/webhooks/{webhook}/rotate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Give an address another secret; the old one signs too for a day.
    * @description For coordinator.
    */
    post: operations["postWebhooksWebhookRotate"];
  };
  "/api/webhooks/{webhook}/test": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Send a test event within a minute or two; `tested` says then what came of it.
    * @description For coordinator.
    */
    post: operations["postWebhooksWebhookTest"];
  };
  "/api/webhooks/{webhook}/replay": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Send everything again from an event or a day on, at most 90 days back, each under the same id as before.
    * @description For coordinator.
    */
    post: operations["postWebhooksWebhookReplay"];
  };
  "/api/webhooks/{webhook}/resume": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Let an address that is dead, or waits for its next try, go on at once.
    * @description For coordinator.
    */
    post: operations["postWebhooksWebhookResume"];
  };
  "/api/webhooks/{webhook}/end": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * End an address for good.
    * @description For coordinator.
    */
    post: operations["postWebhooksWebhookEnd"];
  };
  "/api/milestones/{milestone}/ledger": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Who has been told at a milestone, group by group; for a local lead, at the own organisation.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getMilestonesMilestoneLedger"];
  };
  "/api/milestones/{milestone}/ledger/organisations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The same by organisation and group, in the order of the organisations’ codes.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getMilestonesMilestoneLedgerOrganisations"];
  };
  "/api/milestones/{milestone}/ledger/{organisation}/{group}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The history of one group at one organisation, channel by channel, with its evidence.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getMilestonesMilestoneLedgerOrganisationGroup"];
  };
  "/api/milestones/{milestone}/unreached": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Groups not told everything, and who has to act: most urgent first.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getMilestonesMilestoneUnreached"];
  };
  "/api/milestones/{milestone}/sign-offs": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * How many organisations have signed off a milestone, and what each says.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getMilestonesMilestoneSignOffs"];
  };
  "/api/organisations/{organisation}/sign-offs/{milestone}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * What an organisation says of a milestone.
    * @description For coordinator, local-lead.
    */
    get: operations["getOrganisationsOrganisationSignOffsMilestone"];
    /**
    * Sign off a milestone for an organisation, or change its word. The same word again changes nothing.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationSignOffsMilestone"];
  };
  "/api/milestones/{milestone}/unknown": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The mails of a milestone with an unknown outcome.
    * @description For coordinator.
    */
    get: operations["getMilestonesMilestoneUnknown"];
    /**
    * Settle one of them after manual review, with a reason. A press mail to be sent again waits for an approver. Idempotent.
    * @description For coordinator.
    */
    post: operations["postMilestonesMilestoneUnknown"];
  };
  "/api/milestones/{milestone}/failed": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The mails of a milestone that the mail service refused.
    * @description For coordinator.
    */
    get: operations["getMilestonesMilestoneFailed"];
    /**
    * Send refused mails again, with a reason: none can arrive twice. Idempotent.
    * @description For coordinator.
    */
    post: operations["postMilestonesMilestoneFailed"];
  };
  "/api/sending": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Whether mail leaves at the moment, and if not why.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getSending"];
  };
  "/api/controls": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * What weakens a control: asked for, accepted, rejected and tried; oldest first.
    * @description For coordinator, approver.
    */
    get: operations["getControls"];
  };
  "/api/controls/notes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * What one person did alone that others must be able to see: webhooks and machines; oldest first.
    * @description For coordinator, approver.
    */
    get: operations["getControlsNotes"];
  };
  "/api/controls/{change}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Accept what somebody else has asked for, as an approver, or reject it.
    * @description For coordinator, approver.
    */
    post: operations["postControlsChange"];
  };
  "/api/rollouts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Every rollout; for a local lead, those that the own organisation takes part in.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getRollouts"];
  };
  "/api/rollouts/{rollout}/organisations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The participants of a rollout with their own facts.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getRolloutsRolloutOrganisations"];
  };
  "/api/rollouts/{rollout}/milestones": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The milestones of a rollout, newest first; for a local lead, those of the own organisation.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getRolloutsRolloutMilestones"];
  };
  "/api/rollouts/{rollout}/dispatches": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Everything that is mailed in a rollout: its milestones, and what else was opened in the last 90 days.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getRolloutsRolloutDispatches"];
  };
  "/api/refusals": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Refused milestone events, newest first, with their problems.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getRefusals"];
  };
  "/api/rollouts/{rollout}/overdue": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Organisations with overdue tasks, longest overdue first.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getRolloutsRolloutOverdue"];
  };
  "/api/calendar": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * What happens on which day, except press releases: for every rollout and organisation that the caller sees, or for one.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getCalendar"];
  };
  "/api/catalogues/{catalogue}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Which group must know which messages, at which milestone, through which channels: the version in force.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getCataloguesCatalogue"];
  };
  "/api/catalogues/{catalogue}/check/{rollout}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * What a rollout lacks: texts, channels, people and facts.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getCataloguesCatalogueCheckRollout"];
  };
  "/api/catalogues/{catalogue}/messages/{topic}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * A message with its source texts in every language.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getCataloguesCatalogueMessagesTopic"];
    /**
    * Change the text of a message in one language, or its milestones.
    * @description For coordinator.
    */
    post: operations["postCataloguesCatalogueMessagesTopic"];
  };
  "/api/catalogues/{catalogue}/groups/{group}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Change which messages a group must know, in which order, and through which channels.
    * @description For coordinator.
    */
    post: operations["postCataloguesCatalogueGroupsGroup"];
  };
  "/api/organisations/{organisation}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * A municipality, region or national office.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getOrganisationsOrganisation"];
  };
  "/api/organisations/{organisation}/milestones/{milestone}/obligations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * All obligations of an organisation at a milestone, with their progress.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getOrganisationsOrganisationMilestonesMilestoneObligations"];
  };
  "/api/organisations/{organisation}/participations/{rollout}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The facts and the register number that an organisation has of its own in a rollout.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getOrganisationsOrganisationParticipationsRollout"];
    /**
    * Change them. What waits for the organisation’s day moves with it; whoever was told an old value is told the new one.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationParticipationsRollout"];
  };
  "/api/organisations/{organisation}/tasks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * An organisation’s tasks by date, with their history.
    * @description For coordinator, local-lead.
    */
    get: operations["getOrganisationsOrganisationTasks"];
  };
  "/api/organisations/{organisation}/tasks/{task}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * One task with its history.
    * @description For coordinator, local-lead.
    */
    get: operations["getOrganisationsOrganisationTasksTask"];
  };
  "/api/organisations/{organisation}/tasks/{task}/confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Mark a task as done, with evidence. Idempotent.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationTasksTaskConfirmation"];
  };
  "/api/organisations/{organisation}/tasks/{task}/reopening": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Take back, within a minute, what you have confirmed. Idempotent.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationTasksTaskReopening"];
  };
  "/api/organisations/{organisation}/tasks/{task}/return": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Say that a task cannot be done, and why: it goes to the local lead, and from the lead to the national office.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationTasksTaskReturn"];
  };
  "/api/organisations/{organisation}/tasks/{task}/handover": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Hand a task over to a colleague at the organisation, who hears of it with the next round of reminders.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationTasksTaskHandover"];
  };
  "/api/organisations/{organisation}/tasks/{task}/waiver": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Waive a task, with a reason.
    * @description For coordinator.
    */
    post: operations["postOrganisationsOrganisationTasksTaskWaiver"];
  };
  "/api/follow-ups": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * People in the whole country whom no mail reaches, and how they were reached, by organisation.
    * @description For coordinator.
    */
    get: operations["getFollowUps"];
  };
  "/api/organisations/{organisation}/follow-ups": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * People at an organisation whom no mail reaches, and how they were reached, by milestone.
    * @description For coordinator, local-lead.
    */
    get: operations["getOrganisationsOrganisationFollowUps"];
  };
  "/api/organisations/{organisation}/follow-ups/{milestone}/{contact}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Note how a person was reached another way. What was noted first stands.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationFollowUpsMilestoneContact"];
  };
  "/api/organisations/{organisation}/packets/{milestone}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * A signed link to everything that an organisation needs for its tasks at a milestone.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationPacketsMilestone"];
  };
  "/api/rollouts/{rollout}/accounts/{quarter}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The account of a quarter: what went in, what came out, corrections and their time, burden, cost. The same records give the same account and digest.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getRolloutsRolloutAccountsQuarter"];
  };
  "/api/rollouts/{rollout}/goals": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * What each target group is to know, by when, and how that stands after the last milestone.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getRolloutsRolloutGoals"];
    /**
    * Set the goals: omitted ones are removed.
    * @description For coordinator.
    */
    post: operations["postRolloutsRolloutGoals"];
  };
  "/api/rollouts/{rollout}/goals/changes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * How the goals of a rollout were changed: by whom, when, what was before, and why; oldest first.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getRolloutsRolloutGoalsChanges"];
  };
  "/api/milestones/{milestone}/verified-reach": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * What the ledger claims of a milestone beside what people have answered: the sample (verified), everyone who answered (known), and who says that they know enough. Nothing is shown while people can answer.
    * @description For coordinator, approver, registrar.
    */
    get: operations["getMilestonesMilestoneVerifiedReach"];
  };
  "/api/register": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Everything that was mailed in an organisation’s name in a period, the oldest first, without the texts.
    * @description For registrar, coordinator.
    */
    get: operations["getRegister"];
  };
  "/api/register/{organisation}/{dispatch}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * One entry of the register with the exact texts sent.
    * @description For registrar, coordinator.
    */
    get: operations["getRegisterOrganisationDispatch"];
  };
  "/api/rollouts/{rollout}/news": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * News of a rollout with the issues that carry it, by first day, from `since` on or for the last eight weeks. A local lead sees it as it is at their own organisation.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getRolloutsRolloutNews"];
  };
  "/api/news": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Add a news item. Idempotent: the same content is stored once. A local lead adds it for their own organisation.
    * @description For coordinator, local-lead.
    */
    post: operations["postNews"];
  };
  "/api/rollouts/{rollout}/news/{news}/take-back": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Keep a piece of news out of every issue that is made from now on. What has gone out stays where it is.
    * @description For coordinator, local-lead.
    */
    post: operations["postRolloutsRolloutNewsNewsTakeBack"];
  };
  "/api/questions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Questions that wait for an answer, the oldest first, then those that are done, the latest first. A local lead sees those about their own organisation.
    * @description For coordinator, local-lead.
    */
    get: operations["getQuestions"];
  };
  "/api/rollouts/{rollout}/questions/{question}/answer": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Answer a question, or replace its answer. Who asked is mailed; only `publish` makes it public.
    * @description For coordinator, local-lead.
    */
    post: operations["postRolloutsRolloutQuestionsQuestionAnswer"];
  };
  "/api/rollouts/{rollout}/enquiries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Note what a journalist asks and by when. Whose it is, is mailed at once if that is within a day. A local lead notes those about their own organisation. The same enquiry again is the same question.
    * @description For coordinator, local-lead.
    */
    post: operations["postRolloutsRolloutEnquiries"];
  };
  "/api/rollouts/{rollout}/questions/{question}/owner": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Give a journalist's question that waits to somebody, or with no owner to whoever answers there.
    * @description For coordinator, local-lead.
    */
    post: operations["postRolloutsRolloutQuestionsQuestionOwner"];
  };
  "/api/rollouts/{rollout}/questions/{question}/spoken": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Note what was answered by telephone, which closes the question. Idempotent.
    * @description For coordinator, local-lead.
    */
    post: operations["postRolloutsRolloutQuestionsQuestionSpoken"];
  };
  "/api/rollouts/{rollout}/questions/{question}/withdraw": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Take an answer out of the public pages, the script and every issue to come. Idempotent.
    * @description For coordinator, local-lead.
    */
    post: operations["postRolloutsRolloutQuestionsQuestionWithdraw"];
  };
  "/api/rollouts/{rollout}/questions/{question}/close": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Close what is no question, without an answer. Idempotent.
    * @description For coordinator, local-lead.
    */
    post: operations["postRolloutsRolloutQuestionsQuestionClose"];
  };
  "/api/rollouts/{rollout}/questions/{question}/forget": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Erase who asked. Idempotent.
    * @description For coordinator, local-lead.
    */
    post: operations["postRolloutsRolloutQuestionsQuestionForget"];
  };
  "/api/organisations/{organisation}/contacts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * The people of an organisation with their roles.
    * @description For coordinator, local-lead.
    */
    get: operations["getOrganisationsOrganisationContacts"];
    /**
    * Add a person. The same person again is found, not added; another with the same address is refused.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationContacts"];
  };
  "/api/organisations/{organisation}/contacts/{contact}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * One person of an organisation.
    * @description For coordinator, local-lead.
    */
    get: operations["getOrganisationsOrganisationContactsContact"];
    /**
    * Change a person’s name, address, roles and language. With another address they get another id.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationContactsContact"];
  };
  "/api/organisations/{organisation}/contacts/{contact}/roles": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * End or restore all roles of a person. No mail is planned for a person without roles.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationContactsContactRoles"];
  };
  "/api/organisations/{organisation}/contacts/{contact}/export": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Everything stored about a person. The export itself is recorded.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationContactsContactExport"];
  };
  "/api/organisations/{organisation}/contacts/{contact}/erasure": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Erase a person. This cannot be undone; afterwards they do not exist.
    * @description For coordinator, local-lead.
    */
    post: operations["postOrganisationsOrganisationContactsContactErasure"];
  };
  "/api/contact-imports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Check a CSV file of contacts: every wrong cell is named, and nobody is changed before it is confirmed.
    * @description For coordinator, local-lead.
    */
    post: operations["postContactImports"];
  };
  "/api/contact-imports/{import}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * A checked file: how many people it adds and changes, and whether it was imported.
    * @description For coordinator, local-lead.
    */
    get: operations["getContactImportsImport"];
  };
  "/api/contact-imports/{import}/changes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * What a checked file changes, person by person; empty once it is imported.
    * @description For coordinator, local-lead.
    */
    get: operations["getContactImportsImportChanges"];
  };
  "/api/contact-imports/{import}/confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Import a checked file as a whole. Idempotent.
    * @description For coordinator, local-lead.
    */
    post: operations["postContactImportsImportConfirmation"];
  };
  "/api/people": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Who may sign in; without a state all but those whose access has ended.
    * @description For coordinator.
    */
    get: operations["getPeople"];
    /**
    * Invite somebody. A coordinator or approver waits for a second coordinator first.
    * @description For coordinator.
    */
    post: operations["postPeople"];
  };
  "/api/people/leads": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Contacts who lead a rollout locally, by whether they have access.
    * @description For coordinator.
    */
    get: operations["getPeopleLeads"];
    /**
    * Invite local leads together. Whoever has been invited is not invited again.
    * @description For coordinator.
    */
    post: operations["postPeopleLeads"];
  };
  "/api/people/{person}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * One person, with everything that was done to their access.
    * @description For coordinator.
    */
    get: operations["getPeoplePerson"];
    /**
    * Give another role or organisation, at once; a coordinator or approver is proposed first.
    * @description For coordinator.
    */
    post: operations["postPeoplePerson"];
  };
  "/api/people/{person}/steps": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Confirm or decline a proposed role, invite anew, end the access at once, or erase whoever has ended.
    * @description For coordinator.
    */
    post: operations["postPeoplePersonSteps"];
  };
  "/api/press-releases": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Every press release that the caller may see, by its newest version.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getPressReleases"];
    /**
    * Store a draft. Idempotent: the same content is the same version.
    * @description For coordinator, local-lead.
    */
    post: operations["postPressReleases"];
  };
  "/api/press-releases/{release}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * One press release: its newest version, problems, exact mails and recipients.
    * @description For coordinator, approver, registrar, local-lead.
    */
    get: operations["getPressReleasesRelease"];
  };
  "/api/press-releases/{release}/correction": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Keep a correction of what is published. It says in words what was wrong, and goes the same way.
    * @description For coordinator, local-lead.
    */
    post: operations["postPressReleasesReleaseCorrection"];
  };
  "/api/press-releases/{release}/images": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Store an image, in base64, scaled where it is large; drafts refer to it by the id returned. It is not public.
    * @description For coordinator, local-lead.
    */
    post: operations["postPressReleasesReleaseImages"];
  };
  "/api/press-releases/{release}/submission": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Hand a draft in: text, recipients and hour are frozen under a hash, which a second person approves.
    * @description For coordinator, local-lead.
    */
    post: operations["postPressReleasesReleaseSubmission"];
  };
  "/api/press-releases/{release}/approval": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Approve a submission, bound to the hash of what was reviewed. Not possible for its authors.
    * @description For approver.
    */
    post: operations["postPressReleasesReleaseApproval"];
  };
  "/api/press-releases/{release}/rejection": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Reject a submission, bound to the hash of what was reviewed, with a reason that its authors see. It is a draft again.
    * @description For approver.
    */
    post: operations["postPressReleasesReleaseRejection"];
  };
  "/api/press-releases/{release}/schedule": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Schedule an approved release. Nothing of it is public before its time.
    * @description For coordinator.
    */
    post: operations["postPressReleasesReleaseSchedule"];
  };
  "/api/press-releases/{release}/withdrawal": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
    * Withdraw a release: its page gives the reason, and unsent mails are cancelled.
    * @description For coordinator, approver.
    */
    post: operations["postPressReleasesReleaseWithdrawal"];
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description A milestone that has been reached. */
    NewMilestone: {
      id: string;
      rollout: string;
      kind: string;
      /** Format: date */
      occurredOn?: string;
      planned?: {
        [key: string]: string;
      };
      organisations: "all" | string[];
      facts?: {
        [key: string]: string | number | {
          [key: string]: string;
        };
      };
      again?: {
        reason: string;
      };
      exception?: {
        reason: string;
      };
    };
    /** @description A milestone that is being prepared. */
    NewDraft: {
      id: string;
      kind: string;
      /** Format: date */
      occurredOn?: string;
      planned?: {
        [key: string]: string;
      };
      organisations: "all" | string[];
      facts?: {
        [key: string]: string | number | {
          [key: string]: string;
        };
      };
      again?: {
        reason: string;
      };
      exception?: {
        reason: string;
      };
      /**
      * @description The version that was edited; 0 for a new one.
      * @default 0
      */
      from: number;
    };
    /** @description What would undo a milestone or a draft, without its day. */
    NewPreparedCounter: {
      id: string;
      kind: string;
      organisations: "all" | string[];
      facts?: {
        [key: string]: string | number | {
          [key: string]: string;
        };
      };
      exception?: {
        reason: string;
      };
      against: string;
      /**
      * @description The version that was edited; 0 for a new one.
      * @default 0
      */
      from: number;
    };
    /** @description New values of facts, null where nobody knows one any more; of one organisation, or of all. */
    NewChange: {
      id: string;
      rollout: string;
      organisation?: string;
      facts: {
        [key: string]: (string | number | {
          [key: string]: string;
        }) | null;
      };
      from?: {
        [key: string]: (string | number | {
          [key: string]: string;
        }) | null;
      };
      why: string | {
        [key: string]: string;
      };
      exception?: {
        reason: string;
      };
    };
    PreviewQuestion: {
      milestone: components["schemas"]["NewMilestone"];
      /** @default [] */
      since: {
        organisation: string;
        hash: string;
        mails: number;
        gaps: number;
      }[];
    };
    NewWebhook: {
      url: string;
    };
    ReplayFrom: {
      sequence: number;
    } | {
      /** Format: date */
      day: string;
    };
    /** @description Done, done except for what is left, or not done and why. */
    SignOffSaid: {
      /** @constant */
      word: "done";
    } | {
      /** @constant */
      word: "except";
      left: string;
    } | {
      /** @constant */
      word: "not-done";
      left: string;
    };
    SettleUnknown: {
      delivery: string;
      /**
      * @description `accepted`: it had been sent. `resend`: deliberately send it again.
      * @enum {string}
      */
      as: "accepted" | "resend";
      /** @description The reason, on one line; it is stored. */
      reason: string;
    };
    /** @description One refused mail, or all that were refused with one reason. */
    ResendFailed: {
      delivery: string;
      /** @description What was mended, on one line; it is stored. */
      reason: string;
    } | {
      refusedWith: string;
      /** @description What was mended, on one line; it is stored. */
      reason: string;
    };
    SecondWord: {
      /** @enum {string} */
      word: "accept" | "reject";
    };
    /** @description A new text in one language, or other milestones. */
    MessageRevision: {
      /** @constant */
      what: "text";
      /** @description The `version` of the catalogue that was edited. */
      basedOn: string;
      /**
      * @description Only reports what it would change.
      * @default false
      */
      dryRun: boolean;
      locale: string;
      /**
      * @description `# Title`, the common part, then a `## milestone` section for each specific part.
      * @example # Nya bokningen
      *
      *     Du bokar från {startDate}.
      */
      markdown: string;
    } | {
      /** @constant */
      what: "message";
      /** @description The `version` of the catalogue that was edited. */
      basedOn: string;
      /**
      * @description Only reports what it would change.
      * @default false
      */
      dryRun: boolean;
      at: string[];
    };
    GroupRevision: {
      /** @description The `version` of the catalogue that was edited. */
      basedOn: string;
      /**
      * @description Only reports what it would change.
      * @default false
      */
      dryRun: boolean;
      /** @description Most important first. */
      messages: string[];
      channels: string[];
    };
    ParticipationChange: {
      /** @description The `version` that was edited. */
      basedOn: string;
      /** @description The case number in its own register; absent if there is none. */
      registerNumber?: string;
      /** @description All its own facts: omitted ones are removed. */
      facts: {
        [key: string]: string | number | {
          [key: string]: string;
        };
      };
      /** @description Required if people were told a value that this changes. */
      why?: string | {
        [key: string]: string;
      };
      /** @description Why it is so against a soft rule. */
      exception?: {
        reason: string;
      };
    };
    Confirmation: {
      /**
      * Format: date
      * @description The day on which it was done; today if absent.
      */
      on?: string;
      /** @description A register number, such as KS 2026/114, or a link that shows it. */
      evidence?: string;
      /** @description Number of people present or told. */
      people?: number;
      /** @description A remark, on one line. */
      note?: string;
    };
    Reason: {
      /** @description The reason, on one line. */
      reason: string;
    };
    Handover: {
      /** @description The id of a contact of the same organisation. */
      to: string;
    };
    ReachedAnotherWay: {
      /** @description How and when, on one line. */
      how: string;
    };
    Goals: {
      /** @description The `version` that was edited. */
      basedOn: string;
      goals: {
        group: string;
        milestone: string;
        percent: number;
        /** Format: date */
        by: string;
        owner: string;
        baseline: {
          percent: number;
          /** Format: date */
          on: string;
          source: string;
        };
        action?: string;
      }[];
      /** @description Needed if a goal that there was is changed or taken away; kept with the change. */
      why?: string;
    };
    /** @description A piece of news for newsletters. Bodies are Markdown. */
    NewNews: {
      rollout: string;
      title: {
        [key: string]: string;
      };
      body: {
        [key: string]: string;
      };
      groups: "all" | string[];
      organisations: "all" | string[];
      /** Format: date */
      from: string;
      /** Format: date */
      until?: string;
    };
    /** @description An answer as Markdown for whoever asked. `version` is that of the answer which it replaces, 0 for the first. With `publish` it stands in public too, in these words. */
    NewAnswer: {
      words: string;
      version: number;
      publish?: {
        question: {
          [key: string]: string;
        };
        answer: {
          [key: string]: string;
        };
      };
    };
    /** @description What a journalist asks, and by when. An address or a telephone number is needed. */
    NewEnquiry: {
      question: string;
      name: string;
      medium: string;
      /** Format: date-time */
      deadline: string;
      /** @default  */
      address: string;
      /** @default  */
      phone: string;
      /**
      * @description Id of whoever is to answer; empty: whoever does there.
      * @default
      */
      owner: string;
      locale: string;
    };
    NewContact: {
      /** @example Åsa Lind */
      name: string;
      /** @example asa.lind@malmo.example */
      address: string;
      /** @description Target groups and relay roles by their ids in the catalogue. */
      groups: string[];
      /** @description The language of their mails; the organisation’s if absent. */
      locale?: string;
      /**
      * @description Telephone at work, of those with a duty only; it begins with 0 or +. Empty takes it away, absent leaves it.
      * @example 010-555 00 00
      */
      phone?: string;
    };
    ChangedContact: {
      /** @example Åsa Lind */
      name: string;
      /** @example asa.lind@malmo.example */
      address: string;
      /** @description Target groups and relay roles by their ids in the catalogue. */
      groups: string[];
      /** @description The language of their mails; the organisation’s if absent. */
      locale: string;
      /**
      * @description Telephone at work, of those with a duty only; it begins with 0 or +. Empty takes it away, absent leaves it.
      * @example 010-555 00 00
      */
      phone?: string;
      /** @description The `version` of the person that was edited. */
      basedOn: string;
    };
    Roles: {
      /** @description false ends all roles, true restores them. */
      active: boolean;
      /** @description The `version` of the person that was edited. */
      basedOn: string;
    };
    Erasure: {
      /** @enum {string} */
      reason: "asked-for" | "no-longer-needed" | "unlawful" | "mistake";
      /** @description The contact of the organisation who takes over their open tasks; else whoever shares the most roles. */
      successor?: string;
    };
    NewPerson: {
      /** @example Åsa Lind */
      name: string;
      /** @example asa.lind@malmo.example */
      address: string;
      /** @example local-lead */
      role: string;
      /**
      * @description Of a local lead only.
      * @example 1280
      */
      organisation?: string;
      /**
      * @description The language of the invitation.
      * @default sv
      */
      locale: string;
    };
    NewGrant: {
      /** @example local-lead */
      role: string;
      /**
      * @description Of a local lead only.
      * @example 1280
      */
      organisation?: string;
      /** @description The `version` of the person that was changed. */
      basedOn: string;
    };
    PersonStep: {
      /**
      * @description confirm or decline a proposed role as a second coordinator, renew the invitation, end the access at once, erase name and address of whoever has ended.
      * @enum {string}
      */
      step: "confirm" | "decline" | "renew" | "end" | "erase";
      /** @description The `version` of the person that was changed. */
      basedOn: string;
    };
    /** @description A national press release, or a local edition of one. */
    NewPressRelease: {
      /** @constant */
      kind: "national";
      id: string;
      rollout: string;
      milestone?: string;
      texts: {
        [key: string]: {
          headline: string;
          place: string;
          lead: string;
          body: string;
          boilerplate: string;
        };
      };
      audience: "all" | {
        beats?: string[];
        regions?: string[];
        locales?: string[];
      };
      publishAt: number | string;
      quotes: {
        name: string;
        title: {
          [key: string]: string;
        };
        text: {
          [key: string]: string;
        };
        approvedBy?: string;
        approvedAt?: number | string;
      }[];
      factBox?: {
        label: {
          [key: string]: string;
        };
        value: {
          [key: string]: string;
        };
      }[];
      images?: {
        credit: string;
        alt: {
          [key: string]: string;
        };
        rights: {
          [key: string]: string;
        };
        /** Format: uri */
        original?: string;
        file: string;
      }[];
      contacts: {
        name: string;
        role: {
          [key: string]: string;
        };
        phone: string;
        address: string;
      }[];
      registerNumber?: string;
      correction?: {
        [key: string]: string;
      };
    } | {
      /** @constant */
      kind: "local";
      editionOf: string;
      organisation: string;
      texts: {
        [key: string]: {
          paragraph: string;
        };
      };
      publishAt: number | string;
      quotes: {
        name: string;
        title: {
          [key: string]: string;
        };
        text: {
          [key: string]: string;
        };
        approvedBy?: string;
        approvedAt?: number | string;
      }[];
      factBox?: {
        label: {
          [key: string]: string;
        };
        value: {
          [key: string]: string;
        };
      }[];
      images?: {
        credit: string;
        alt: {
          [key: string]: string;
        };
        rights: {
          [key: string]: string;
        };
        /** Format: uri */
        original?: string;
        file: string;
      }[];
      contacts: {
        name: string;
        role: {
          [key: string]: string;
        };
        phone: string;
        address: string;
      }[];
      registerNumber?: string;
      correction?: {
        [key: string]: string;
      };
    };
    Milestone: {
      id: string;
      rollout: string;
      kind: string;
      /** Format: date */
      occurredOn: string;
      organisations: string[];
      /** @description The day from which it is true of each organisation, where each has its own: mails wait for it. An organisation without one has not said it. */
      days?: {
        [key: string]: string;
      };
      facts: {
        [key: string]: string | number | {
          [key: string]: string;
        };
      };
      /** @description Why organisations that had been told of this kind of milestone are told again. */
      again?: {
        reason: string;
      };
      /** @description The soft rules that it breaks, and why. */
      exception?: {
        reason: string;
        rules: {
          [key: string]: string;
        }[];
      };
      catalogue: string;
      catalogueVersion: string;
      triggeredBy: string;
      /** @description Who answers for the machines that drafted it, and does not approve it either. */
      draftedFor?: string[];
      /** Format: date-time */
      receivedAt: string;
      /** @enum {string} */
      state: "planning" | "planned" | "held" | "approved" | "dispatching" | "completed" | "stopping" | "stopped" | "incomplete";
      late: boolean;
      /** @enum {string} */
      approval: "automatic" | "one" | "two";
      planHash?: string;
      firstApprovedBy?: string;
      approvedBy?: string;
      /** @description Who stopped it. Completed all the same: every mail had left by then. */
      stoppedBy?: string;
      /** @description Why whoever was to approve it did not. */
      rejectedFor?: string;
      /**
      * Format: date-time
      * @description Nothing of it leaves before this time. Until then it can be stopped without anybody having been told.
      */
      undoUntil?: string;
      /** Format: date-time */
      dispatchedAt?: string;
      /** Format: date-time */
      changedAt: string;
      /** @description By which milestone, and from which day, it no longer holds, by organisation. */
      undone?: {
        [key: string]: {
          by: string;
          /** Format: date */
          on: string;
        };
      };
      /** @description New values of facts that were known. Whoever holds an old one and is not told by its own mails is told by a change that follows it. */
      brings?: {
        facts: {
          fact: string;
          from?: string | number | {
            [key: string]: string;
          };
          to?: string | number | {
            [key: string]: string;
          };
        }[];
        why?: string | {
          [key: string]: string;
        };
      };
      /** @description The facts that nobody knows any more once it is let go: of all, and of its organisations. */
      clears?: {
        ofAll: string[];
        own: string[];
        why?: string | {
          [key: string]: string;
        };
      };
      /** @description What has changed, if it tells a change to those who hold the old value. */
      change?: {
        organisation?: string;
        facts: {
          fact: string;
          from?: string | number | {
            [key: string]: string;
          };
          to?: string | number | {
            [key: string]: string;
          };
        }[];
        why?: string | {
          [key: string]: string;
        };
        broughtBy?: string;
        givesBack?: string;
      };
    };
    /** @description What went wrong and what to do (RFC 9457). */
    Problem: {
      /** @constant */
      type: "about:blank";
      title: string;
      /** @enum {number} */
      status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 500 | 503;
      detail: string;
      problems?: {
        /** @description A path into the body such as `facts.price`, or a column; empty for the whole. */
        field: string;
        /**
        * @description What is wrong. Codes are stable; more may come.
        * @enum {string}
        */
        code: "missing" | "empty" | "wrong-type" | "wrong-format" | "not-one-of" | "unknown-keys" | "too-short" | "too-long" | "too-few" | "too-many" | "too-small" | "too-large" | "not-one-line" | "hidden-characters" | "double-braces" | "has-markup" | "id-invalid" | "fact-name-invalid" | "handle-invalid" | "locale-invalid" | "cursor-invalid" | "date-invalid" | "time-invalid" | "time-ambiguous" | "time-past" | "date-future" | "dates-reversed" | "not-yet-occurred" | "occurred-or-planned" | "text-invalid" | "url-invalid" | "webhook-url" | "teams-url" | "webhook-known" | "machine-known" | "phone-invalid" | "phone-several" | "phone-cut" | "phone-shortened" | "phone-without-duty" | "address-no-at" | "address-letters" | "address-characters" | "address-domain" | "address-too-long" | "address-taken" | "address-several" | "all-or-list" | "logo-invalid" | "image-heic" | "image-invalid" | "image-not-scalable" | "image-too-many-pixels" | "file-too-large" | "file-missing" | "file-not-kept" | "file-empty" | "file-is-workbook" | "file-is-pdf" | "file-is-binary" | "file-broken-off" | "file-not-utf8" | "charset-unclear" | "json-invalid" | "yaml-invalid" | "archive-invalid" | "entry-damaged" | "archive-too-large" | "period-too-large" | "archive-ambiguous" | "no-rows" | "too-many-rows" | "header-missing" | "column-unknown" | "column-unnamed" | "column-twice" | "column-missing" | "cell-stray" | "cell-formula" | "cell-error" | "two-names" | "unknown" | "ambiguous" | "already-exists" | "organisation-twice" | "changed-meanwhile" | "not-participating" | "none-participating" | "other-organisation" | "other-scope" | "contacts-too-many" | "row-too-large" | "extends-itself" | "relay-missing" | "asked-twice" | "goal-twice" | "channel-of-others" | "channel-counted" | "fact-not-date" | "fact-elsewhere" | "fact-undeclared" | "fact-without-value" | "fact-of-all" | "nothing-changed" | "nothing-to-undo" | "sign-off-not-asked" | "sign-off-not-yet" | "reason-missing" | "told-already" | "rule-broken" | "rule-needs-reason" | "rule-one-limit" | "clears-at-once" | "fact-not-here" | "organisation-line-invalid" | "section-twice" | "section-misplaced" | "too-many-words" | "essential-dropped" | "link-invalid" | "no-words" | "retracted-before" | "issue-too-full" | "quote-not-approved" | "not-a-person" | "second-person-needed" | "restore-not-held" | "restore-not-replayed" | "restore-still-planning" | "wrong-state" | "basis-changed" | "other-day" | "correction-only" | "wait-a-minute" | "release-exists" | "not-submitted" | "before-national" | "national-not-scheduled" | "too-long-with-facts" | "no-press-group" | "names-asker" | "answer-for-nobody" | "no-way-to-answer" | "has-access" | "own-access" | "last-coordinator" | "invitation-expired" | "sender-foreign" | "sender-unverified" | "sender-unsigned" | "mail-from-unverified" | "mail-from-unused" | "account-paused" | "account-stopped" | "account-reviewed" | "account-sandbox" | "account-unasked" | "mail-settings-missing" | "mail-settings-paused" | "quota-short" | "outcome-known" | "recipient-erased" | "mail-link-invalid";
        /** @description What belongs to the code, such as `max` of `too-long`. */
        params: {
          [key: string]: string | number | string[] | {
            [key: string]: string;
          };
        };
        /** @description What is wrong and what to do, as an English sentence. */
        problem: string;
        /** @description The line of a file, from 1. */
        line?: number;
      }[];
    };
    MilestoneDraft: {
      id: string;
      kind: string;
      /** Format: date */
      occurredOn?: string;
      planned?: {
        [key: string]: string;
      };
      organisations: "all" | string[];
      /** @default {} */
      facts: {
        [key: string]: string | number | {
          [key: string]: string;
        };
      };
      again?: {
        reason: string;
      };
      exception?: {
        reason: string;
      };
      version: number;
      /** Format: date-time */
      savedAt: string;
      /** @description Who answers for the machines that wrote in it: what becomes of it is theirs too. */
      draftedFor?: string[];
      /** @description What it would send, as last previewed. */
      preview?: {
        hash: string;
        mails: number;
        gaps: number;
        /** Format: date-time */
        at: string;
      };
    };
    PreparedCounter: {
      id: string;
      rollout: string;
      kind: string;
      organisations: "all" | string[];
      /** @default {} */
      facts: {
        [key: string]: string | number | {
          [key: string]: string;
        };
      };
      exception?: {
        reason: string;
      };
      against: string;
      version: number;
      preparedBy: string;
      /** Format: date-time */
      preparedAt: string;
      /** @description Hash of what an approval is given to. */
      seal: string;
      /** @description Whose approval counts for what it is now. */
      approvedBy: string[];
      approversNeeded: number;
      /** @description What is other than when it was last approved, where that counts no longer. */
      changed: ("asked" | "words" | "audience" | "policy")[];
      /** @description Whether it would be sent without a further approval. */
      ready: boolean;
      /** @description By whom, when and why. It can be prepared anew, and is approved anew then. */
      withdrawn?: {
        by: string;
        /** Format: date-time */
        at: string;
        reason: string;
      };
    };
    /** @description Exact texts and recipients of one organisation. */
    OrganisationPreview: {
      organisation: string;
      obligations: {
        organisation: string;
        group: string;
        channel: string;
        /** @enum {string} */
        carrier: "mail" | "newsletter" | "press" | "web" | "people";
        owner: ("local-lead" | "relay" | "supplier" | "national-office") | "system";
        ownerContact?: string;
        /** Format: date */
        due: string;
        messages: string[];
        withheld: string[];
        /** @enum {string} */
        suffices?: "together" | "never";
        /** @constant */
        uncounted?: true;
        of?: string;
        supplies?: {
          milestone: string;
          channel: string;
          topics: string[];
        }[];
        welcomes?: {
          milestone: string;
          channel: string;
          topics: string[];
        }[];
        corrects?: {
          milestone: string;
          channel: string;
          topics: string[];
          at: number;
          withdraws?: string[];
        };
        corrected?: {
          topics: string[];
          at: number;
          dispatch: string;
          /** @constant */
          withdrawn?: true;
        }[];
        progress: {
          /** @enum {string} */
          state: "planned" | "delivered" | "sent" | "partly-sent" | "not-sent" | "published" | "relayed" | "confirmed" | "waived" | "missed";
          people: number;
          reached: number;
          delivered?: number;
          lacks?: string[];
          dispatch?: string;
          welcomed?: {
            [key: string]: number;
          };
        };
      }[];
      gaps: ({
        /** @constant */
        kind: "no-contact";
        group: string;
      } | {
        /** @constant */
        kind: "no-relay";
        group: string;
        relay: string;
      } | {
        /** @constant */
        kind: "no-responsible";
      } | {
        /** @constant */
        kind: "missing-fact";
        fact: string;
        topics: string[];
      } | {
        /** @constant */
        kind: "missing-text";
        topic: string;
        locale: string;
        /** @constant */
        before?: true;
      } | {
        /** @constant */
        kind: "no-register-number";
      } | {
        /** @constant */
        kind: "holders-left";
        people: number;
      })[];
      texts: {
        id: string;
        locale: string;
        groups: string[];
        topics: string[];
        from: {
          name: string;
          address: unknown;
        };
        replyTo: {
          name: string;
          address: unknown;
        };
        subject: string;
        text: string;
        html: string;
        recipients: {
          contact: string;
          name: string;
          address: string;
        }[];
      }[];
    };
    /** @description Who holds the old values, and what they would be told. */
    ChangePreview: {
      mails: number;
      tasks: number;
      supersedes: string[];
      /** @description Tasks that are not done yet, whose documents say an old value. */
      openTasks: number;
      /** @description Whether the texts of a public page say an old value. */
      onPublicPages: boolean;
      organisations: components["schemas"]["OrganisationPreview"][];
    };
    /** @description Who still holds old values: none, or by name. */
    Holders: {
      people: {
        organisation: string;
        /** @description The old values as told, null for none. */
        facts: {
          [key: string]: (string | number | {
            [key: string]: string;
          }) | null;
        };
        contact: string;
        name?: string;
        groups: string[];
        /**
        * @description Why the new value has not reached them, as far as is known.
        * @enum {string}
        */
        why: "waits" | "unknown" | "came-back" | "refused" | "gets-no-mail" | "stopped" | "gone";
      }[];
      groups: {
        organisation: string;
        /** @description The old values as told, null for none. */
        facts: {
          [key: string]: (string | number | {
            [key: string]: string;
          }) | null;
        };
        group: string;
        channels: string[];
        /** @description Whether somebody has the task to tell the new value. */
        isAsked: boolean;
      }[];
    };
    /** @description What would be sent, in figures; nothing was stored. */
    Preview: {
      hash: string;
      mails: number;
      gaps: number;
      parts: {
        organisation: string;
        hash: string;
        /** Format: date */
        day?: string;
        waits?: {
          until?: number;
          renewedAt: number;
        };
        supersedes?: string[];
        releasedAt?: number;
        deliveries: number;
        gaps: ({
          /** @constant */
          kind: "no-contact";
          group: string;
        } | {
          /** @constant */
          kind: "no-relay";
          group: string;
          relay: string;
        } | {
          /** @constant */
          kind: "no-responsible";
        } | {
          /** @constant */
          kind: "missing-fact";
          fact: string;
          topics: string[];
        } | {
          /** @constant */
          kind: "missing-text";
          topic: string;
          locale: string;
          /** @constant */
          before?: true;
        } | {
          /** @constant */
          kind: "no-register-number";
        } | {
          /** @constant */
          kind: "holders-left";
          people: number;
        })[];
        people: {
          [key: string]: number;
        };
        obligations: {
          [key: string]: {
            [key: string]: number;
          };
        };
      }[];
      /** @description Whom it tells. Without a reason in `again`, those who have not been told. */
      organisations: string[];
      /** @description Who has been told of this kind of milestone before, by which, and on which day. */
      told: {
        organisation: string;
        milestone: string;
        /** Format: date */
        day: string;
      }[];
      /** @description Who holds an old value of a fact that it changes: told by its own mails, or corrected after them. */
      holders: {
        organisation: string;
        byItself: number;
        mails: number;
        tasks: number;
      }[];
      /** @description The facts that nobody knows any more once it is sent. */
      clears: string[];
      changes: {
        organisation: string;
        before?: {
          mails: number;
          gaps: number;
        };
        after?: {
          mails: number;
          gaps: number;
        };
      }[];
      sending: {
        stops: {
          /** @description A path into the body such as `facts.price`, or a column; empty for the whole. */
          field: string;
          /**
          * @description What is wrong. Codes are stable; more may come.
          * @enum {string}
          */
          code: "missing" | "empty" | "wrong-type" | "wrong-format" | "not-one-of" | "unknown-keys" | "too-short" | "too-long" | "too-few" | "too-many" | "too-small" | "too-large" | "not-one-line" | "hidden-characters" | "double-braces" | "has-markup" | "id-invalid" | "fact-name-invalid" | "handle-invalid" | "locale-invalid" | "cursor-invalid" | "date-invalid" | "time-invalid" | "time-ambiguous" | "time-past" | "date-future" | "dates-reversed" | "not-yet-occurred" | "occurred-or-planned" | "text-invalid" | "url-invalid" | "webhook-url" | "teams-url" | "webhook-known" | "machine-known" | "phone-invalid" | "phone-several" | "phone-cut" | "phone-shortened" | "phone-without-duty" | "address-no-at" | "address-letters" | "address-characters" | "address-domain" | "address-too-long" | "address-taken" | "address-several" | "all-or-list" | "logo-invalid" | "image-heic" | "image-invalid" | "image-not-scalable" | "image-too-many-pixels" | "file-too-large" | "file-missing" | "file-not-kept" | "file-empty" | "file-is-workbook" | "file-is-pdf" | "file-is-binary" | "file-broken-off" | "file-not-utf8" | "charset-unclear" | "json-invalid" | "yaml-invalid" | "archive-invalid" | "entry-damaged" | "archive-too-large" | "period-too-large" | "archive-ambiguous" | "no-rows" | "too-many-rows" | "header-missing" | "column-unknown" | "column-unnamed" | "column-twice" | "column-missing" | "cell-stray" | "cell-formula" | "cell-error" | "two-names" | "unknown" | "ambiguous" | "already-exists" | "organisation-twice" | "changed-meanwhile" | "not-participating" | "none-participating" | "other-organisation" | "other-scope" | "contacts-too-many" | "row-too-large" | "extends-itself" | "relay-missing" | "asked-twice" | "goal-twice" | "channel-of-others" | "channel-counted" | "fact-not-date" | "fact-elsewhere" | "fact-undeclared" | "fact-without-value" | "fact-of-all" | "nothing-changed" | "nothing-to-undo" | "sign-off-not-asked" | "sign-off-not-yet" | "reason-missing" | "told-already" | "rule-broken" | "rule-needs-reason" | "rule-one-limit" | "clears-at-once" | "fact-not-here" | "organisation-line-invalid" | "section-twice" | "section-misplaced" | "too-many-words" | "essential-dropped" | "link-invalid" | "no-words" | "retracted-before" | "issue-too-full" | "quote-not-approved" | "not-a-person" | "second-person-needed" | "restore-not-held" | "restore-not-replayed" | "restore-still-planning" | "wrong-state" | "basis-changed" | "other-day" | "correction-only" | "wait-a-minute" | "release-exists" | "not-submitted" | "before-national" | "national-not-scheduled" | "too-long-with-facts" | "no-press-group" | "names-asker" | "answer-for-nobody" | "no-way-to-answer" | "has-access" | "own-access" | "last-coordinator" | "invitation-expired" | "sender-foreign" | "sender-unverified" | "sender-unsigned" | "mail-from-unverified" | "mail-from-unused" | "account-paused" | "account-stopped" | "account-reviewed" | "account-sandbox" | "account-unasked" | "mail-settings-missing" | "mail-settings-paused" | "quota-short" | "outcome-known" | "recipient-erased" | "mail-link-invalid";
          /** @description What belongs to the code, such as `max` of `too-long`. */
          params: {
            [key: string]: string | number | string[] | {
              [key: string]: string;
            };
          };
          /** @description What is wrong and what to do, as an English sentence. */
          problem: string;
        }[];
        warnings: {
          /** @description A path into the body such as `facts.price`, or a column; empty for the whole. */
          field: string;
          /**
          * @description What is wrong. Codes are stable; more may come.
          * @enum {string}
          */
          code: "missing" | "empty" | "wrong-type" | "wrong-format" | "not-one-of" | "unknown-keys" | "too-short" | "too-long" | "too-few" | "too-many" | "too-small" | "too-large" | "not-one-line" | "hidden-characters" | "double-braces" | "has-markup" | "id-invalid" | "fact-name-invalid" | "handle-invalid" | "locale-invalid" | "cursor-invalid" | "date-invalid" | "time-invalid" | "time-ambiguous" | "time-past" | "date-future" | "dates-reversed" | "not-yet-occurred" | "occurred-or-planned" | "text-invalid" | "url-invalid" | "webhook-url" | "teams-url" | "webhook-known" | "machine-known" | "phone-invalid" | "phone-several" | "phone-cut" | "phone-shortened" | "phone-without-duty" | "address-no-at" | "address-letters" | "address-characters" | "address-domain" | "address-too-long" | "address-taken" | "address-several" | "all-or-list" | "logo-invalid" | "image-heic" | "image-invalid" | "image-not-scalable" | "image-too-many-pixels" | "file-too-large" | "file-missing" | "file-not-kept" | "file-empty" | "file-is-workbook" | "file-is-pdf" | "file-is-binary" | "file-broken-off" | "file-not-utf8" | "charset-unclear" | "json-invalid" | "yaml-invalid" | "archive-invalid" | "entry-damaged" | "archive-too-large" | "period-too-large" | "archive-ambiguous" | "no-rows" | "too-many-rows" | "header-missing" | "column-unknown" | "column-unnamed" | "column-twice" | "column-missing" | "cell-stray" | "cell-formula" | "cell-error" | "two-names" | "unknown" | "ambiguous" | "already-exists" | "organisation-twice" | "changed-meanwhile" | "not-participating" | "none-participating" | "other-organisation" | "other-scope" | "contacts-too-many" | "row-too-large" | "extends-itself" | "relay-missing" | "asked-twice" | "goal-twice" | "channel-of-others" | "channel-counted" | "fact-not-date" | "fact-elsewhere" | "fact-undeclared" | "fact-without-value" | "fact-of-all" | "nothing-changed" | "nothing-to-undo" | "sign-off-not-asked" | "sign-off-not-yet" | "reason-missing" | "told-already" | "rule-broken" | "rule-needs-reason" | "rule-one-limit" | "clears-at-once" | "fact-not-here" | "organisation-line-invalid" | "section-twice" | "section-misplaced" | "too-many-words" | "essential-dropped" | "link-invalid" | "no-words" | "retracted-before" | "issue-too-full" | "quote-not-approved" | "not-a-person" | "second-person-needed" | "restore-not-held" | "restore-not-replayed" | "restore-still-planning" | "wrong-state" | "basis-changed" | "other-day" | "correction-only" | "wait-a-minute" | "release-exists" | "not-submitted" | "before-national" | "national-not-scheduled" | "too-long-with-facts" | "no-press-group" | "names-asker" | "answer-for-nobody" | "no-way-to-answer" | "has-access" | "own-access" | "last-coordinator" | "invitation-expired" | "sender-foreign" | "sender-unverified" | "sender-unsigned" | "mail-from-unverified" | "mail-from-unused" | "account-paused" | "account-stopped" | "account-reviewed" | "account-sandbox" | "account-unasked" | "mail-settings-missing" | "mail-settings-paused" | "quota-short" | "outcome-known" | "recipient-erased" | "mail-link-invalid";
          /** @description What belongs to the code, such as `max` of `too-long`. */
          params: {
            [key: string]: string | number | string[] | {
              [key: string]: string;
            };
          };
          /** @description What is wrong and what to do, as an English sentence. */
          problem: string;
        }[];
        seconds?: number;
        leftToday?: number;
      };
    };
    /** @description In which state a milestone is since when. */
    StatusEvent: {
      /** @constant */
      specversion: "1.0";
      /** @description Names the milestone and the state: the same state is never told under two. */
      id: string;
      source: string;
      /** @constant */
      type: "budkavle.milestone.status";
      subject: string;
      /** Format: date-time */
      time: string;
      /** @constant */
      datacontenttype: "application/json";
      data: {
        rollout: string;
        kind: string;
        /** @description Whether it tells a change to those who hold the old value. */
        change: boolean;
        /** @enum {string} */
        state: "planning" | "planned" | "held" | "approved" | "dispatching" | "completed" | "stopping" | "stopped";
        /** Format: date */
        occurredOn: string;
        organisations: number;
      };
    };
    /** @description An address of another system that gets every event. */
    Webhook: {
      id: string;
      url: string;
      /**
      * @description `dead`: has taken nothing for days and waits for a person; `ended`: gets nothing more.
      * @enum {string}
      */
      state: "active" | "dead" | "ended";
      /**
      * @description `receiver`: by its answer 410.
      * @enum {string}
      */
      endedBy?: "person" | "receiver";
      /** Format: date-time */
      madeAt: string;
      /** @description The sequence of the last event that it has taken. */
      after: number;
      /** Format: date-time */
      lastSuccessAt?: string;
      /** @description Why it has not taken the next one. */
      problem?: {
        /** Format: date-time */
        at: string;
        /** @enum {string} */
        code: "status" | "unresolved" | "not-public" | "untrusted" | "unreachable" | "timeout";
        status?: number;
      };
      /** Format: date-time */
      failingSince?: string;
      /** Format: date-time */
      nextTryAt?: string;
      tested?: {
        /** Format: date-time */
        at: string;
        problem?: {
          /** Format: date-time */
          at: string;
          /** @enum {string} */
          code: "status" | "unresolved" | "not-public" | "untrusted" | "unreachable" | "timeout";
          status?: number;
        };
      };
    };
    /** @description Who has been told at a milestone, group by group. */
    Ledger: {
      milestone: string;
      /**
      * Format: date
      * @description The date in Stockholm for which it is computed.
      */
      today: string;
      /** @description Number of organisations planned. */
      planned: number;
      /** @description Number of organisations whose mails are settled. */
      sent: number;
      mails: number;
      /** @description Mail outcomes. */
      counts: {
        [key: string]: number;
      };
      /** @description Every message to every group at every organisation. */
      messages: components["schemas"]["Coverage"];
      groups: {
        group: string;
        people: number;
        reached: number;
        delivered: number;
        obligations: {
          [key: string]: number;
        };
        messages: components["schemas"]["Coverage"];
      }[];
      /** @description Who has to act, and the status of their obligations. */
      owners: {
        owner: ("local-lead" | "relay" | "supplier" | "national-office") | "system";
        obligations: components["schemas"]["Coverage"];
      }[];
      gaps: {
        organisation: string;
        gap: {
          /** @constant */
          kind: "no-contact";
          group: string;
        } | {
          /** @constant */
          kind: "no-relay";
          group: string;
          relay: string;
        } | {
          /** @constant */
          kind: "no-responsible";
        } | {
          /** @constant */
          kind: "missing-fact";
          fact: string;
          topics: string[];
        } | {
          /** @constant */
          kind: "missing-text";
          topic: string;
          locale: string;
          /** @constant */
          before?: true;
        } | {
          /** @constant */
          kind: "no-register-number";
        } | {
          /** @constant */
          kind: "holders-left";
          people: number;
        };
      }[];
    };
    /** @description Counts by status. `told`: through enough channels; `fully-told`: through all of them; `published`: where nobody can count who reads it. `waiting`: to be done and not late. `withheld`: something that they need is missing. */
    Coverage: {
      "fully-told": number;
      told: number;
      published: number;
      partly: number;
      waiting: number;
      late: number;
      missed: number;
      withheld: number;
      waived: number;
    };
    /** @description One organisation: its messages by status and group. */
    LedgerRow: {
      organisation: string;
      name?: {
        [key: string]: string;
      };
      messages: components["schemas"]["Coverage"];
      groups: {
        [key: string]: components["schemas"]["Coverage"];
      };
    };
    /** @description One group at one organisation, channel by channel, with its evidence. */
    LedgerCell: {
      milestone: string;
      organisation: string;
      group: string;
      messages: {
        [key: string]: "fully-told" | "told" | "published" | "partly" | "waiting" | "late" | "missed" | "withheld" | "waived";
      };
      channels: {
        cell: {
          group: string;
          channel: string;
          /** @enum {string} */
          carrier: "mail" | "newsletter" | "press" | "web" | "people";
          owner: ("local-lead" | "relay" | "supplier" | "national-office") | "system";
          /** Format: date */
          due: string;
          messages: string[];
          withheld: string[];
          /** @enum {string} */
          suffices?: "together" | "never";
          /** @constant */
          uncounted?: true;
          /** @description What its carrier lacks and a correction of that has told, since when, unless it was withdrawn. */
          corrected?: {
            topics: string[];
            dispatch: string;
            /** Format: date-time */
            at: string;
            /** @constant */
            withdrawn?: true;
          }[];
          contactName?: string;
          /** @enum {string} */
          state: "planned" | "delivered" | "sent" | "partly-sent" | "not-sent" | "published" | "relayed" | "confirmed" | "waived" | "missed";
          people: number;
          reached: number;
          delivered?: number;
          lacks?: string[];
          dispatch?: string;
          welcomed?: {
            [key: string]: number;
          };
          /** @enum {string} */
          standing: "fully-told" | "told" | "published" | "partly" | "waiting" | "late" | "missed" | "withheld" | "waived";
          /** @description Who has to act. */
          responsible: ("local-lead" | "relay" | "supplier" | "national-office") | "system";
        };
        /** @description Mail outcomes of its people. */
        mails: {
          [key: string]: number;
        };
        task?: {
          /** @enum {string} */
          state: "open" | "done" | "cannot" | "waived";
          minutes: number;
          entries: {
            /** Format: date-time */
            at: string;
            who: string;
            /** @enum {string} */
            what: "done" | "cannot" | "handed-over" | "waived" | "reopened";
            /** Format: date */
            on?: string;
            evidence?: string;
            people?: number;
            note?: string;
            reason?: string;
            to?: string;
          }[];
        };
        carriedBy?: {
          id: string;
          name?: {
            [key: string]: string;
          };
          /**
          * @default milestone
          * @enum {string}
          */
          purpose: "milestone" | "newsletter" | "press-release" | "reminder" | "welcome" | "opt-in" | "answer" | "sample" | "smoke-test";
          /** Format: date-time */
          changedAt: string;
        };
      }[];
    };
    /** @description A group at an organisation that has not been told everything. */
    Unreached: {
      organisation: string;
      name?: {
        [key: string]: string;
      };
      group: string;
      /** @description Messages that no channel has delivered to the whole group. */
      messages: string[];
      /**
      * @description Status of the worst of them.
      * @enum {string}
      */
      standing: "fully-told" | "told" | "published" | "partly" | "waiting" | "late" | "missed" | "withheld" | "waived";
      /** @description How they can still be told and by whom, the soonest first; none where a gap holds it back. */
      ways: {
        channel: string;
        /** @enum {string} */
        carrier: "mail" | "newsletter" | "press" | "web" | "people";
        /** Format: date */
        due: string;
        /** @enum {string} */
        standing: "fully-told" | "told" | "published" | "partly" | "waiting" | "late" | "missed" | "withheld" | "waived";
        /** @description Who has to act. */
        responsible: ("local-lead" | "relay" | "supplier" | "national-office") | "system";
        contactName?: string;
        people: number;
        reached: number;
      }[];
    };
    /** @description What an organisation says of a milestone. */
    SignOff: {
      organisation: string;
      /**
      * @description `awaited` and `overdue` also while the organisation says that it is not done.
      * @enum {string}
      */
      state: "not-asked" | "not-yet" | "awaited" | "overdue" | "signed";
      /**
      * Format: date
      * @description The day by which it is signed off.
      */
      due?: string;
      /**
      * Format: date
      * @description The day from which it can be, where it has not come.
      */
      from?: string;
      /** @description Every word, oldest first: the last one holds. */
      history: {
        /** Format: date-time */
        at: string;
        who: string;
        /** @enum {string} */
        word: "done" | "except" | "not-done";
        left?: string;
      }[];
    };
    /** @description A mail with an unknown outcome. */
    UnknownDelivery: {
      id: string;
      organisation: string;
      name: string;
      address: unknown;
      groups: string[];
      /** Format: date-time */
      since: string;
      reason: string;
    };
    SettledDelivery: {
      delivery: string;
      /** @enum {string} */
      as: "accepted" | "resend";
    };
    /** @description A mail that the mail service refused. */
    FailedDelivery: {
      id: string;
      organisation: string;
      name: string;
      address: unknown;
      groups: string[];
      /** Format: date-time */
      since: string;
      refusedWith: string;
    };
    ResentDeliveries: {
      resent: number;
    };
    /** @description Why mail waits. It goes on by itself once that is mended. */
    SendingHold: {
      /** @enum {string} */
      reason: "outage" | "access-denied" | "credentials" | "account-paused" | "configuration-set-paused" | "configuration-set-missing" | "mail-from-unverified" | "identity-unverified" | "sandbox" | "daily-quota" | "links-unreadable";
      sender?: string;
      /** Format: date-time */
      since: string;
      /** Format: date-time */
      goesOnBy?: string;
    };
    /** @description What one person may not do alone, and what became of it. */
    ControlChange: {
      id: string;
      /** @enum {string} */
      kind: "rollout" | "resend" | "restore";
      rollout?: string;
      weakened?: {
        /** @enum {string} */
        control: "approval" | "from" | "leaving";
        of?: string;
        before: string;
        after: string;
      }[];
      dispatch?: string;
      delivery?: string;
      reason?: string;
      table?: string;
      asked: {
        by: string;
        /** Format: date-time */
        at: string;
      };
      decided?: {
        by: string;
        /** Format: date-time */
        at: string;
        /** @enum {string} */
        did: "accepted" | "rejected";
      };
      /** @enum {string} */
      ended?: "applied" | "lapsed";
      /** @description Who tried to accept it and may not. */
      tried: {
        by: string;
        /** Format: date-time */
        at: string;
      }[];
    };
    /** @description What one person may do alone, and others must be able to see. */
    ControlNote: {
      id: string;
      /** @description Where events are sent, by host, and which other systems have access: what was done to either. */
      what: {
        /** @constant */
        kind: "webhook";
        /** @enum {string} */
        did: "added" | "rotated" | "replayed" | "resumed" | "ended";
        host: string;
      } | {
        /** @constant */
        kind: "machine";
        /** @enum {string} */
        did: "added" | "confirmed" | "ended";
        machine: string;
      } | {
        /** @constant */
        kind: "teams";
        /** @enum {string} */
        did: "added" | "ended";
        host: string;
        organisation: string;
      };
      by: string;
      /** Format: date-time */
      at: string;
    };
    Rollout: {
      id: string;
      name: {
        [key: string]: string;
      };
      catalogue: string;
      from: unknown;
      office: string;
      contact: {
        name: string;
        address: unknown;
      };
      registerNumber?: string;
      facts: {
        [key: string]: string | number | {
          [key: string]: string;
        };
      };
      /** @enum {string} */
      approval?: "automatic" | "one" | "two";
      undoSeconds?: number;
      /** @enum {string} */
      daysOff?: "SE" | "NO" | "DK" | "FI" | "IS";
      namesOverdue?: boolean;
      goals?: {
        group: string;
        milestone: string;
        percent: number;
        /** Format: date */
        by: string;
        owner: string;
        baseline: {
          percent: number;
          /** Format: date */
          on: string;
          source: string;
        };
        action?: string;
      }[];
    };
    Participation: {
      rollout: string;
      organisation: string;
      /** @enum {string} */
      impact: "small" | "large";
      registerNumber?: string;
      facts: {
        [key: string]: string | number | {
          [key: string]: string;
        };
      };
      newsletter?: {
        weekday: number;
        hour: number;
      };
    };
    Dispatch: {
      id: string;
      /**
      * @default milestone
      * @enum {string}
      */
      purpose: "milestone" | "newsletter" | "press-release" | "reminder" | "welcome" | "opt-in" | "answer" | "sample" | "smoke-test";
      kind?: string;
      name?: {
        [key: string]: string;
      };
      /** @enum {string} */
      state: "planning" | "planned" | "held" | "approved" | "dispatching" | "completed" | "stopping" | "stopped";
      approvedBy?: string;
      stoppedBy?: string;
      organisations: number;
      /** Format: date-time */
      changedAt: string;
    };
    Refusal: {
      event: string;
      receivedAt: number;
      milestone?: string;
      rollout?: string;
      /** @enum {string} */
      reason: "malformed" | "unknown-event" | "unknown-rollout" | "unknown-kind" | "unknown-organisation" | "unknown-fact" | "invalid-fact" | "broken-rule" | "told-already" | "same-id-other-content";
      problems: string[];
      detail: string;
    };
    Overdue: {
      organisation: string;
      name: {
        [key: string]: string;
      };
      /** @description Overdue occasions, oldest first. */
      occasions: {
        milestone: string;
        channel: string;
        /** Format: date */
        due: string;
        contactName?: string;
      }[];
    };
    /** @description Something on one day, and what collides with it. */
    CalendarEntry: {
      /** @description The same for as long as it is the same thing. */
      id: string;
      /** @enum {string} */
      kind: "milestone" | "start" | "meeting" | "task" | "newsletter" | "release";
      rollout: string;
      /** Format: date */
      day: string;
      /** Format: date-time */
      at?: string;
      milestone?: {
        kind: string;
        id?: string;
      };
      channel?: string;
      organisations: string[];
      groups: string[];
      done: boolean;
      dayOff: boolean;
      clashes: {
        with: string;
        organisations: string[];
        groups: string[];
      }[];
    };
    /** @description What a rollout lacks before a milestone can be told. */
    Finding: {
      /** @enum {string} */
      kind: "group-without-channel" | "group-hears-nothing" | "message-for-nobody" | "text-missing" | "fact-missing" | "nobody-in-group" | "nobody-relays" | "nobody-responsible";
      /** @description It may be intended; everything else keeps people from being told. */
      question: boolean;
      organisation?: string;
      group?: string;
      milestone?: string;
      topic?: string;
      locale?: string;
      fact?: string;
      relay?: string;
    };
    /** @description What a group must know, with its words in each language. */
    Message: {
      version: string;
      topic: string;
      name: {
        [key: string]: string;
      };
      /** @description The milestones at which it is told. */
      at: string[];
      texts: {
        locale: string;
        markdown: string;
      }[];
    };
    RevisedCatalogue: {
      /** @description What the catalogue is after the change. */
      version: string;
      published: boolean;
      /** @description Groups that hear something else, by milestone. */
      changes: {
        milestone: string;
        group: string;
        added: string[];
        removed: string[];
        reworded: string[];
        channelsAdded: string[];
        channelsRemoved: string[];
      }[];
      /** @description Milestones that are planned already and keep their words. */
      untouched: {
        id: string;
        rollout: string;
        kind: string;
        /** @enum {string} */
        state: "planning" | "planned" | "held" | "approved" | "dispatching" | "completed" | "stopping" | "stopped";
      }[];
    };
    Organisation: {
      code: string;
      /** @enum {string} */
      kind: "municipality" | "region" | "national";
      name: {
        [key: string]: string;
      };
      locale: string;
      logo?: {
        png: string;
        alt: {
          [key: string]: string;
        };
      };
      handles?: {
        [key: string]: string;
      };
    };
    /** @description An organisation’s own data in a rollout. */
    OwnParticipation: {
      rollout: string;
      organisation: string;
      /** @enum {string} */
      impact: "small" | "large";
      registerNumber?: string;
      facts: {
        [key: string]: string | number | {
          [key: string]: string;
        };
      };
      newsletter?: {
        weekday: number;
        hour: number;
      };
      /** @description Changes with every edit. */
      version: string;
    };
    /** @description Manual work: one group at an organisation is told certain messages through one channel. */
    Task: {
      id: string;
      organisation: string;
      group: string;
      channel: string;
      /** @enum {string} */
      owner: "local-lead" | "relay" | "supplier" | "national-office";
      contact?: string;
      contactName?: string;
      /** Format: date */
      due: string;
      moved?: number;
      minutes: number;
      messages: string[];
      withheld: string[];
      material: ("slides" | "memo" | "intranet-text" | "weekly-letter-text" | "social-posts" | "question-script" | "relay-brief" | "agenda" | "checklist")[];
      /** @enum {string} */
      state: "open" | "done" | "cannot" | "waived";
      milestone: string;
      /** @description The history, oldest first. */
      history: {
        /** Format: date-time */
        at: string;
        who: string;
        /** @enum {string} */
        what: "done" | "cannot" | "handed-over" | "waived" | "reopened";
        /** Format: date */
        on?: string;
        evidence?: string;
        people?: number;
        note?: string;
        reason?: string;
        to?: string;
      }[];
    };
    /** @description A person whom no mail reaches and somebody has to reach another way. */
    FollowUp: {
      groups: string[];
      /** @enum {string} */
      reason: "bounced" | "complained" | "suppressed";
      milestone: string;
      contact: string;
      name: string;
      /** @description Absent if no number is stored. */
      phone?: string;
      /** Format: date-time */
      at: string;
      closed?: {
        /** Format: date-time */
        at: string;
        who: string;
        how: string;
      };
    };
    PacketLink: {
      /**
      * Format: uri
      * @description URL of the packet; it grants access, so treat it as a secret.
      */
      link: string;
      /**
      * Format: date-time
      * @description When the link expires.
      */
      expires: string;
    };
    QuarterlyAccount: {
      /** @constant */
      v: 1;
      rollout: string;
      quarter: string;
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      /** Format: date */
      asOf: string;
      inputs: {
        organisations: number;
        groups: number;
        milestones: number;
        corrections: number;
        dispatches: {
          [key: string]: number;
        };
        mails: number;
      };
      outputs: {
        mails: {
          accepted: number;
          delivered: number;
          returned: number;
          failed: number;
          unknown: number;
          skipped: number;
          cancelled: number;
          unreachable: number;
        };
        messages: {
          [key: string]: number;
        };
        milestones: {
          id: string;
          kind: string;
          /** Format: date */
          occurredOn: string;
          organisations: number;
          figures: {
            told: {
              part: number;
              of: number;
            };
            overdue: {
              part: number;
              of: number;
            };
            byHand: {
              part: number;
              of: number;
            };
            byMail: {
              part: number;
              of: number;
            };
          };
        }[];
        groups: {
          group: string;
          told: {
            part: number;
            of: number;
          };
          people: number;
          reached: number;
          delivered: number;
        }[];
      };
      understood: "not-recorded" | {
        milestone: string;
        kind: string;
        /** Format: date */
        closed: string;
        total: {
          claimed: {
            part: number;
            of: number;
          };
          verified?: {
            good: number;
            of: number;
            asked?: number;
            people?: number;
          };
          known?: {
            good: number;
            of: number;
          };
          enough?: {
            good: number;
            of: number;
          };
        };
        groups: {
          claimed: {
            part: number;
            of: number;
          };
          verified?: {
            good: number;
            of: number;
            asked?: number;
            people?: number;
          };
          known?: {
            good: number;
            of: number;
          };
          enough?: {
            good: number;
            of: number;
          };
          group: string;
        }[];
        kinds: {
          claimed: {
            part: number;
            of: number;
          };
          verified?: {
            good: number;
            of: number;
            asked?: number;
            people?: number;
          };
          known?: {
            good: number;
            of: number;
          };
          enough?: {
            good: number;
            of: number;
          };
          /** @enum {string} */
          of: "municipality" | "region" | "national";
        }[];
      }[];
      corrections: {
        id: string;
        facts: string[];
        organisations: number;
        mails: number;
        minutesToRelease?: number;
        minutesToEnd?: number;
      }[];
      burden: {
        tasks: {
          part: number;
          of: number;
        };
        waived: number;
        minutes: {
          part: number;
          of: number;
        };
      };
      cost: {
        mails: number;
        minutes: number;
        /** @constant */
        money: "not-recorded";
      };
      goals: "not-recorded" | {
        group: string;
        milestone: string;
        percent: number;
        /** Format: date */
        by: string;
        baseline: {
          percent: number;
          /** Format: date */
          on: string;
        };
        claimed?: {
          part: number;
          of: number;
        };
        verified?: {
          right: number;
          answers: number;
        };
        /** @enum {string} */
        standing: "reached" | "missed" | "behind" | "unclear" | "unmeasured";
      }[];
      goalChanges?: {
        /** Format: date */
        on: string;
        group: string;
        milestone: string;
        before?: {
          percent: number;
          /** Format: date */
          by: string;
        };
        after?: {
          percent: number;
          /** Format: date */
          by: string;
        };
      }[];
    };
    StandingGoal: {
      group: string;
      milestone: string;
      percent: number;
      /** Format: date */
      by: string;
      owner: string;
      baseline: {
        percent: number;
        /** Format: date */
        on: string;
        source: string;
      };
      action?: string;
      /** @description Messages told, of those that can be told. */
      claimed?: {
        part: number;
        of: number;
      };
      verified?: components["schemas"]["Estimate"];
      /** @description By how many percentage points what was verified lies above the goal, or below. */
      deviation?: number;
      /**
      * @description Judged by what was verified, whatever is claimed. `missed`: certainly not reached, and its day is over; `behind`: certainly not reached so far.
      * @enum {string}
      */
      standing: "reached" | "missed" | "behind" | "unclear" | "unmeasured";
    };
    /** @description How many answers were right, or yes, and between which limits the true share lies with a probability of 95 %. Absent where the answers are too few to be shown, or would show those of others. */
    Estimate: {
      good: number;
      answers: number;
      share: number;
      low: number;
      high: number;
    };
    /** @description A goal without `before` was added, one without `after` taken away. */
    GoalsChange: {
      /** Format: date-time */
      at: string;
      by: string;
      why?: string;
      goals: {
        before?: {
          group: string;
          milestone: string;
          percent: number;
          /** Format: date */
          by: string;
          owner: string;
          baseline: {
            percent: number;
            /** Format: date */
            on: string;
            source: string;
          };
          action?: string;
        };
        after?: {
          group: string;
          milestone: string;
          percent: number;
          /** Format: date */
          by: string;
          owner: string;
          baseline: {
            percent: number;
            /** Format: date */
            on: string;
            source: string;
          };
          action?: string;
        };
      }[];
    };
    VerifiedReach: {
      /**
      * Format: date
      * @description The last day on which people can answer.
      */
      closes: string;
      closed: boolean;
      total: {
        /** @description Messages told, of those that can be told. */
        claimed: {
          part: number;
          of: number;
        };
        verified?: components["schemas"]["Estimate"];
        /** @description Whom the question to the sample has reached by mail, where its answers are shown. */
        asked?: number;
        known?: components["schemas"]["Estimate"];
        enough?: components["schemas"]["Estimate"];
      };
      groups: {
        /** @description Messages told, of those that can be told. */
        claimed: {
          part: number;
          of: number;
        };
        verified?: components["schemas"]["Estimate"];
        /** @description Whom the question to the sample has reached by mail, where its answers are shown. */
        asked?: number;
        known?: components["schemas"]["Estimate"];
        enough?: components["schemas"]["Estimate"];
        group: string;
      }[];
      kinds: {
        /** @description Messages told, of those that can be told. */
        claimed: {
          part: number;
          of: number;
        };
        verified?: components["schemas"]["Estimate"];
        /** @description Whom the question to the sample has reached by mail, where its answers are shown. */
        asked?: number;
        known?: components["schemas"]["Estimate"];
        enough?: components["schemas"]["Estimate"];
        /** @enum {string} */
        kind: "municipality" | "region" | "national";
      }[];
    };
    RegisterHeading: {
      dispatch: string;
      rollout: string;
      /** @enum {string} */
      purpose: "milestone" | "newsletter" | "press-release" | "reminder" | "welcome" | "opt-in" | "answer" | "sample" | "smoke-test";
      /** @enum {string} */
      state: "planning" | "planned" | "held" | "approved" | "dispatching" | "completed" | "stopping" | "stopped";
      /**
      * Format: date
      * @description The date in Stockholm on which its mails were released.
      */
      date: string;
      registerNumber?: string;
      from: string[];
      /** @description Group → recipients; no names and no addresses. */
      to: {
        [key: string]: number;
      };
      recipients: number;
      /** @description Mails with an unknown outcome. */
      uncertain: number;
      subject: string;
      hash?: string;
      approvedHash?: string;
      approvedBy?: string;
      again?: string;
      exception?: string;
      /** @description Dispatches whose words it supersedes, as it tells what has changed since. */
      supersedes?: string[];
      /** @description Changes that have told something else since. */
      supersededBy?: string[];
      texts: {
        id: string;
        locale: string;
        groups: string[];
        channels: string[];
        topics: string[];
        from: string;
        subject: string;
        /** @description SHA-256 of the text in UTF-8, hexadecimal. */
        textHash: string;
        htmlHash: string;
        recipients: number;
      }[];
    };
    /** @description The register’s entry for one dispatch, with the exact texts. */
    RegisterEntry: {
      dispatch: string;
      rollout: string;
      /** @enum {string} */
      purpose: "milestone" | "newsletter" | "press-release" | "reminder" | "welcome" | "opt-in" | "answer" | "sample" | "smoke-test";
      /** @enum {string} */
      state: "planning" | "planned" | "held" | "approved" | "dispatching" | "completed" | "stopping" | "stopped";
      /**
      * Format: date
      * @description The date in Stockholm on which its mails were released.
      */
      date: string;
      registerNumber?: string;
      from: string[];
      /** @description Group → recipients; no names and no addresses. */
      to: {
        [key: string]: number;
      };
      recipients: number;
      /** @description Mails with an unknown outcome. */
      uncertain: number;
      subject: string;
      hash?: string;
      approvedHash?: string;
      approvedBy?: string;
      again?: string;
      exception?: string;
      /** @description Dispatches whose words it supersedes, as it tells what has changed since. */
      supersedes?: string[];
      /** @description Changes that have told something else since. */
      supersededBy?: string[];
      texts: {
        id: string;
        locale: string;
        groups: string[];
        channels: string[];
        topics: string[];
        from: string;
        subject: string;
        /** @description SHA-256 of the text in UTF-8, hexadecimal. */
        textHash: string;
        htmlHash: string;
        recipients: number;
        text: string;
        html: string;
      }[];
    };
    News: {
      rollout: string;
      title: {
        [key: string]: string;
      };
      body: {
        [key: string]: string;
      };
      groups: "all" | string[];
      organisations: "all" | string[];
      /** Format: date */
      from: string;
      /** Format: date */
      until?: string;
      id: string;
      addedBy: string;
      /** Format: date-time */
      addedAt: string;
      takenBack?: {
        by: string;
        /** Format: date-time */
        at: string;
      };
      /** @enum {string} */
      state: "on-its-way" | "gone" | "missed" | "taken-back";
      gone: {
        organisation: string;
        year: number;
        week: number;
      }[];
      next: {
        /** Format: date-time */
        at: string;
        year: number;
        week: number;
        organisations: string[];
      }[];
      withheld: number;
      outdated: {
        facts: {
          fact: string;
          from?: string | number | {
            [key: string]: string;
          };
          to?: string | number | {
            [key: string]: string;
          };
        }[];
        organisations: number;
      };
    };
    Question: {
      id: string;
      rollout: string;
      organisation: string;
      national: boolean;
      locale: string;
      words: string;
      /** Format: date-time */
      askedAt: string;
      /** @enum {string} */
      state: "open" | "answered" | "closed";
      askerKnown: boolean;
      answerer: {
        /** @enum {string} */
        role: "coordinator" | "approver" | "local-lead" | "registrar";
        name?: string;
      };
      days: number;
      late: boolean;
      enquiry?: {
        medium: string;
        /** Format: date-time */
        deadline: string;
        owner?: string;
      };
      spoken?: string;
      answer?: {
        words: string;
        by: string;
        /** Format: date-time */
        at: string;
        version: number;
        public?: {
          question: {
            [key: string]: string;
          };
          answer: {
            [key: string]: string;
          };
          withdrawn: boolean;
        };
      };
    };
    /** @description A person in a role at an organisation. */
    Contact: {
      organisation: string;
      name: string;
      address: unknown;
      groups: string[];
      locale: string;
      phone?: string;
      press?: {
        outlet: string;
        /** @default [] */
        beats: string[];
        /** @default [] */
        regions: string[];
      };
      /** @enum {string} */
      legalBasis?: "duty" | "public-interest" | "consent";
      /**
      * Format: date-time
      * @description When their roles ended; no mail is planned for them.
      */
      endedAt?: string;
      /** Format: date-time */
      erasureAskedAt?: string;
      successor?: string;
      formerly?: string[];
      id: string;
      /** @description Changes with every edit of the person. */
      version: string;
    };
    /** @description Everything stored about a person (GDPR article 15). */
    PersonExport: {
      /** Format: date-time */
      at: string;
      organisation: {
        code: string;
        /** @enum {string} */
        kind: "municipality" | "region" | "national";
        name: {
          [key: string]: string;
        };
        locale: string;
        logo?: {
          png: string;
          alt: {
            [key: string]: string;
          };
        };
        handles?: {
          [key: string]: string;
        };
      };
      contact: components["schemas"]["Contact"];
      /** @enum {string} */
      legalBasis: "duty" | "public-interest" | "consent";
      mails: {
        id: string;
        rollout: string;
        /**
        * @default milestone
        * @enum {string}
        */
        purpose: "milestone" | "newsletter" | "press-release" | "reminder" | "welcome" | "opt-in" | "answer" | "sample" | "smoke-test";
        kind?: string;
        groups: string[];
        /** @enum {string} */
        state: "planned" | "sending" | "unknown" | "failed" | "accepted" | "delayed" | "delivered" | "bounced" | "complained" | "skipped" | "cancelled";
        /** Format: date-time */
        since?: string;
      }[];
      tasks: {
        /** @enum {string} */
        reason: "bounced" | "complained" | "suppressed";
        groups: string[];
        /** Format: date-time */
        at: string;
        dispatch: string;
        how?: string;
      }[];
      work: {
        group: string;
        channel: string;
        /** @enum {string} */
        state: "open" | "done" | "cannot" | "waived";
        /** Format: date */
        due: string;
        dispatch: string;
        steps: {
          /** Format: date-time */
          at: string;
          /** @enum {string} */
          what: "done" | "cannot" | "handed-over" | "waived" | "reopened";
          /** Format: date */
          on?: string;
          evidence?: string;
          people?: number;
          note?: string;
          reason?: string;
        }[];
      }[];
      questions: {
        rollout: string;
        words: string;
        /** Format: date-time */
        askedAt: string;
        answer?: string;
        /** @enum {string} */
        state: "open" | "answered" | "closed";
        enquiry?: {
          name?: string;
          phone?: string;
          medium: string;
          /** Format: date-time */
          deadline: string;
        };
      }[];
      signOffs: {
        /** Format: date-time */
        at: string;
        /** @enum {string} */
        word: "done" | "except" | "not-done";
        left?: string;
        dispatch: string;
      }[];
      suppressions: {
        scope: "all" | string;
        /** @enum {string} */
        reason: "bounce" | "complaint" | "unsubscribe" | "manual";
        /** Format: date-time */
        at: string;
      }[];
      auditTrail: {
        /** @enum {string} */
        did: "added" | "changed" | "ended" | "exported" | "erased" | "erasing";
        /** Format: date-time */
        at: string;
      }[];
    };
    Erased: {
      /** @enum {string} */
      state: "erased" | "waits";
      /** @description Planned mails to them that were cancelled. */
      cancelled: number;
      /** @description Dispatches with a mail to them in flight; the erasure completes after these. */
      waitsFor?: string[];
    };
    /** @description A valid contact file, and what it changes. */
    ContactImport: {
      id: string;
      /**
      * @description `checked`: nothing is changed yet. `dropped`: it was not confirmed within a day.
      * @enum {string}
      */
      state: "checked" | "committed" | "done" | "dropped";
      /** @enum {string} */
      mode: "add" | "replace";
      scope?: string;
      organisations: string[];
      leftOut?: ("title" | "phone" | "nothing")[];
      counts: {
        added: number;
        changed: number;
        resumed: number;
        ended: number;
        unchanged: number;
      };
      checkedBy: string;
      /** Format: date-time */
      checkedAt: string;
      committedBy?: string;
      /** Format: date-time */
      committedAt?: string;
    };
    ContactChange: {
      /** @enum {string} */
      change: "added" | "changed" | "resumed" | "ended";
      contact: components["schemas"]["Contact"];
      before?: components["schemas"]["Contact"];
    };
    /** @description Somebody who may sign in. */
    Person: {
      id: string;
      name: string;
      address: unknown;
      /** @enum {string} */
      role: "coordinator" | "approver" | "local-lead" | "registrar";
      organisation?: string;
      locale: string;
      /** @enum {string} */
      state: "proposed" | "invited" | "active" | "ended";
      erasureAskedAt?: number;
      /** @description Changes with every change of the person’s access. */
      version: string;
      /** Format: date-time */
      since: string;
      /** @description Whether the invitation can no longer be accepted. */
      expired: boolean;
      invitation?: {
        /** Format: date-time */
        at: string;
        by: string;
        /** @enum {string} */
        mail: "waiting" | "sending" | "sent" | "refused" | "unknown" | "bounced";
      };
      /** @description A role that waits for a second coordinator. */
      proposal?: {
        /** @enum {string} */
        role: "coordinator" | "approver" | "local-lead" | "registrar";
        organisation?: string;
        /** @constant */
        end?: true;
        by: string;
        /** Format: date-time */
        at: string;
      };
    };
    /** @description Contacts with the duty of a local project lead. */
    Leads: {
      /** @description May be invited together. */
      open: {
        id: string;
        name: string;
        address: string;
        organisation: string;
        locale: string;
      }[];
      /** @description Had access: to be invited one by one. */
      ended: {
        id: string;
        name: string;
        address: string;
        organisation: string;
        locale: string;
      }[];
      /** @description Lead several organisations: to be invited one by one. */
      several: {
        id: string;
        name: string;
        address: string;
        organisation: string;
        locale: string;
      }[];
      /** @description How many have access already. */
      known: number;
    };
    /** @description What was done to somebody’s access, and by whom. */
    PersonEntry: {
      person: string;
      /** @enum {string} */
      did: "proposed" | "declined" | "invited" | "changed" | "accepted" | "ended" | "erased";
      /** @enum {string} */
      role: "coordinator" | "approver" | "local-lead" | "registrar";
      organisation?: string;
      /** @enum {string} */
      from?: "coordinator" | "approver" | "local-lead" | "registrar";
      by: string;
      /** Format: date-time */
      at: string;
    };
    PressReleaseLine: {
      id: string;
      rollout: string;
      /** @enum {string} */
      kind: "national" | "local";
      version: number;
      /** @enum {string} */
      state: "draft" | "submitted" | "approved" | "scheduled" | "held" | "publishing" | "published" | "corrected" | "withdrawn";
      /** Format: date-time */
      publishAt: string;
      isPublic: boolean;
    };
    PressVersion: {
      id: string;
      version: number;
      rollout: string;
      /** @enum {string} */
      state: "draft" | "submitted" | "approved" | "scheduled" | "held" | "publishing" | "published" | "corrected" | "withdrawn";
      /** @enum {string} */
      heldFor?: "late" | "changed";
      changed?: {
        fact: string;
        from?: string | number | {
          [key: string]: string;
        };
        to?: string | number | {
          [key: string]: string;
        };
      }[];
      draft: components["schemas"]["PressDraft"];
      images: {
        id: string;
        /** @enum {string} */
        type: "image/jpeg" | "image/png" | "image/webp";
        width: number;
        height: number;
      }[];
      hash?: string;
      submittedBy?: string;
      approvedBy?: string;
      /** @description Why whoever was to approve it did not, while it is a draft again. */
      rejected?: {
        by: string;
        reason: string;
        /** Format: date-time */
        at: string;
      };
      /** Format: date-time */
      publishedAt?: string;
      withdrawn?: {
        by: string;
        reason: string;
        /** Format: date-time */
        at: string;
      };
      /** Format: date-time */
      changedAt: string;
    };
    /** @description Can be submitted again unchanged. */
    PressDraft: {
      /** @constant */
      kind: "national";
      id: string;
      rollout: string;
      milestone?: string;
      texts: {
        [key: string]: {
          headline: string;
          place: string;
          lead: string;
          body: string;
          boilerplate: string;
        };
      };
      audience: "all" | {
        beats?: string[];
        regions?: string[];
        locales?: string[];
      };
      /** Format: date-time */
      publishAt: string;
      quotes: {
        name: string;
        title: {
          [key: string]: string;
        };
        text: {
          [key: string]: string;
        };
        approvedBy?: string;
        /** Format: date-time */
        approvedAt?: string;
      }[];
      /** @default [] */
      factBox: {
        label: {
          [key: string]: string;
        };
        value: {
          [key: string]: string;
        };
      }[];
      /** @default [] */
      images: {
        credit: string;
        alt: {
          [key: string]: string;
        };
        rights: {
          [key: string]: string;
        };
        /** Format: uri */
        original?: string;
        file: string;
      }[];
      contacts: {
        name: string;
        role: {
          [key: string]: string;
        };
        phone: string;
        address: unknown;
      }[];
      registerNumber?: string;
      correction?: {
        [key: string]: string;
      };
    } | {
      /** @constant */
      kind: "local";
      editionOf: string;
      organisation: string;
      texts: {
        [key: string]: {
          paragraph: string;
        };
      };
      /** Format: date-time */
      publishAt: string;
      quotes: {
        name: string;
        title: {
          [key: string]: string;
        };
        text: {
          [key: string]: string;
        };
        approvedBy?: string;
        /** Format: date-time */
        approvedAt?: string;
      }[];
      /** @default [] */
      factBox: {
        label: {
          [key: string]: string;
        };
        value: {
          [key: string]: string;
        };
      }[];
      /** @default [] */
      images: {
        credit: string;
        alt: {
          [key: string]: string;
        };
        rights: {
          [key: string]: string;
        };
        /** Format: uri */
        original?: string;
        file: string;
      }[];
      contacts: {
        name: string;
        role: {
          [key: string]: string;
        };
        phone: string;
        address: unknown;
      }[];
      registerNumber?: string;
      correction?: {
        [key: string]: string;
      };
    };
    PressRelease: {
      newest: components["schemas"]["PressVersion"];
      isPublic: boolean;
      versions: {
        version: number;
        /** @enum {string} */
        state: "draft" | "submitted" | "approved" | "scheduled" | "held" | "publishing" | "published" | "corrected" | "withdrawn";
      }[];
      gaps: {
        /** @description A path into the body such as `facts.price`, or a column; empty for the whole. */
        field: string;
        /**
        * @description What is wrong. Codes are stable; more may come.
        * @enum {string}
        */
        code: "missing" | "empty" | "wrong-type" | "wrong-format" | "not-one-of" | "unknown-keys" | "too-short" | "too-long" | "too-few" | "too-many" | "too-small" | "too-large" | "not-one-line" | "hidden-characters" | "double-braces" | "has-markup" | "id-invalid" | "fact-name-invalid" | "handle-invalid" | "locale-invalid" | "cursor-invalid" | "date-invalid" | "time-invalid" | "time-ambiguous" | "time-past" | "date-future" | "dates-reversed" | "not-yet-occurred" | "occurred-or-planned" | "text-invalid" | "url-invalid" | "webhook-url" | "teams-url" | "webhook-known" | "machine-known" | "phone-invalid" | "phone-several" | "phone-cut" | "phone-shortened" | "phone-without-duty" | "address-no-at" | "address-letters" | "address-characters" | "address-domain" | "address-too-long" | "address-taken" | "address-several" | "all-or-list" | "logo-invalid" | "image-heic" | "image-invalid" | "image-not-scalable" | "image-too-many-pixels" | "file-too-large" | "file-missing" | "file-not-kept" | "file-empty" | "file-is-workbook" | "file-is-pdf" | "file-is-binary" | "file-broken-off" | "file-not-utf8" | "charset-unclear" | "json-invalid" | "yaml-invalid" | "archive-invalid" | "entry-damaged" | "archive-too-large" | "period-too-large" | "archive-ambiguous" | "no-rows" | "too-many-rows" | "header-missing" | "column-unknown" | "column-unnamed" | "column-twice" | "column-missing" | "cell-stray" | "cell-formula" | "cell-error" | "two-names" | "unknown" | "ambiguous" | "already-exists" | "organisation-twice" | "changed-meanwhile" | "not-participating" | "none-participating" | "other-organisation" | "other-scope" | "contacts-too-many" | "row-too-large" | "extends-itself" | "relay-missing" | "asked-twice" | "goal-twice" | "channel-of-others" | "channel-counted" | "fact-not-date" | "fact-elsewhere" | "fact-undeclared" | "fact-without-value" | "fact-of-all" | "nothing-changed" | "nothing-to-undo" | "sign-off-not-asked" | "sign-off-not-yet" | "reason-missing" | "told-already" | "rule-broken" | "rule-needs-reason" | "rule-one-limit" | "clears-at-once" | "fact-not-here" | "organisation-line-invalid" | "section-twice" | "section-misplaced" | "too-many-words" | "essential-dropped" | "link-invalid" | "no-words" | "retracted-before" | "issue-too-full" | "quote-not-approved" | "not-a-person" | "second-person-needed" | "restore-not-held" | "restore-not-replayed" | "restore-still-planning" | "wrong-state" | "basis-changed" | "other-day" | "correction-only" | "wait-a-minute" | "release-exists" | "not-submitted" | "before-national" | "national-not-scheduled" | "too-long-with-facts" | "no-press-group" | "names-asker" | "answer-for-nobody" | "no-way-to-answer" | "has-access" | "own-access" | "last-coordinator" | "invitation-expired" | "sender-foreign" | "sender-unverified" | "sender-unsigned" | "mail-from-unverified" | "mail-from-unused" | "account-paused" | "account-stopped" | "account-reviewed" | "account-sandbox" | "account-unasked" | "mail-settings-missing" | "mail-settings-paused" | "quota-short" | "outcome-known" | "recipient-erased" | "mail-link-invalid";
        /** @description What belongs to the code, such as `max` of `too-long`. */
        params: {
          [key: string]: string | number | string[] | {
            [key: string]: string;
          };
        };
        /** @description What is wrong and what to do, as an English sentence. */
        problem: string;
      }[];
      lacks: {
        topic: string;
        name: {
          [key: string]: string;
        };
        missing: {
          [key: string]: string[];
        };
      }[];
      texts: {
        locale: string;
        subject: string;
        text: string;
        html: string;
      }[];
      recipientCount: number;
      recipients?: {
        contact: string;
        name: string;
        address: string;
        locale: string;
      }[];
      mails?: {
        all: number;
        held: number;
        open: number;
      };
    };
    PressImage: {
      id: string;
      /** @enum {string} */
      type: "image/jpeg" | "image/png" | "image/webp";
      width: number;
      height: number;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  postMilestones: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewMilestone"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Milestone"];
        };
      };
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Milestone"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getMilestonesMilestone: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Milestone"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postMilestonesMilestoneApproval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          planHash: string;
        };
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Milestone"];
        };
      };
      /** @description Accepted; it takes effect in a moment, or waits for somebody else. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Milestone"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postMilestonesMilestoneRejection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          planHash: string;
          /** @description What is wrong, for whoever wrote it. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Accepted; it takes effect in a moment, or waits for somebody else. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Milestone"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postMilestonesMilestoneStop: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted; it takes effect in a moment, or waits for somebody else. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Milestone"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutDrafts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            drafts: components["schemas"]["MilestoneDraft"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutDrafts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewDraft"];
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MilestoneDraft"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutDraftsMilestone: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MilestoneDraft"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutPreparedCounters: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            counters: components["schemas"]["PreparedCounter"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutPreparedCounters: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPreparedCounter"];
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PreparedCounter"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutPreparedCountersCounter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        counter: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PreparedCounter"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutPreparedCountersCounterOrganisationsOrganisation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        counter: string;
        organisation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OrganisationPreview"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutPreparedCountersCounterApproval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        counter: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          seal: string;
        };
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PreparedCounter"];
        };
      };
      /** @description Accepted; it takes effect in a moment, or waits for somebody else. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PreparedCounter"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutPreparedCountersCounterFire: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        counter: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** Format: date */
          occurredOn: string;
        };
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Milestone"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutPreparedCountersCounterWithdrawal: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        counter: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PreparedCounter"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postChangesPreview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewChange"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ChangePreview"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postChanges: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewChange"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Milestone"];
        };
      };
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Milestone"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getMilestonesMilestoneHolders: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Holders"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutChanges: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            changes: components["schemas"]["Milestone"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPreviews: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PreviewQuestion"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Preview"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPreviewsOrganisationsOrganisation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewMilestone"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OrganisationPreview"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getStatusFeed: {
    parameters: {
      query?: {
        /** @description The `cursor` of the answer before; absent for the beginning. */
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            events: components["schemas"]["StatusEvent"][];
            /** @description Where to read on, now or later; absent while there is nothing. */
            cursor?: string;
            /** @description Whether there is more at once. */
            more: boolean;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getWebhooks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            webhooks: components["schemas"]["Webhook"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postWebhooks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewWebhook"];
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            webhook: components["schemas"]["Webhook"];
            /** @description The secret that signs, by Standard Webhooks. It is never shown again. */
            secret: string;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postWebhooksWebhookRotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            webhook: components["schemas"]["Webhook"];
            /** @description The secret that signs, by Standard Webhooks. It is never shown again. */
            secret: string;
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postWebhooksWebhookTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postWebhooksWebhookReplay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReplayFrom"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postWebhooksWebhookResume: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postWebhooksWebhookEnd: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getMilestonesMilestoneLedger: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Ledger"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getMilestonesMilestoneLedgerOrganisations: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
        group?: string;
        message?: string;
        channel?: string;
      };
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            organisations: components["schemas"]["LedgerRow"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getMilestonesMilestoneLedgerOrganisationGroup: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
        organisation: string;
        group: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["LedgerCell"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getMilestonesMilestoneUnreached: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
        organisation?: string;
        group?: string;
        message?: string;
        channel?: string;
        state?: "fully-told" | "told" | "published" | "partly" | "waiting" | "late" | "missed" | "withheld" | "waived";
        owner?: ("local-lead" | "relay" | "supplier" | "national-office") | "system";
      };
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            unreached: components["schemas"]["Unreached"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getMilestonesMilestoneSignOffs: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
      };
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            signed: number;
            /** @description Those who are asked, or will be once their day has come. */
            asked: number;
            organisations: components["schemas"]["SignOff"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getOrganisationsOrganisationSignOffsMilestone: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
        organisation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SignOff"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationSignOffsMilestone: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
        organisation: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SignOffSaid"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SignOff"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getMilestonesMilestoneUnknown: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
      };
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            deliveries: components["schemas"]["UnknownDelivery"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postMilestonesMilestoneUnknown: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SettleUnknown"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SettledDelivery"];
        };
      };
      /** @description Accepted; it takes effect in a moment, or waits for somebody else. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SettledDelivery"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getMilestonesMilestoneFailed: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
      };
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            deliveries: components["schemas"]["FailedDelivery"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postMilestonesMilestoneFailed: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ResendFailed"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResentDeliveries"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getSending: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            holds: components["schemas"]["SendingHold"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getControls: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            changes: components["schemas"]["ControlChange"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getControlsNotes: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            notes: components["schemas"]["ControlNote"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postControlsChange: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        change: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SecondWord"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @enum {string} */
            result: "applied" | "rejected" | "lapsed";
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRollouts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            rollouts: components["schemas"]["Rollout"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutOrganisations: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            organisations: components["schemas"]["Participation"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutMilestones: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            milestones: components["schemas"]["Milestone"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutDispatches: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            dispatches: components["schemas"]["Dispatch"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRefusals: {
    parameters: {
      query?: {
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            refusals: components["schemas"]["Refusal"][];
            /** @description Whether there are older ones. */
            more: boolean;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutOverdue: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
      };
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            organisations: components["schemas"]["Overdue"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getCalendar: {
    parameters: {
      query?: {
        /** @description The first day; today if absent. */
        from?: string;
        /** @description The last day, at most 400 days later; 92 days later if absent. */
        until?: string;
        rollout?: string;
        organisation?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            entries: components["schemas"]["CalendarEntry"][];
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getCataloguesCatalogue: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        catalogue: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            version: string;
            catalogue: {
              id: string;
              locales: string[];
              responsible: string;
              contactRole?: {
                own: {
                  [key: string]: string;
                };
                standIn: {
                  [key: string]: string;
                };
              };
              facts: {
                [key: string]: {
                  /** @enum {string} */
                  type: "text" | "date" | "number" | "url" | "email" | "phone";
                  /** @enum {string} */
                  scope: "rollout" | "organisation";
                  name: {
                    [key: string]: string;
                  };
                };
              };
              milestones: {
                [key: string]: {
                  [key: string]: {
                    name: string;
                    title?: string;
                    subject: string;
                    lead: string;
                    before?: {
                      name: string;
                      lead: string;
                    };
                  };
                };
              };
              counters?: {
                [key: string]: {
                  undoes: string[];
                  tells?: string[];
                  clears?: string[];
                  until?: string;
                  message: string;
                  words: {
                    [key: string]: {
                      name: string;
                      title?: string;
                      subject: string;
                      lead: string;
                    };
                  };
                };
              };
              milestoneDates?: {
                [key: string]: string;
              };
              signOffs?: {
                [key: string]: number | "none";
              };
              transfers?: {
                hours?: string;
                matters: {
                  about: {
                    [key: string]: string;
                  };
                  to: string[];
                }[];
              };
              rules?: {
                [key: string]: {
                  /**
                  * @default hard
                  * @enum {string}
                  */
                  kind: "hard" | "soft";
                  date: {
                    fact: string;
                  } | {
                    milestone: string;
                  };
                  notBefore?: {
                    fact: string;
                  } | {
                    milestone: string;
                  };
                  notAfter?: {
                    fact: string;
                  } | {
                    milestone: string;
                  };
                  /** @default 0 */
                  days: number;
                  /** @default false */
                  workingDay: boolean;
                  /** @default false */
                  required: boolean;
                  source: string;
                  sentence: {
                    [key: string]: string;
                  };
                };
              };
              channels: {
                [key: string]: {
                  /** @constant */
                  carrier: "mail";
                  /** @enum {string} */
                  sender: "organisation" | "national-office";
                  name: {
                    [key: string]: string;
                  };
                } | {
                  /** @enum {string} */
                  carrier: "newsletter" | "press" | "web";
                  name: {
                    [key: string]: string;
                  };
                } | {
                  /** @constant */
                  carrier: "people";
                  /** @enum {string} */
                  owner: "local-lead" | "relay" | "supplier" | "national-office";
                  name: {
                    [key: string]: string;
                  };
                  /** @constant */
                  uncounted?: true;
                  /** @default 0 */
                  due: number;
                  /** @default 5 */
                  notice: number;
                  /** @default 30 */
                  minutes: number;
                  /**
                  * @default [
                  *       "memo"
                  *     ]
                  */
                  material: ("slides" | "memo" | "intranet-text" | "weekly-letter-text" | "social-posts" | "question-script" | "relay-brief" | "agenda" | "checklist")[];
                };
              };
              relays: {
                [key: string]: {
                  [key: string]: string;
                };
              };
              checks?: {
                [key: string]: {
                  topic: string;
                  question: {
                    [key: string]: string;
                  };
                  answers: {
                    [key: string]: string;
                  }[];
                  right: number;
                  asks: {
                    [key: string]: string[];
                  };
                };
              };
              messages: {
                [key: string]: {
                  name: {
                    [key: string]: string;
                  };
                  at: string[];
                };
              };
              groups: {
                [key: string]: {
                  name: {
                    [key: string]: string;
                  };
                  called?: {
                    [key: string]: string;
                  };
                  you: {
                    [key: string]: string;
                  };
                  /** @enum {string} */
                  side: "internal" | "external";
                  tier: number;
                  /** @enum {string} */
                  scope: "local" | "national";
                  messages: string[];
                  channels: string[];
                  sufficient?: ("any" | "all") | string[] | {
                    all: string[];
                    name: {
                      [key: string]: string;
                    };
                  };
                  relay?: string;
                  when?: {
                    [key: string]: {
                      /** @enum {string} */
                      impact: "small" | "large";
                    };
                  };
                  nextStep?: {
                    [key: string]: {
                      [key: string]: string;
                    };
                  };
                  nextStepBy?: {
                    [key: string]: number;
                  };
                };
              };
            };
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getCataloguesCatalogueCheckRollout: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
      };
      header?: never;
      path: {
        catalogue: string;
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            findings: components["schemas"]["Finding"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getCataloguesCatalogueMessagesTopic: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        catalogue: string;
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Message"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postCataloguesCatalogueMessagesTopic: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        catalogue: string;
        topic: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MessageRevision"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RevisedCatalogue"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postCataloguesCatalogueGroupsGroup: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        catalogue: string;
        group: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["GroupRevision"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RevisedCatalogue"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getOrganisationsOrganisation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Organisation"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getOrganisationsOrganisationMilestonesMilestoneObligations: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            obligations: {
              organisation: string;
              group: string;
              channel: string;
              /** @enum {string} */
              carrier: "mail" | "newsletter" | "press" | "web" | "people";
              owner: ("local-lead" | "relay" | "supplier" | "national-office") | "system";
              ownerContact?: string;
              /** Format: date */
              due: string;
              messages: string[];
              withheld: string[];
              /** @enum {string} */
              suffices?: "together" | "never";
              /** @constant */
              uncounted?: true;
              of?: string;
              supplies?: {
                milestone: string;
                channel: string;
                topics: string[];
              }[];
              welcomes?: {
                milestone: string;
                channel: string;
                topics: string[];
              }[];
              corrects?: {
                milestone: string;
                channel: string;
                topics: string[];
                at: number;
                withdraws?: string[];
              };
              corrected?: {
                topics: string[];
                at: number;
                dispatch: string;
                /** @constant */
                withdrawn?: true;
              }[];
              progress: {
                /** @enum {string} */
                state: "planned" | "delivered" | "sent" | "partly-sent" | "not-sent" | "published" | "relayed" | "confirmed" | "waived" | "missed";
                people: number;
                reached: number;
                delivered?: number;
                lacks?: string[];
                dispatch?: string;
                welcomed?: {
                  [key: string]: number;
                };
              };
            }[];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getOrganisationsOrganisationParticipationsRollout: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OwnParticipation"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationParticipationsRollout: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        rollout: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ParticipationChange"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OwnParticipation"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getOrganisationsOrganisationTasks: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
        state?: "open" | "done" | "cannot" | "waived";
        owner?: "local-lead" | "relay" | "supplier" | "national-office";
        milestone?: string;
      };
      header?: never;
      path: {
        organisation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            tasks: components["schemas"]["Task"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getOrganisationsOrganisationTasksTask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        task: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Task"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationTasksTaskConfirmation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        task: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Confirmation"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Task"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationTasksTaskReopening: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        task: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Task"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationTasksTaskReturn: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        task: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Reason"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Task"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationTasksTaskHandover: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        task: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Handover"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Task"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationTasksTaskWaiver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        task: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Reason"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Task"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getFollowUps: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            followUps: {
              groups: string[];
              /** @enum {string} */
              reason: "bounced" | "complained" | "suppressed";
              milestone: string;
              contact: string;
              name: string;
              /** @description Absent if no number is stored. */
              phone?: string;
              /** Format: date-time */
              at: string;
              closed?: {
                /** Format: date-time */
                at: string;
                who: string;
                how: string;
              };
              organisation: string;
            }[];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getOrganisationsOrganisationFollowUps: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
      };
      header?: never;
      path: {
        organisation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            followUps: components["schemas"]["FollowUp"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationFollowUpsMilestoneContact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        milestone: string;
        contact: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReachedAnotherWay"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FollowUp"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationPacketsMilestone: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PacketLink"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutAccountsQuarter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        /** @description A calendar quarter in Sweden, as 2026-q4. */
        quarter: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            account: components["schemas"]["QuarterlyAccount"];
            /** @description SHA-256 of the account as canonical JSON (sorted keys, no spaces) and a line feed, hexadecimal. */
            digest: string;
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutGoals: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Changes with every edit. */
            version: string;
            goals: components["schemas"]["StandingGoal"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutGoals: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Goals"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Changes with every edit. */
            version: string;
            goals: components["schemas"]["StandingGoal"][];
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutGoalsChanges: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
      };
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            changes: components["schemas"]["GoalsChange"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getMilestonesMilestoneVerifiedReach: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        milestone: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["VerifiedReach"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRegister: {
    parameters: {
      query: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
        organisation: string;
        /** @description The first day; 1 January of this year where absent. */
        from?: string;
        /** @description The last day; today where absent. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            entries: components["schemas"]["RegisterHeading"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRegisterOrganisationDispatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        dispatch: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RegisterEntry"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getRolloutsRolloutNews: {
    parameters: {
      query?: {
        since?: string;
      };
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            news: components["schemas"]["News"][];
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postNews: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewNews"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["News"];
        };
      };
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["News"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutNewsNewsTakeBack: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        news: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["News"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getQuestions: {
    parameters: {
      query?: {
        state?: "open" | "answered" | "closed";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            questions: components["schemas"]["Question"][];
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutQuestionsQuestionAnswer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        question: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewAnswer"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Question"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutEnquiries: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewEnquiry"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Question"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutQuestionsQuestionOwner: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        question: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          owner: string;
        };
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Question"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutQuestionsQuestionSpoken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        question: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          spoken: string;
        };
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Question"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutQuestionsQuestionWithdraw: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        question: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Question"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutQuestionsQuestionClose: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        question: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Question"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postRolloutsRolloutQuestionsQuestionForget: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rollout: string;
        question: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Question"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getOrganisationsOrganisationContacts: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
        role?: string;
        /** @description Also those whose roles have ended. */
        ended?: "yes" | "no";
      };
      header?: never;
      path: {
        organisation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            contacts: components["schemas"]["Contact"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationContacts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewContact"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Contact"];
        };
      };
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Contact"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getOrganisationsOrganisationContactsContact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        contact: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Contact"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationContactsContact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        contact: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChangedContact"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Contact"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationContactsContactRoles: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        contact: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Roles"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Contact"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationContactsContactExport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        contact: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PersonExport"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postOrganisationsOrganisationContactsContactErasure: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
        contact: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Erasure"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Erased"];
        };
      };
      /** @description Accepted; it takes effect in a moment, or waits for somebody else. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Erased"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postContactImports: {
    parameters: {
      query?: {
        /** @description `replace` ends the roles of everyone at its organisations who is not in the file. */
        mode?: "add" | "replace";
        /** @description The encoding of a file whose letters are unclear; `utf-8-twice` for one that was saved as UTF-8 twice. */
        charset?: "windows-1252" | "ibm850" | "macintosh" | "utf-8" | "utf-8-twice";
        /** @description What each column holds, from the left, where its heading does not say so: one of organisation, name, address, roles, locale, phone, firstName, lastName, nothing, with a comma between them; empty for what the heading says. */
        columns?: string;
        /** @description The one organisation that the file is about; its column may then be missing. */
        organisation?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "text/csv": string;
        "application/octet-stream": string;
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ContactImport"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send at most 4 MB: divide the file. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send the file as it is, with Content-Type: text/csv or application/octet-stream. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getContactImportsImport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        import: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ContactImport"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getContactImportsImportChanges: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
      };
      header?: never;
      path: {
        import: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            changes: components["schemas"]["ContactChange"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postContactImportsImportConfirmation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        import: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ContactImport"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getPeople: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The `next` of the page before; absent for the first. */
        next?: string;
        text?: string;
        role?: "coordinator" | "approver" | "local-lead" | "registrar";
        organisation?: string;
        state?: "proposed" | "invited" | "active" | "ended";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            people: components["schemas"]["Person"][];
            /** @description Where the next page begins; absent on the last one. */
            next?: string;
            /** @description How many there are on all pages together. */
            total: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPeople: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPerson"];
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Person"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getPeopleLeads: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Leads"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPeopleLeads: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          leads: string[];
        };
      };
    };
    responses: {
      /** @description Accepted; it takes effect in a moment, or waits for somebody else. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            invited: number;
          };
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getPeoplePerson: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        person: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            id: string;
            name: string;
            address: unknown;
            /** @enum {string} */
            role: "coordinator" | "approver" | "local-lead" | "registrar";
            organisation?: string;
            locale: string;
            /** @enum {string} */
            state: "proposed" | "invited" | "active" | "ended";
            erasureAskedAt?: number;
            /** @description Changes with every change of the person’s access. */
            version: string;
            /** Format: date-time */
            since: string;
            /** @description Whether the invitation can no longer be accepted. */
            expired: boolean;
            invitation?: {
              /** Format: date-time */
              at: string;
              by: string;
              /** @enum {string} */
              mail: "waiting" | "sending" | "sent" | "refused" | "unknown" | "bounced";
            };
            /** @description A role that waits for a second coordinator. */
            proposal?: {
              /** @enum {string} */
              role: "coordinator" | "approver" | "local-lead" | "registrar";
              organisation?: string;
              /** @constant */
              end?: true;
              by: string;
              /** Format: date-time */
              at: string;
            };
            entries: components["schemas"]["PersonEntry"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPeoplePerson: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        person: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewGrant"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Person"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPeoplePersonSteps: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        person: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PersonStep"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Person"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getPressReleases: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            releases: components["schemas"]["PressReleaseLine"][];
          };
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPressReleases: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPressRelease"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PressVersion"];
        };
      };
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PressVersion"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  getPressReleasesRelease: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        release: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PressRelease"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPressReleasesReleaseCorrection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        release: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPressRelease"];
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PressVersion"];
        };
      };
      /** @description Created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PressVersion"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPressReleasesReleaseImages: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        release: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** Format: base64 */
          content: string;
        };
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PressImage"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 5.3 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPressReleasesReleaseSubmission: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        release: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PressVersion"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPressReleasesReleaseApproval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        release: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          hash: string;
        };
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PressVersion"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPressReleasesReleaseRejection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        release: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          hash: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PressVersion"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPressReleasesReleaseSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        release: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PressVersion"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  postPressReleasesReleaseWithdrawal: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        release: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. Repeating the call changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PressVersion"];
        };
      };
      /** @description Bad request. Send what the field needs and try again. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not signed in. Send a token: Authorization: Bearer <token>. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not yours to do. Your role does not allow this: ask somebody whose role does. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not found. There is nothing here that you can see: check the address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Conflict. It is not in the state that this needs: read it again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Too large. Send less than 1 MB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unsupported media type. Send JSON with Content-Type: application/json. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Cannot be accepted. Fix what is named and send it again. Nothing was changed. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Unexpected failure. Nothing is lost. Try again; if it fails again, contact the operator of the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Not now. Try again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
}

/** A machine's id and secret; `scope`: what it asks for, by spaces, all that it may do if absent. */
export type MachineCredentials = { clientId: string; clientSecret: string; scope?: string };

/**
 * Where the API stands, and a person's token, or what a machine gets tokens for. `fetch`: another way to ask than
 * the one of this platform.
 */
export type BudkavleClientOptions = Place & ({ token: string } | MachineCredentials);
type Place = { baseUrl: string } & Pick<ClientOptions, 'fetch'>;

/**
 * The API in the name of whoever the token is, or of the machine, whose tokens are got and renewed. Redirects are not
 * followed: tokens stay with the API.
 * @throws {Error} at a call, if a machine gets no token
 */
export function budkavleClient(options: BudkavleClientOptions) {
  const { baseUrl, fetch } = options;
  const client = createFetchClient<paths>({ baseUrl, redirect: 'error', ...(fetch ? { fetch } : {}) });
  const tokenNow = 'token' in options ? async () => options.token : machineTokens(options);
  client.use({
    async onRequest({ request }) {
      request.headers.set('authorization', `Bearer ${await tokenNow()}`);
    },
  });
  return client;
}

/** Gives the token that holds, and gets another one a minute before it ends. */
function machineTokens(options: Place & MachineCredentials): () => Promise<string> {
  const { baseUrl, fetch = globalThis.fetch, clientId, clientSecret, scope } = options;
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope ? { scope } : {}) });
  const authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`;
  let until = 0;
  let known: Promise<string> | undefined;
  const ask = async () => {
    const init = { method: 'POST', redirect: 'error', headers: { authorization }, body } as const;
    const answer = await fetch(new Request(new URL('/oauth/token', baseUrl), init));
    const said = Object(await answer.json());
    if (!answer.ok) throw new Error(`no token: ${said.error}`);
    until = Date.now() + (Number(said.expires_in) - 60) * 1000;
    return String(said.access_token);
  };
  return () => {
    if (known && Date.now() < until) return known;
    // Whoever calls meanwhile waits for the same one; after a failure the next call asks again.
    until = Infinity;
    known = ask().catch((error: unknown) => {
      until = 0;
      throw error;
    });
    return known;
  };
}
