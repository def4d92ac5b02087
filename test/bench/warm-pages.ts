import type { Worker } from 'node:worker_threads';
import type { UserRole } from '../../domain/rollout/user.ts';
import { packetLink } from '../flows/packet-link.ts';
import { type SignedIn, signedIn } from '../flows/signed-in.ts';
import type { Goals } from './goals.ts';
import { countryStage, MANY } from './pages.ts';

/** Pages of one kind that are measured: their addresses differ by an organisation, a person, a message. */
const OF_A_KIND = 1;
/** Of the warm answers the median counts. */
const ANSWERS = 3;
const GOAL_MILLIS = 200;
const ROLES: readonly UserRole[] = ['coordinator', 'approver', 'registrar', 'local-lead'];

type Page = { role: UserRole; path: string; millis: number; bytes: number };

/**
 * Every page that links lead to from the first page of each role, in a rollout of the whole country: how much
 * processor time its function takes when it is warm. Functions run in threads of their own, whose time is counted and
 * nothing else: neither the services nor the browser.
 */
export async function warmPages(goals: Goals): Promise<void> {
  const workers = new Set<Worker>();
  const onWorker = (worker: Worker) => {
    workers.add(worker);
    worker.once('exit', () => workers.delete(worker));
  };
  process.on('worker', onWorker);
  const { cloud, operator, told, stop } = await countryStage();
  try {
    const pages: Page[] = [];
    for (const role of ROLES) {
      const who = role === 'local-lead' ? { role, organisation: '1280' } : { role };
      pages.push(...(await measured(await signedIn(cloud.urls.api, who), role, workers)));
    }
    const slowest = pages.toSorted((one, other) => other.millis - one.millis);
    const over = slowest.filter(({ millis }) => millis > GOAL_MILLIS);
    goals.heading(
      `${pages.length} pages of the console, ${MANY} organisations: processor time of a warm answer`,
    );
    goals.row('the slowest of all', slowest[0]?.millis ?? Number.NaN, {
      goal: { atMost: GOAL_MILLIS },
      unit: ' ms',
    });
    for (const { role, path, millis, bytes } of slowest.slice(0, Math.max(8, over.length)))
      goals.row(`  ${role}, ${path}, ${Math.round(bytes / 1024)} KB`, millis, { unit: ' ms' });
    const [country, packet] = [
      new URL('/rollouts/bob', cloud.urls.api),
      `${await packetLink(told, { operator, publicUrl: cloud.urls.api })}/packet.zip`,
    ];
    goals.heading('What is open to all, at first with what its function makes once; and then');
    for (const [what, where] of Object.entries({
      'a page of the country': country,
      'a packet whole': packet,
    })) {
      goals.row(`  ${what}, first`, await millisOf(where, workers), { unit: ' ms' });
      goals.row(`  ${what}`, await millisOf(where, workers), { unit: ' ms' });
    }
  } finally {
    process.off('worker', onWorker);
    await stop();
  }
}

/** Processor time of the functions for one answer to anybody. */
async function millisOf(where: string | URL, workers: ReadonlySet<Worker>): Promise<number> {
  const before = await spent(workers);
  const answer = await fetch(where);
  if (!answer.ok) throw new Error(`an open page was answered with ${answer.status}`);
  await answer.arrayBuffer();
  return (await spent(workers)) - before;
}

async function measured(person: SignedIn, role: UserRole, workers: ReadonlySet<Worker>): Promise<Page[]> {
  const pages: Page[] = [];
  const [seen, kinds, queue] = [new Set(['/']), new Map<string, number>(), ['/']];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const kind = kindOf(path);
    if ((kinds.get(kind) ?? 0) >= OF_A_KIND) continue;
    const answer = await person.fetch(path);
    if (!answer.headers.get('content-type')?.includes('html')) continue;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const html = await answer.text();
    for (const link of linksOf(html)) {
      if (seen.has(link)) continue;
      seen.add(link);
      queue.push(link);
    }
    const times = [];
    for (let count = 0; count < ANSWERS; count += 1) {
      const before = await spent(workers);
      await (await person.fetch(path)).arrayBuffer();
      times.push((await spent(workers)) - before);
    }
    const median = times.toSorted((one, other) => one - other)[Math.floor(ANSWERS / 2)] ?? Number.NaN;
    pages.push({ role, path, millis: median, bytes: html.length });
  }
  return pages;
}

/** Processor time of all functions so far; ms. */
async function spent(workers: ReadonlySet<Worker>): Promise<number> {
  const each = await Promise.all(
    [...workers].map(async (worker) => {
      const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }));
      return (user + system) / 1_000;
    }),
  );
  return each.reduce((sum, one) => sum + one, 0);
}

/** The addresses of this site on a page. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)]
    .map(([, link = '']) => link.replaceAll('&amp;', '&').replace(/[?&]lang=\w+/, ''))
    .filter((link) => !link.startsWith('/log/'));
}

/** An address without what differs from page to page of the same kind. */
function kindOf(path: string): string {
  return (path.split('?')[0] ?? '')
    .replaceAll(/\/[a-z0-9]{26}(?=\/|$)/g, '/id')
    .replace(/^\/(organisations|contacts)\/(?!import|national)[^/]+/, '/$1/code')
    .replace(/\/(ledger|organisations)\/(?!code)[\w-]+/, '/$1/code')
    .replace(/\/ledger\/code\/.*/, '/ledger/cell')
    .replace(/\/(messages|texts|work\/[\w-]+|goals)\/.*/, '/$1/one');
}
