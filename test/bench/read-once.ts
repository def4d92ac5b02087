import { writeSync } from 'node:fs';
import { showHome } from '../../domain/home/use-cases/show-home.ts';
import { showTrends } from '../../domain/reach/use-cases/show-trends.ts';
import { sumUpLedger } from '../../domain/reach/use-cases/sum-up-ledger.ts';
import { listOverdue } from '../../domain/tasks/use-cases/list-overdue.ts';
import { operatorOf } from '../../local/operator.ts';
import { homePage } from '../../templates/pages/console/home/home-page.ts';
import { ledgerPage, MOST_URGENT } from '../../templates/pages/console/ledger/ledger.ts';
import { trendsPage } from '../../templates/pages/console/reach/trends.ts';
import { countryWorkPage } from '../../templates/pages/console/tasks/country-work-page.ts';
import type { Reader } from '../../templates/pages/shared/page.ts';

// What a cold function asks of the processor for one page, once its code is there: `read-once.ts <page> <endpoint>`.
const [, , page = '', endpoint = ''] = process.argv;
const READER: Reader = {
  ...{ name: 'Kim Lind', roles: ['coordinator'], pages: [], formToken: 'token' },
  ...{ endsIn: 1800, writer: 'writer', holds: [], restoreHolds: undefined },
};
/** Much of the work by hand is late by then. */
const A_DAY_LATER = Date.parse('2026-12-15T09:00:00Z');
const ports = {
  ...operatorOf('bench', endpoint),
  newsletterSchedules: { of: async () => ({}) },
  machines: { all: async () => [] },
  now: () => A_DAY_LATER,
};

const PAGES: Readonly<Record<string, () => Promise<string>>> = {
  trends: async () => {
    const shown = await showTrends({ rollout: 'bob', span: { each: 'yes', page: 1 } }, ports);
    return shown ? trendsPage(shown, 'sv', READER) : '';
  },
  ledger: async () => {
    const shown = await sumUpLedger({ milestone: 'national-1', filter: {}, urgent: MOST_URGENT }, ports);
    return shown ? ledgerPage({ ...shown, all: false }, 'sv', READER) : '';
  },
  home: async () => {
    const home = await showHome({ roles: ['coordinator'], address: 'kim.lind@kansli.example' }, ports);
    return homePage({ home, locale: 'sv', reader: READER });
  },
  overdue: async () => {
    const overdue = await listOverdue(ports);
    const chosen = { q: '', sort: 'oldest' } as const;
    return countryWorkPage({ locale: 'sv', reader: READER, overdue, organisations: [], chosen });
  },
};

const before = process.threadCpuUsage();
const made = await PAGES[page]?.();
const { user, system } = process.threadCpuUsage(before);
if (!made?.includes('</html>')) throw new Error(`there is no page of ${page}`);
writeSync(1, JSON.stringify((user + system) / 1_000));
process.exit(0);
