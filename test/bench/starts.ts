import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { bundles } from './bundles.ts';
import type { Goals } from './goals.ts';
import { median } from './measure.ts';
import { environmentOf, SmallStage } from './small-stage.ts';
import type { StartCost } from './start-once.ts';

const run = promisify(execFile);

/** On the way from an event to a mail's last outcome; the others may be larger. */
const PATH_OF_A_MAIL = [
  'plan-milestone',
  'plan-organisation',
  'approve-milestone',
  'dispatch-milestone',
  'send-deliveries',
  'record-outcome',
];
const [PATH_KILOBYTES, LEAST_STARTS, MORE_STARTS] = [450, 2, 11] as const;

/** What a function is asked first: something that is not there, so that nothing is left behind. */
const FIRST: Readonly<Record<string, unknown>> = {
  'plan-milestone': job({ id: 'e', time: AT(), source: 'other', 'detail-type': 'Other', detail: {} }),
  'approve-milestone': job({ id: 'e', time: AT(), detail: { id: 'none', planHash: 'none' } }),
  'dispatch-milestone': job({ detail: { id: 'none' } }),
  'plan-organisation': job({ dispatchId: 'none', organisation: '1280' }),
  'send-deliveries': job({ dispatchId: 'none', organisation: '1280' }),
  'record-outcome': job({
    eventType: 'Delivery',
    mail: {
      ...{ timestamp: AT(), messageId: 'none', destination: ['a@bob.example'] },
      tags: { delivery: ['none'], attempt: ['none'], milestone: ['none'], organisation: ['1280'] },
    },
    delivery: { timestamp: AT() },
  }),
};

function AT(): string {
  return '2026-11-23T09:00:00.000Z';
}

function job(body: unknown) {
  const attributes = { ApproximateReceiveCount: '1' };
  return { Records: [{ messageId: '1', body: JSON.stringify(body), attributes }] };
}

/** A request that every function behind the HTTP API answers; a function on a schedule does not look at it. */
const REQUEST = {
  version: '2.0',
  ...{ routeKey: '$default', rawPath: '/', rawQueryString: '', headers: { host: 'konsol.example' } },
  requestContext: {
    ...{ http: { method: 'GET', path: '/', sourceIp: '127.0.0.1', protocol: 'HTTP/1.1', userAgent: '' } },
    ...{ domainName: 'konsol.example', requestId: 'r', stage: '$default', timeEpoch: 0 },
  },
  isBase64Encoded: false,
};

/** The size of every function's code, and what its cold start costs beside that of the bare SDK. */
export async function starts(goals: Goals): Promise<void> {
  const { folder, sizes } = await bundles();
  const bare = join(folder, 'sdk-only.mjs');
  await writeFile(bare, bundleOf('test/bench/sdk-only.ts'));
  const stage = await SmallStage.start({ organisations: 1, contactsEach: 1 });
  try {
    const cost = async (name: string, times: number) => {
      const file = name === 'sdk-only' ? bare : join(folder, `${name}.mjs`);
      const seen: StartCost[] = [];
      for (let time = 0; time < times; time += 1)
        seen.push(await startOnce(file, FIRST[name] ?? REQUEST, stage.aws.url));
      return seen.map(({ init, first }) => init + first);
    };
    const reference: number[] = [];
    const costs = new Map<string, number[]>([...sizes.keys()].map((name) => [name, []]));
    // In turn, so that whatever else the machine does falls on all of them.
    for (let round = 0; round < MORE_STARTS; round += 1) {
      reference.push(...(await cost('sdk-only', 1)));
      for (const [name, seen] of costs)
        if (round < LEAST_STARTS || GOALS.has(name)) seen.push(...(await cost(name, 1)));
    }
    const least = median(reference);
    goals.heading(
      `The start of each function ÷ that of the bare SDK (${(least / 1_000).toFixed(0)} ms), and its code`,
    );
    for (const [name, seen] of [...costs].toSorted(([a], [b]) => placeOf(a) - placeOf(b))) {
      const goal = GOALS.get(name);
      const kilobytes = (sizes.get(name) ?? 0) / 1_000;
      goals.row(name, median(seen) / least, goal === undefined ? {} : { goal: { atMost: goal } });
      const size = PATH_OF_A_MAIL.includes(name) ? { goal: { atMost: PATH_KILOBYTES } } : {};
      goals.row(`  code of ${name}`, kilobytes, { ...size, unit: ' KB' });
    }
  } finally {
    await stage.stop();
  }
}

const GOALS: ReadonlyMap<string, number> = new Map([
  ['send-deliveries', 1.2],
  ['record-outcome', 1.2],
]);

function placeOf(name: string): number {
  const place = PATH_OF_A_MAIL.indexOf(name);
  return place < 0 ? PATH_OF_A_MAIL.length : place;
}

async function startOnce(file: string, event: unknown, url: string): Promise<StartCost> {
  const args = [
    '--disable-warning=ExperimentalWarning',
    'test/bench/start-once.ts',
    file,
    JSON.stringify(event),
  ];
  const { stdout } = await run(process.execPath, args, { env: environmentOf(url) });
  const cost: StartCost = JSON.parse(stdout);
  return cost;
}

function bundleOf(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    ...{ write: false, bundle: true, minify: true, platform: 'node', format: 'esm', target: 'node24' },
    mainFields: ['module', 'main'],
  });
  return outputFiles[0]?.text ?? '';
}
