import MailComposer from 'nodemailer/lib/mail-composer';
import { RECIPIENT_NAME } from '../../domain/mail/variant.ts';
import { composeDelivery, composeVariant } from '../../functions/adapters/ses/mime.ts';
import { aVariant } from '../fixtures/a-variant.ts';
import { compare } from './measure.ts';
import { FEW, MANY, pageWays } from './pages.ts';
import { ROUNDS, sendPaths } from './send-paths.ts';

// npm run bench: what things cost, each as a ratio of two ways measured in the same run; seconds depend on the machine.
const print = (line: string) => process.stdout.write(`${line}\n`);

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

async function sending(): Promise<void> {
  const mails = 1_000;
  const { ways, stop } = await sendPaths(mails, html);
  try {
    const cost = await compare(ways, { items: mails, rounds: ROUNDS });
    const [bare = 0, whole = 0, outcomes = 0] = ['bare', 'whole', 'outcomes'].map((way) => cost.get(way));
    print(
      `A mail with intent, suppression, outcome and count costs ${whole.toFixed(0)} µs of processor time:`,
    );
    print(
      `  ${(whole / bare).toFixed(2)} times the bare call of the SDK (${bare.toFixed(0)} µs), at 500 a second, 40 an organisation`,
    );
    print(
      `  with four events of each: ${((whole + outcomes) / bare).toFixed(2)} times (${outcomes.toFixed(0)} µs more)`,
    );
  } finally {
    await stop();
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

await composing();
await sending();
await growing();
