import type { Noticed, WaitingCounts } from '../../domain/home/waiting-count.ts';
import type { Pace } from '../../domain/mail/pace.ts';
import type { Restores } from '../../domain/mail/restore.ts';
import type { SendingHolds } from '../../domain/mail/sending-hold.ts';
import type { WelcomedDays } from '../../domain/newcomers/use-cases/welcome-newcomers.ts';
import type { RemindedDays } from '../../domain/tasks/use-cases/remind-owners.ts';
import { InMemoryAnswerJobs } from './in-memory-answer-jobs.ts';
import { InMemoryCalendarAddresses } from './in-memory-calendar-addresses.ts';
import { InMemoryCatalogues } from './in-memory-catalogues.ts';
import { InMemoryContactStore } from './in-memory-contact-store.ts';
import { InMemoryContacts } from './in-memory-contacts.ts';
import { InMemoryControlLog } from './in-memory-control-log.ts';
import { InMemoryDeliveries } from './in-memory-deliveries.ts';
import { InMemoryDispatches } from './in-memory-dispatches.ts';
import { InMemoryErasures } from './in-memory-erasures.ts';
import { InMemoryHandovers } from './in-memory-handovers.ts';
import { InMemoryKeptEvidence } from './in-memory-kept-evidence.ts';
import { InMemoryLedgerSums } from './in-memory-ledger-sums.ts';
import { InMemoryLedgers } from './in-memory-ledgers.ts';
import { InMemoryLinkKeys } from './in-memory-link-keys.ts';
import { InMemoryMachines } from './in-memory-machines.ts';
import { InMemoryMailAccounts } from './in-memory-mail-accounts.ts';
import { InMemoryManualFollowUps } from './in-memory-manual-follow-ups.ts';
import { InMemoryMilestoneDrafts } from './in-memory-milestone-drafts.ts';
import { InMemoryMilestones } from './in-memory-milestones.ts';
import { InMemoryNewsItems } from './in-memory-news-items.ts';
import { InMemoryNewsletterIssues } from './in-memory-newsletter-issues.ts';
import { InMemoryNewsletterSchedules } from './in-memory-newsletter-schedules.ts';
import { InMemoryNewsroom } from './in-memory-newsroom.ts';
import { InMemoryObligations } from './in-memory-obligations.ts';
import { InMemoryOrganisations } from './in-memory-organisations.ts';
import { InMemoryPeople } from './in-memory-people.ts';
import { InMemoryPlans } from './in-memory-plans.ts';
import { InMemoryPollMarks, InMemoryPolls } from './in-memory-polls.ts';
import { InMemoryPreparedCounters } from './in-memory-prepared-counters.ts';
import { InMemoryPressReleases } from './in-memory-press-releases.ts';
import { InMemoryPublishedAnswers } from './in-memory-published-answers.ts';
import { InMemoryQuestions } from './in-memory-questions.ts';
import { InMemoryRefusals } from './in-memory-refusals.ts';
import { InMemoryRegisterKeys, InMemoryRegisterLog } from './in-memory-register-log.ts';
import { InMemoryRequestLimits } from './in-memory-request-limits.ts';
import { InMemoryRolloutDrafts } from './in-memory-rollout-drafts.ts';
import { InMemoryRollouts } from './in-memory-rollouts.ts';
import { InMemorySettlements } from './in-memory-settlements.ts';
import { InMemorySharedRecord } from './in-memory-shared-record.ts';
import { InMemoryPublicSignOffs, InMemorySignOffs } from './in-memory-sign-offs.ts';
import { InMemorySubscribers } from './in-memory-subscribers.ts';
import { InMemorySuppressions } from './in-memory-suppressions.ts';
import { InMemoryTableIdentities } from './in-memory-table-identities.ts';
import { InMemoryTasks } from './in-memory-tasks.ts';
import { InMemoryTrialJobs } from './in-memory-trial-jobs.ts';
import {
  InMemoryEventLog,
  InMemoryTeamsAddresses,
  InMemoryTeamsChannels,
  InMemoryWebhookSecrets,
  InMemoryWebhooks,
} from './in-memory-webhooks.ts';
import { InMemoryWishes } from './in-memory-wishes.ts';

/** Every store of the domain, empty. */
export function inMemoryStores() {
  const contactStore = new InMemoryContactStore();
  const rollouts = new InMemoryRollouts();
  const plans = new InMemoryPlans();
  const publicSignOffs = new InMemoryPublicSignOffs();
  const dispatches = new InMemoryDispatches();
  return {
    rollouts,
    plans,
    dispatches,
    calendarAddresses: new InMemoryCalendarAddresses(),
    eventLog: new InMemoryEventLog(),
    machines: new InMemoryMachines(),
    teamsAddresses: new InMemoryTeamsAddresses(),
    teamsChannels: new InMemoryTeamsChannels(),
    webhooks: new InMemoryWebhooks(),
    webhookSecrets: new InMemoryWebhookSecrets(),
    catalogues: new InMemoryCatalogues(),
    controlLog: new InMemoryControlLog(),
    contactStore,
    contacts: new InMemoryContacts(contactStore),
    deliveries: new InMemoryDeliveries(plans),
    ledgers: new InMemoryLedgers(plans),
    ledgerSums: new InMemoryLedgerSums(),
    handovers: new InMemoryHandovers(),
    drafts: new InMemoryMilestoneDrafts(),
    preparedCounters: new InMemoryPreparedCounters(),
    erasures: new InMemoryErasures(plans),
    keptEvidence: new InMemoryKeptEvidence(),
    identity: new InMemoryTableIdentities(),
    restores: new InMemorySharedRecord<Restores>(),
    linkKeys: new InMemoryLinkKeys(),
    mailAccounts: new InMemoryMailAccounts(),
    milestones: new InMemoryMilestones(dispatches, rollouts),
    newsItems: new InMemoryNewsItems(),
    newsletterIssues: new InMemoryNewsletterIssues(dispatches),
    newsroom: new InMemoryNewsroom(),
    newsletterSchedules: new InMemoryNewsletterSchedules(),
    obligations: new InMemoryObligations(plans),
    organisations: new InMemoryOrganisations(),
    people: new InMemoryPeople(),
    pressReleases: new InMemoryPressReleases(),
    manualFollowUps: new InMemoryManualFollowUps(),
    publishedAnswers: new InMemoryPublishedAnswers(),
    polls: new InMemoryPolls(),
    pollMarks: new InMemoryPollMarks(),
    questions: new InMemoryQuestions(),
    answerJobs: new InMemoryAnswerJobs(),
    refusals: new InMemoryRefusals(),
    subscribers: new InMemorySubscribers(),
    rolloutDrafts: new InMemoryRolloutDrafts(),
    registerLog: new InMemoryRegisterLog(),
    registerKeys: new InMemoryRegisterKeys(),
    requestLimits: new InMemoryRequestLimits(),
    settlements: new InMemorySettlements(),
    signOffs: new InMemorySignOffs(publicSignOffs.rows),
    publicSignOffs,
    suppressions: new InMemorySuppressions(),
    tasks: new InMemoryTasks(plans),
    trialJobs: new InMemoryTrialJobs(),
    wishes: new InMemoryWishes(),
    holds: new InMemorySharedRecord<SendingHolds>(),
    pace: new InMemorySharedRecord<Pace>(),
    welcomed: new InMemorySharedRecord<WelcomedDays>(),
    waitingCounts: new InMemorySharedRecord<WaitingCounts>(),
    noticed: new InMemorySharedRecord<Noticed>(),
    reminded: new InMemorySharedRecord<RemindedDays>(),
  };
}
