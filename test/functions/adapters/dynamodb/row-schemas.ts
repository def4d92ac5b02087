import * as z from 'zod';
import { publishedAnswerSchema } from '../../../../domain/answers/published-answer.ts';
import { calendarAddressSchema } from '../../../../domain/calendar/calendar-address.ts';
import { catalogueSchema } from '../../../../domain/catalogue/catalogue-schema.ts';
import { catalogueEditionSchema } from '../../../../domain/catalogue/catalogues.ts';
import { textSchema } from '../../../../domain/catalogue/text.ts';
import { contactSchema } from '../../../../domain/contacts/contact.ts';
import { contactChangeSchema } from '../../../../domain/contacts/contact-changes.ts';
import { auditEntrySchema, contactImportSchema } from '../../../../domain/contacts/contact-store.ts';
import { controlEntrySchema } from '../../../../domain/controls/control-log.ts';
import { ledgerRowSchema } from '../../../../domain/ledger/ledger.ts';
import { ledgerSumSchema } from '../../../../domain/ledger/ledger-sum.ts';
import { publicSignOffSchema, signOffSchema } from '../../../../domain/ledger/sign-off.ts';
import { linkKeySchema } from '../../../../domain/links/link-key.ts';
import { deliveryEvidenceSchema, deliverySchema } from '../../../../domain/mail/delivery.ts';
import { dispatchSchema } from '../../../../domain/mail/dispatch.ts';
import { manualFollowUpSchema } from '../../../../domain/mail/manual-follow-up.ts';
import { restoresSchema } from '../../../../domain/mail/restore.ts';
import { settlementSchema } from '../../../../domain/mail/settlement.ts';
import { suppressionSchema } from '../../../../domain/mail/suppression.ts';
import { variantSchema } from '../../../../domain/mail/variant.ts';
import { draftPreviewSchema, milestoneDraftSchema } from '../../../../domain/milestone/milestone-draft.ts';
import { preparedCounterSchema } from '../../../../domain/milestone/prepared-counter.ts';
import { newsItemSchema } from '../../../../domain/newsletter/news-item.ts';
import { issueHeadingSchema, newsletterIssueSchema } from '../../../../domain/newsletter/newsletter-issue.ts';
import { newsletterScheduleSchema } from '../../../../domain/newsletter/newsletter-schedule.ts';
import { subscriberSchema } from '../../../../domain/newsletter/subscriber.ts';
import { machineSchema, machineTokenSchema } from '../../../../domain/people/machine.ts';
import { personEntrySchema, personSchema } from '../../../../domain/people/person.ts';
import { milestoneSchema } from '../../../../domain/plan/milestone.ts';
import { obligationSchema } from '../../../../domain/plan/obligation.ts';
import { deliveryCountsSchema, planSummarySchema, tallySchema } from '../../../../domain/plan/plan.ts';
import { planBasisSchema } from '../../../../domain/plan/plan-basis.ts';
import { refusalSchema } from '../../../../domain/plan/refusal.ts';
import { taskSchema } from '../../../../domain/plan/task.ts';
import { pollCountsSchema } from '../../../../domain/polls/poll.ts';
import { imageFormSchema } from '../../../../domain/press/press-image.ts';
import {
  frozenReleaseSchema,
  pressVersionSchema,
  scheduledReleaseSchema,
} from '../../../../domain/press/press-version.ts';
import {
  publishedVersionSchema,
  releaseHeadSchema,
  withdrawalSchema,
} from '../../../../domain/press/published-release.ts';
import { questionSchema } from '../../../../domain/questions/question.ts';
import {
  logBatchSchema,
  logNodeSchema,
  logPlaceSchema,
  registerKeySchema,
} from '../../../../domain/register/register-log.ts';
import { organisationSchema } from '../../../../domain/rollout/organisation.ts';
import { goalsChangeSchema, participationSchema, rolloutSchema } from '../../../../domain/rollout/rollout.ts';
import { rolloutDraftSchema } from '../../../../domain/setup/rollout-draft.ts';
import { handoverSchema } from '../../../../domain/tasks/handover.ts';
import { loggedEventSchema } from '../../../../domain/webhooks/event-log.ts';
import { teamsAddressSchema, teamsChannelSchema } from '../../../../domain/webhooks/teams-channel.ts';
import { webhookSchema, webhookSecretSchema } from '../../../../domain/webhooks/webhook.ts';
import type { RowName } from '../../../../functions/adapters/dynamodb/keys.ts';
import { ledgerHoldersSchema } from '../../../../functions/adapters/dynamodb/ledgers.ts';
import { pollMarkSchema } from '../../../../functions/adapters/dynamodb/polls.ts';

/** Ids, versions, times and marks alone. */
const bare = z.object({ at: z.int() });

/** What stands in every kind of row. A new kind does not compile without its schema. */
export const ROW_SCHEMAS: Readonly<Record<RowName, z.ZodType>> = {
  listedRollout: bare,
  rollout: rolloutSchema,
  participation: participationSchema,
  acceptances: bare,
  milestonePointer: bare,
  dispatchPointer: bare,
  draft: milestoneDraftSchema,
  preview: draftPreviewSchema,
  preparedCounter: preparedCounterSchema,
  goalsChange: goalsChangeSchema,
  rolloutDraft: rolloutDraftSchema,
  organisation: organisationSchema,
  contact: contactSchema,
  auditEntry: auditEntrySchema,
  listedOrganisation: organisationSchema,
  currentCatalogue: bare,
  edition: catalogueEditionSchema,
  catalogue: catalogueSchema,
  text: textSchema,
  dispatch: z.union([milestoneSchema, dispatchSchema]),
  summary: planSummarySchema,
  planned: bare,
  deliveryCounts: deliveryCountsSchema,
  sent: bare,
  basis: planBasisSchema,
  basisShare: planBasisSchema,
  obligation: obligationSchema,
  carriedObligation: obligationSchema,
  task: taskSchema,
  variant: variantSchema,
  delivery: deliverySchema,
  tally: tallySchema,
  manualFollowUp: manualFollowUpSchema,
  settlement: settlementSchema,
  ledger: ledgerRowSchema.extend(ledgerHoldersSchema.pick({ holders: true }).shape),
  ledgerSums: z.array(ledgerSumSchema),
  signOff: signOffSchema,
  publicSignOff: publicSignOffSchema,
  openWork: bare,
  refusal: refusalSchema,
  suppression: suppressionSchema,
  holds: bare,
  pace: bare,
  reminded: bare,
  welcomed: bare,
  noticed: bare,
  waitingCounts: bare,
  sampled: bare,
  restores: restoresSchema,
  keptEvidence: deliveryEvidenceSchema,
  calendarAddress: calendarAddressSchema,
  linkKey: linkKeySchema,
  releasePointer: bare,
  releaseHour: scheduledReleaseSchema,
  releaseVersion: pressVersionSchema,
  releaseImage: imageFormSchema,
  frozenRelease: frozenReleaseSchema,
  publishedHead: releaseHeadSchema,
  publishedVersion: z.union([publishedVersionSchema, withdrawalSchema]),
  publishedImage: imageFormSchema,
  handover: handoverSchema,
  schedule: newsletterScheduleSchema,
  rolloutHeading: issueHeadingSchema,
  issue: newsletterIssueSchema,
  heading: issueHeadingSchema,
  newsItem: newsItemSchema,
  subscriber: subscriberSchema,
  question: questionSchema,
  pollCounts: pollCountsSchema,
  pollMark: pollMarkSchema,
  publishedAnswer: publishedAnswerSchema,
  limit: bare,
  registerState: bare,
  stagedImport: bare,
  contactImport: contactImportSchema,
  importPart: z.array(contactChangeSchema),
  peopleState: bare,
  person: personSchema,
  personEntry: personEntrySchema,
  controlEntry: controlEntrySchema,
  logBatch: logBatchSchema,
  logNode: logNodeSchema,
  logPlace: logPlaceSchema,
  registerKey: registerKeySchema,
  machine: machineSchema,
  machineToken: machineTokenSchema,
  webhook: webhookSchema,
  webhookSecret: webhookSecretSchema,
  loggedEvent: loggedEventSchema,
  teamsChannel: teamsChannelSchema,
  teamsAddress: teamsAddressSchema,
};
