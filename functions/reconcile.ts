import type { Context } from 'aws-lambda';
import { keepSums } from '../domain/ledger/use-cases/keep-sums.ts';
import { restoresSchema } from '../domain/mail/restore.ts';
import { sendingHoldsSchema } from '../domain/mail/sending-hold.ts';
import { keepRegister } from '../domain/register/use-cases/keep-register.ts';
import { reconcile } from '../domain/sending/use-cases/reconcile.ts';
import { sweepDispatches } from '../domain/sending/use-cases/sweep-dispatches.ts';
import { type CardRound, deliverCards } from '../domain/webhooks/use-cases/deliver-cards.ts';
import { deliverWebhooks } from '../domain/webhooks/use-cases/deliver-webhooks.ts';
import { teamsCards } from '../templates/webhooks/teams-card.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoEventLog } from './adapters/dynamodb/event-log.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoLedgerSums } from './adapters/dynamodb/ledger-sums.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoRegisterKeys, DynamoRegisterLog } from './adapters/dynamodb/register-log.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSharedRecord } from './adapters/dynamodb/shared-record.ts';
import { DynamoTableIdentities } from './adapters/dynamodb/table-identities.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { DynamoTeamsAddresses, DynamoTeamsChannels } from './adapters/dynamodb/teams-channels.ts';
import { DynamoWebhookSecrets, DynamoWebhooks } from './adapters/dynamodb/webhooks.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { newSecret } from './adapters/node-crypto/new-secret.ts';
import { Ed25519NoteSigner } from './adapters/node-crypto/note-signer.ts';
import { HmacWebhookSigner } from './adapters/node-crypto/webhook-signer.ts';
import { HttpsWebhookSender } from './adapters/node-https/webhook-sender.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { LanedJobs } from './adapters/sqs/laned-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { scheduledHandler } from './runtime/scheduled-handler.ts';
import { inSpareTime } from './runtime/spare-time.ts';

const names = [
  'TABLE_NAME',
  'EVENT_BUS_NAME',
  'ORGANISATION_PLANS_QUEUE_URL',
  'DELIVERIES_QUEUE_URL',
  'PRESS_DELIVERIES_QUEUE_URL',
  'PUBLIC_URL',
  'CONSOLE_URL',
] as const;
const env = readEnvironment(names, process.env);
const log = new Log('reconcile');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  organisations: new DynamoOrganisations(table),
  registerLog: new DynamoRegisterLog(table),
  registerKeys: new DynamoRegisterKeys(table),
  signer: new Ed25519NoteSigner(),
  newSecret,
  origin: `${new URL(env.PUBLIC_URL).host}/log`,
  holds: new DynamoSharedRecord(table, { row: 'holds', schema: sendingHoldsSchema }),
  dispatches: new DynamoDispatches(table),
  // It reads each ledger once.
  ledgers: new DynamoLedgers(table, { keep: 0 }),
  ledgerSums: new DynamoLedgerSums(table),
  tasks: new DynamoTasks(table),
  plans: new DynamoPlans(table),
  deliveries: new DynamoDeliveries(table),
  obligations: new DynamoObligations(table),
  restores: new DynamoSharedRecord(table, { row: 'restores', schema: restoresSchema }),
  identity: new DynamoTableIdentities(table),
  planJobs: new SqsDispatchPartJobs(env.ORGANISATION_PLANS_QUEUE_URL),
  sendJobs: new LanedJobs({
    press: new SqsDispatchPartJobs(env.PRESS_DELIVERIES_QUEUE_URL),
    other: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  }),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  milestones: new DynamoMilestones(table),
  eventLog: new DynamoEventLog(table),
  catalogues: new DynamoCatalogues(table),
  teamsAddresses: new DynamoTeamsAddresses(table),
  teamsChannels: new DynamoTeamsChannels(table),
  renderCards: teamsCards(env.CONSOLE_URL),
  webhooks: new DynamoWebhooks(table),
  webhookSecrets: new DynamoWebhookSecrets(table),
  webhookSigner: new HmacWebhookSigner(),
  webhookSender: new HttpsWebhookSender(),
  now: Date.now,
};

/** What other systems get is worth nothing of the time that mails need: it has its own, and its own failures. */
async function tellOthers(context: Context): Promise<void> {
  try {
    const round = await inSpareTime(context, async (until) => {
      const [events, cards] = await Promise.allSettled([
        deliverWebhooks({ until }, ports),
        deliverCards({ until }, ports),
      ]);
      return { events, cards };
    });
    if (!round) return;
    tellOfCards(round.cards);
    if (round.events.status === 'rejected') throw round.events.reason;
    const { logged, delivered, failed, dead } = round.events.value;
    if (logged + delivered > 0) log.info('WEBHOOKS_SENT', { logged, delivered });
    for (const webhook of failed) log.warn('WEBHOOK_FAILING', { webhook });
    for (const webhook of dead) log.warn('WEBHOOK_DEAD', { webhook });
  } catch (error) {
    log.error('WEBHOOKS_FAILED', error);
  }
}

function tellOfCards(cards: PromiseSettledResult<CardRound>): void {
  if (cards.status === 'rejected') {
    log.error('TEAMS_CARDS_FAILED', cards.reason);
    return;
  }
  const { delivered, failed, dead } = cards.value;
  if (delivered > 0) log.info('TEAMS_CARDS_SENT', { delivered });
  for (const organisation of failed) log.warn('TEAMS_CHANNEL_FAILING', { organisation });
  for (const organisation of dead) log.warn('TEAMS_CHANNEL_DEAD', { organisation });
}

export const handler = scheduledHandler({
  log,
  work: async (context) => {
    try {
      await mend();
      await sumUp(context);
    } finally {
      await tellOthers(context);
    }
  },
});

/** What pages read is summed in time that nothing else needs. */
async function sumUp(context: Context): Promise<void> {
  try {
    const kept = await inSpareTime(context, (until) => keepSums({ until }, ports));
    for (const milestone of kept?.summed ?? []) log.info('LEDGERS_SUMMED', { milestone });
    for (const { milestone, organisations } of kept?.mended ?? [])
      log.warn('LEDGER_SUMS_MENDED', { milestone, organisations: organisations.join(' ') });
  } catch (error) {
    log.error('LEDGER_SUMS_FAILED', error);
  }
}

async function mend(): Promise<void> {
  for (const dispatchId of await sweepDispatches(ports)) log.info('DISPATCH_NOTED_AGAIN', { dispatchId });
  const { held, resumed, attention, holds, failing } = await reconcile(ports);
  // An alarm watches for it until a person resumes sending.
  if (held) log.warn('SENDING_HELD_RESTORED', { table: held.table, to: held.to, heldAt: held.heldAt });
  for (const dispatchId of resumed) log.warn('MILESTONE_RESUMED', { dispatchId });
  // Alarms watch these until a person has fixed what is wrong. A sender's address is left out.
  for (const { reason, since } of holds) log.warn('SENDING_HELD', { reason, since });
  for (const dispatch of failing) log.warn('DELIVERIES_FAILED', dispatch);
  for (const unsettled of attention) log.warn('DELIVERIES_UNKNOWN', unsettled);
  // Last: if it fails, everything else has been seen to.
  const { added, size } = await keepRegister(ports);
  if (added > 0) log.info('REGISTER_KEPT', { added, size });
}
