import { writeSync } from 'node:fs';
import { showTrends } from '../../domain/reach/use-cases/show-trends.ts';
import { sumUpLedger } from '../../domain/reach/use-cases/sum-up-ledger.ts';
import { operatorOf } from '../../local/operator.ts';
import { ledgerPage, MOST_URGENT } from '../../templates/pages/console/ledger/ledger.ts';
import { trendsPage } from '../../templates/pages/console/reach/trends.ts';
import type { Reader } from '../../templates/pages/shared/page.ts';

// What a cold function asks of the processor for one page, once its code is there: `read-once.ts <page> <endpoint>`.
const [, , page = '', endpoint = ''] = process.argv;
const READER: Reader = {
  ...{ name: 'Kim Lind', roles: ['coordinator'], pages: [], formToken: 'token' },
  ...{ endsIn: 1800, writer: 'writer', holds: [], restoreHolds: undefined },
};
const ports = operatorOf('bench', endpoint);

const PAGES: Readonly<Record<string, () => Promise<string>>> = {
  trends: async () => {
    const shown = await showTrends({ rollout: 'bob', span: { each: 'yes', page: 1 } }, ports);
    return shown ? trendsPage(shown, 'sv', READER) : '';
  },
  ledger: async () => {
    const shown = await sumUpLedger({ milestone: 'national-1', filter: {}, urgent: MOST_URGENT }, ports);
    return shown ? ledgerPage(shown, 'sv', READER) : '';
  },
};

const before = process.threadCpuUsage();
const made = await PAGES[page]?.();
const { user, system } = process.threadCpuUsage(before);
if (!made?.includes('</html>')) throw new Error(`there is no page of ${page}`);
writeSync(1, JSON.stringify((user + system) / 1_000));
process.exit(0);
