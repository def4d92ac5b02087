import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TAKEN } from '../../domain/mail/delivery-states.ts';
import { paceSchema } from '../../domain/mail/pace.ts';
import { restoresSchema } from '../../domain/mail/restore.ts';
import { sendingHoldsSchema } from '../../domain/mail/sending-hold.ts';
import { sendDeliveries } from '../../domain/sending/use-cases/send-deliveries.ts';
import { DynamoDeliveries } from '../../functions/adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from '../../functions/adapters/dynamodb/dispatches.ts';
import { DynamoFrozenPlans } from '../../functions/adapters/dynamodb/frozen-plans.ts';
import { DynamoKeptEvidence } from '../../functions/adapters/dynamodb/kept-evidence.ts';
import { DynamoLedgers } from '../../functions/adapters/dynamodb/ledgers.ts';
import { DynamoManualFollowUps } from '../../functions/adapters/dynamodb/manual-follow-ups.ts';
import { DynamoMilestones } from '../../functions/adapters/dynamodb/milestones.ts';
import { DynamoObligations } from '../../functions/adapters/dynamodb/obligations.ts';
import { DynamoSharedRecord } from '../../functions/adapters/dynamodb/shared-record.ts';
import { DynamoSuppressions } from '../../functions/adapters/dynamodb/suppressions.ts';
import type { Table } from '../../functions/adapters/dynamodb/table.ts';
import { DynamoTableIdentities } from '../../functions/adapters/dynamodb/table-identities.ts';
import { DynamoTasks } from '../../functions/adapters/dynamodb/tasks.ts';
import { SesMailer } from '../../functions/adapters/ses/mailer.ts';
import { sesClient } from '../../functions/adapters/ses/ses-client.ts';
import { LocalDynamodb } from '../contracts/local-dynamodb.ts';
import { deliveries } from '../fixtures/a-delivery.ts';
import { aDispatchingMilestone } from '../fixtures/a-milestone.ts';
import { aPlan } from '../fixtures/a-plan.ts';
import { InMemoryDispatchPartJobs } from '../in-memory/in-memory-dispatch-part-jobs.ts';
import { InMemoryMilestoneEvents } from '../in-memory/in-memory-milestone-events.ts';
import { InMemorySendQuotas } from '../in-memory/in-memory-send-quotas.ts';
import { FaultyService } from './faulty-service.ts';
import { TableBefore, tableAfter, upgrades } from './form-before.ts';
import { Random } from './random.ts';

const SEEDS = 40;
const JOB = { dispatchId: 'm', organisation: '1280' };
let dynamodb: LocalDynamodb;

beforeAll(async () => {
  dynamodb = await LocalDynamodb.start();
});
afterAll(() => dynamodb.stop());

/** The real adapters over an embedded DynamoDB and a mail service that answers as the seed says. */
function world(table: Table, service: FaultyService, random: Random) {
  const clock = { now: 1_795_432_000_000 };
  let attempts = 0;
  const client = sesClient({
    region: 'eu-north-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: service,
  });
  return {
    clock,
    milestones: new DynamoMilestones(table),
    dispatches: new DynamoDispatches(table),
    deliveries: new DynamoDeliveries(table),
    obligations: new DynamoObligations(table),
    plans: new DynamoFrozenPlans(table),
    ledgers: new DynamoLedgers(table),
    tasks: new DynamoTasks(table),
    manualFollowUps: new DynamoManualFollowUps(table),
    suppressions: new DynamoSuppressions(table),
    holds: new DynamoSharedRecord(table, { row: 'holds', schema: sendingHoldsSchema }),
    restores: new DynamoSharedRecord(table, { row: 'restores', schema: restoresSchema }),
    identity: new DynamoTableIdentities(table),
    keptEvidence: new DynamoKeptEvidence(table),
    pace: new DynamoSharedRecord(table, { row: 'pace', schema: paceSchema }),
    quotas: new InMemorySendQuotas({ perSecond: 14 }),
    mailer: new SesMailer({ configurationSet: 'test', client }),
    sendJobs: new InMemoryDispatchPartJobs(),
    events: new InMemoryMilestoneEvents(),
    now: () => clock.now,
    sleep: async (millis: number) => {
      clock.now += Math.ceil(millis);
    },
    random: () => random.next(),
    remainingMillis: () => 30_000,
    attemptId: () => `attempt-${++attempts}`,
  };
}

async function runSeed(seed: number) {
  const random = new Random(seed);
  const { name } = await dynamodb.emptyTable();
  const [table, before] = [tableAfter(dynamodb.url, name), new TableBefore(dynamodb.url, name)];
  const service = new FaultyService(random);
  const ports = world(table, service, random);
  // Every other job runs in the version before.
  const versions = [{ ...ports, plans: new DynamoFrozenPlans(before) }, ports];
  await ports.milestones.accept(aDispatchingMilestone({ id: 'm', organisations: ['1280'] }), {});
  await ports.plans.write('m', aPlan({ deliveries: deliveries(7) }));
  // Jobs die at any call and come back; a minute and a half later each time, so that leases end.
  for (const haunted of [table, before]) service.haunt(haunted);
  for (let job = 0; job < 40 && !(await ended()); job += 1) {
    await sendDeliveries(JOB, versions[job % 2] ?? ports).catch(() => undefined);
    ports.clock.now += 90_000;
    if (job === 25) service.heal();
  }
  service.heal();
  const rows = await ports.deliveries.ofOrganisation('m', '1280');
  return { rows, service, heldBack: before.heldBack };

  async function ended(): Promise<boolean> {
    const found = await ports.milestones.find('m').catch(() => undefined);
    return found?.state === 'completed';
  }
}

describe('the real adapters under faults of the network, the services and the worker', () => {
  it(`lose no mail and send none twice in ${SEEDS} seeded runs, whatever is lost, with two versions`, async () => {
    let faults = 0;
    let held = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { rows, service, heldBack } = await runSeed(seed);
      faults += service.faults;
      held += heldBack;
      expect(rows).toHaveLength(7);
      for (const { id, outcome } of rows) {
        const where = `seed ${seed}, ${id}: ${outcome.state}`;
        const taken = service.taken.get(id) ?? 0;
        expect(taken, where).toBeLessThanOrEqual(1);
        expect(['planned', 'sending'], where).not.toContain(outcome.state);
        if (outcome.state !== 'unknown') expect(taken === 1, where).toBe(TAKEN.includes(outcome.state));
      }
    }
    expect(faults).toBeGreaterThan(SEEDS * 3);
    // Both versions met rows of the other.
    expect(upgrades()).toBeGreaterThan(0);
    expect(held).toBeGreaterThan(0);
  }, 180_000);
});
