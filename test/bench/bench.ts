import MailComposer from 'nodemailer/lib/mail-composer';
import { RECIPIENT_NAME } from '../../domain/mail/variant.ts';
import { composeDelivery, composeVariant } from '../../functions/adapters/ses/mime.ts';
import { aVariant } from '../fixtures/a-variant.ts';
import { removeBundles } from './bundles.ts';
import { costOfMails } from './cost.ts';
import { Goals } from './goals.ts';
import { demo, starting } from './local-commands.ts';
import { compare } from './measure.ts';
import { FEW, MANY, pageWays } from './pages.ts';
import { firstMail, largeOrganisations, planning } from './planning.ts';
import { quotaUse } from './quota.ts';
import { reading, rounds } from './reading.ts';
import { ROUNDS, type Shape, sendPaths, WITH_OUTCOMES } from './send-paths.ts';
import { costOfSize } from './size.ts';
import { starts } from './starts.ts';
import { warmPages } from './warm-pages.ts';

// npm run bench: what things cost. Where seconds would depend on the machine, as a ratio of two ways in the same run.
const print = (line: string) => process.stdout.write(`${line}\n`);
const goals = new Goals(print);

const sentence = '<p>Tjänsten är i bruk från och med den 15 mars. Nya bokningar görs där.</p>\n';
const html = `<p>Hej ${RECIPIENT_NAME},</p>${sentence.repeat(130)}`;
const variant = aVariant({ html, text: `Hej ${RECIPIENT_NAME},\n\n${'Tjänsten är i bruk.\n'.repeat(200)}` });

async function composing(): Promise<void> {
  const mails = 500;
  const recipient = { delivery: 'd', name: 'Åsa Öberg', address: 'asa.oberg@malmo.example', at: 0 };
  const template = await composeVariant(variant);
  const whole = composeDelivery(template, recipient);
  const each = async (work: () => unknown) => {
    for (let index = 0; index < mails; index += 1) await work();
  };
  const composer = () =>
    new MailComposer({
      from: variant.from,
      to: { name: recipient.name, address: recipient.address },
      subject: variant.subject,
      html: variant.html.replace(RECIPIENT_NAME, recipient.name),
      text: variant.text.replace(RECIPIENT_NAME, recipient.name),
    })
      .compile()
      .build();
  const cost = await compare(
    {
      copy: () => each(() => Buffer.from(whole)),
      splice: () => each(() => composeDelivery(template, recipient)),
      composer: () => each(composer),
    },
    { items: mails, rounds: ROUNDS },
  );
  const [copy = 0, splice = 0, slow = 0] = ['copy', 'splice', 'composer'].map((way) => cost.get(way));
  print(
    `A mail of ${Math.round(whole.length / 1024)} KB is composed in ${splice.toFixed(1)} µs of processor time:`,
  );
  print(
    `  ${(slow / splice).toFixed(0)} times faster than a mail composer makes it anew (${slow.toFixed(0)} µs)`,
  );
  print(`  ${(splice / copy).toFixed(1)} times the copying of its bytes (${copy.toFixed(1)} µs)`);
}

/** The whole path of a mail, in three shapes, as a ratio to the bare call of the SDK with the same bytes. */
async function sending(): Promise<void> {
  const mails = 1_000;
  const shapes: Record<string, Shape & { atMost: number }> = {
    'one organisation at 500': { perSecond: 500, people: 1_000, atMost: 1.5 },
    [WITH_OUTCOMES]: { perSecond: 500, people: 40, atMost: 1.5 },
    'organisations at 14': { perSecond: 14, people: 40, atMost: 2 },
  };
  const { ways, calls, stop } = await sendPaths({ mails, shapes }, html);
  try {
    const cost = await compare(ways, { items: mails, rounds: ROUNDS });
    const bare = cost.get('bare') ?? Number.NaN;
    goals.heading(
      `A mail with its links, intent, suppression, outcome and count ÷ the bare call (${bare.toFixed(0)} µs)`,
    );
    for (const [name, { perSecond, people, atMost }] of Object.entries(shapes)) {
      const whole = cost.get(name) ?? Number.NaN;
      goals.row(`${people} an organisation, ${perSecond} a second`, whole / bare, { goal: { atMost } });
      goals.row('  calls of DynamoDB a mail', calls.get(name) ?? Number.NaN);
      if (name !== WITH_OUTCOMES) continue;
      const outcomes = cost.get('outcomes') ?? Number.NaN;
      goals.row('  with four events of each', (whole + outcomes) / bare, { goal: { atMost: 3 } });
    }
  } finally {
    await stop();
  }
}

const [SMALL, LARGE, LARGEST] = [1_000, 10_000, 100_000] as const;

/** Ten and a hundred times the mails of one organisation cost as much each, whatever the stores take. */
async function size(): Promise<void> {
  await costOfSize(SMALL);
  const small = await costOfSize(SMALL);
  goals.heading(
    `One organisation, sent in shares; ${SMALL} mails cost ${small.micros.toFixed(0)} µs of use cases each`,
  );
  for (const people of [LARGE, LARGEST]) {
    const large = await costOfSize(people);
    goals.row(`${people} mails: all are sent`, large.isDone ? 1 : 0, { goal: { atLeast: 1 } });
    goals.row('  processor time a mail ÷ that of 1,000', large.micros / small.micros, {
      goal: { atMost: 1.1 },
    });
    goals.row('  calls of the stores a mail ÷ those of 1,000', large.calls / small.calls, {
      goal: { atMost: 1.1 },
    });
    goals.row('  most rows in memory ÷ those of 1,000', large.mostRows / small.mostRows, {
      goal: { atMost: 1.15 },
    });
  }
}

/** In virtual time, with calls to the mail service of 100 ms ± 30 %. */
async function quota(): Promise<void> {
  goals.heading('Use of the rate, in virtual time; with the deployed number of workers against the goal');
  for (const people of [25, 40])
    for (const perSecond of [14, 200, 500, 1_000]) {
      const { use, over, lost, twice, throttled } = await quotaUse({ perSecond, people });
      goals.row(`${perSecond} a second, ${people} an organisation`, use, { goal: { atLeast: 0.97 } });
      goals.row('  last mail after the earliest possible time', over, { goal: { atMost: 2 }, unit: ' s' });
      goals.row('  mails lost', lost, { goal: { atMost: 0 } });
      goals.row('  people mailed twice', twice, { goal: { atMost: 0 } });
      goals.row('  calls turned away', throttled * 100, { goal: { atMost: 0.5 }, unit: ' %' });
    }
  for (const workers of [1, 2, 4])
    for (const perSecond of [14, 200, 500, 1_000]) {
      const { use } = await quotaUse({ perSecond, people: 40, workers });
      goals.row(`${workers} workers, ${perSecond} a second: mails a second`, use * perSecond);
    }
}

/** Linear or better: ten times the organisations cost at most ten times as much, and then some for noise. */
async function growing(): Promise<void> {
  const { ways, stop } = await pageWays();
  try {
    const cost = await compare(ways, { items: 1, rounds: 3, clock: process.cpuUsage });
    for (const what of ['ledger', 'contacts']) {
      const [few = 0, many = 0] = [cost.get(`${what} of few`), cost.get(`${what} of many`)];
      print(`The ${what} of ${MANY} organisations cost ${(many / few).toFixed(1)} times those of ${FEW}`);
      print(
        `  (${(many / 1_000).toFixed(0)} ms of processor time, all functions and the local cloud included)`,
      );
    }
  } finally {
    await stop();
  }
}

/** In this order; each can be asked for by its name. */
const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  composing,
  sending,
  size,
  quota,
  cost: () => costOfMails(goals),
  planning: () => planning(goals),
  first: () => firstMail(goals),
  large: () => largeOrganisations(goals),
  reading: () => reading(goals),
  rounds: () => rounds(goals),
  growing,
  pages: () => warmPages(goals),
  starts: () => starts(goals),
  starting: () => starting(goals),
};
/** Only when asked for: it takes minutes. */
const LONG_PARTS: typeof PARTS = { demo: () => demo(goals) };

const asked = process.argv.slice(2);
const chosen = asked.length > 0 ? Object.entries({ ...PARTS, ...LONG_PARTS }) : Object.entries(PARTS);
try {
  for (const [name, part] of chosen) if (asked.length === 0 || asked.includes(name)) await part();
} finally {
  await removeBundles();
}
for (const what of goals.missed) print(`missed: ${what.trim()}`);
process.exitCode = goals.missed.length > 0 ? 1 : 0;
