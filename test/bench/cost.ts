import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Goals } from './goals.ts';
import type { RunReport } from './run-functions.ts';
import { SmallStage } from './small-stage.ts';

const priceSchema = z.object({ per: z.number(), price: z.number(), unverified: z.literal(true).optional() });
const pricesSchema = z.object({ asOf: z.iso.date(), prices: z.record(z.string(), priceSchema) });
type Prices = z.infer<typeof pricesSchema>['prices'];

/** Of what AWS charges for, how much a run took, by the names of the price table. */
type Amounts = Record<string, number>;

const [ORGANISATIONS, PEOPLE] = [25, 40] as const;
/** From the template: megabytes of each function, of which Lambda gives a processor for 1,769. */
const WHOLE_PROCESSOR = 1.769;
const MEGABYTES = 0.5;
/** An answer of DynamoDB or SQS takes some 5 ms in which a function waits; one of SES 170 ms, for ten mails at once. */
const WAITS = { call: 0.005, mail: 0.017 };
/** What Lambda writes about an invocation into its log, in JSON. */
const PLATFORM_LOG_BYTES = 700;
/** What is told of a mail that arrives, over the bus alone. */
const TOLD = ['Send', 'Delivery'] as const;
/** An event of a mail in an archive. */
const EVENT_BYTES = 2_000;

/** What a thousand mails cost besides SES: planned, sent, and each one's two events recorded. */
export async function costOfMails(goals: Goals): Promise<void> {
  const { asOf, prices } = pricesSchema.parse(
    JSON.parse(await readFile(new URL('./prices.json', import.meta.url), 'utf8')),
  );
  const stage = await SmallStage.start({ organisations: ORGANISATIONS, contactsEach: PEOPLE });
  try {
    await stage.report('bench');
    const run = await stage.run({ events: TOLD });
    goals.heading(
      `What ${run.mails} mails cost besides SES, as a share of its price (${asOf}; ${ORGANISATIONS} organisations)`,
    );
    const ses = costOf('sesMail', run.mails, prices);
    const parts = Object.entries(amountsOf(run));
    for (const [name, amount] of parts) {
      const mark = prices[name]?.unverified ? ' (price unverified)' : '';
      goals.row(`  ${WORDS[name]}${mark}`, (costOf(name, amount, prices) / ses) * 100, { unit: ' %' });
    }
    goals.row('  write units a mail', run.writeUnits / run.mails);
    goals.row('  read units a mail', run.readUnits / run.mails);
    const sum = parts.reduce((total, [name, amount]) => total + costOf(name, amount, prices), 0);
    goals.row('all besides SES ÷ SES', (sum / ses) * 100, { goal: { atMost: 4 }, unit: ' %' });
  } finally {
    await stage.stop();
  }
}

const WORDS: Record<string, string> = {
  writeUnit: 'DynamoDB, writes',
  readUnit: 'DynamoDB, reads',
  sqsRequest: 'SQS',
  busEvent: 'EventBridge, own events',
  archivedGigabyte: 'EventBridge, archive of events',
  lambdaRequest: 'Lambda, requests',
  lambdaGigabyteSecond: 'Lambda, GB-seconds',
  logGigabyte: 'logs',
};

function costOf(name: string, amount: number, prices: Prices): number {
  const found = prices[name];
  if (!found) throw new Error(`there is no price for ${name}`);
  return (amount / found.per) * found.price;
}

function amountsOf({ functions, requests, readUnits, writeUnits, mails }: RunReport): Amounts {
  const each = Object.values(functions);
  const sum = (of: (one: (typeof each)[number]) => number) => each.reduce((total, one) => total + of(one), 0);
  const asked = (service: string) =>
    Object.entries(requests).reduce(
      (total, [what, count]) => total + (what.startsWith(service) ? count : 0),
      0,
    );
  const invocations = sum((one) => one.invocations);
  const ownEvents = asked('EventBridge');
  const events = mails * TOLD.length;
  return {
    writeUnit: writeUnits,
    readUnit: readUnits,
    // Of an event on its way into a queue one, of a batch that a function gets two: received and deleted.
    sqsRequest: asked('SQS') + ownEvents + events + 2 * invocations,
    busEvent: ownEvents,
    archivedGigabyte: (events * EVENT_BYTES) / 1e9,
    lambdaRequest: invocations,
    lambdaGigabyteSecond:
      (sum((one) => one.micros) / 1e6) * WHOLE_PROCESSOR +
      ((asked('DynamoDB') + asked('SQS')) * WAITS.call + mails * WAITS.mail) * MEGABYTES,
    logGigabyte: (sum((one) => one.logBytes) + invocations * PLATFORM_LOG_BYTES) / 1e9,
  };
}
