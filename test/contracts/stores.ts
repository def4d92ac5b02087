import type { Breaker } from '../../domain/breaker.ts';
import type { Catalogues } from '../../domain/catalogue.ts';
import type { Contacts } from '../../domain/contact.ts';
import type { Deliveries } from '../../domain/delivery.ts';
import type { Dispatches } from '../../domain/dispatch.ts';
import type { Handovers } from '../../domain/handover.ts';
import type { Ledgers } from '../../domain/ledger.ts';
import type { LinkKeys } from '../../domain/link-key.ts';
import type { Milestones } from '../../domain/milestone.ts';
import type { NewsItems } from '../../domain/news-item.ts';
import type { NewsletterIssues } from '../../domain/newsletter-issue.ts';
import type { NewsletterSchedules } from '../../domain/newsletter-schedule.ts';
import type { Obligations } from '../../domain/obligation.ts';
import type { Organisations } from '../../domain/organisation.ts';
import type { Pace } from '../../domain/pace.ts';
import type { Plans } from '../../domain/plan.ts';
import type { PressReleases } from '../../domain/press-version.ts';
import type { Newsroom } from '../../domain/published-release.ts';
import type { ReachTasks } from '../../domain/reach-task.ts';
import type { Refusals } from '../../domain/refusal.ts';
import type { RequestLimits } from '../../domain/request-limit.ts';
import type { Rollouts } from '../../domain/rollout.ts';
import type { SharedRecord } from '../../domain/shared-record.ts';
import type { Subscribers } from '../../domain/subscriber.ts';
import type { Suppressions } from '../../domain/suppression.ts';
import type { Tasks } from '../../domain/task.ts';

/** Every store of the domain over the same data. */
export type Stores = {
  breaker: SharedRecord<Breaker>;
  catalogues: Catalogues;
  contacts: Contacts;
  deliveries: Deliveries;
  ledgers: Ledgers;
  handovers: Handovers;
  linkKeys: LinkKeys;
  dispatches: Dispatches;
  milestones: Milestones;
  newsItems: NewsItems;
  newsletterIssues: NewsletterIssues;
  newsroom: Newsroom;
  newsletterSchedules: NewsletterSchedules;
  obligations: Obligations;
  organisations: Organisations;
  pace: SharedRecord<Pace>;
  plans: Plans;
  pressReleases: PressReleases;
  reachTasks: ReachTasks;
  refusals: Refusals;
  requestLimits: RequestLimits;
  rollouts: Rollouts;
  subscribers: Subscribers;
  suppressions: Suppressions;
  tasks: Tasks;
};

/** Opens stores that hold nothing. */
export type Open = () => Promise<Stores>;
