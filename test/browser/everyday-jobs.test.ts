import { readFile, writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type UserRole, userRoleSchema } from '../../domain/rollout/user.ts';
import { type RunningStage, toldStage } from '../flows/running-stage.ts';
import { launchBrowser } from './chromium.ts';
import { doJob, EVERYDAY_JOBS, jobsPage, type Took } from './everyday-jobs.ts';
import { signedInWindow } from './signed-in-page.ts';

let stage: RunningStage;
let browser: Browser;

beforeAll(async () => {
  stage = await toldStage({ rounds: [] });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

describe('ten everyday jobs of each role', () => {
  it('take at most five clicks from the first page, and as many as are written down', async () => {
    const took: Partial<Record<UserRole, (Took & { name: string })[]>> = {};
    for (const role of userRoleSchema.options) {
      const who = role === 'local-lead' ? { role, organisation: '1280' } : { role };
      const viewport = { width: 1280, height: 900 };
      const window = await signedInWindow(browser, stage, { who, colorScheme: 'light', viewport });
      const page = await window.newPage();
      page.setDefaultTimeout(20_000);
      const jobs = EVERYDAY_JOBS[role];
      expect(jobs).toHaveLength(10);
      const home = `${stage.cloud.urls.api}/?lang=sv`;
      const done = [];
      for (const job of jobs) {
        if (process.env.WRITE_JOBS) await doJob(page, home, job);
        done.push({ name: job[0], ...(await doJob(page, home, job)) });
      }
      took[role] = done;
      await page.close();
    }
    const { coordinator = [], approver = [], registrar = [], 'local-lead': lead = [] } = took;
    const all = { coordinator, approver, registrar, 'local-lead': lead };
    if (process.env.WRITE_JOBS) await writeFile('docs/jobs.md', jobsPage(all));
    const withoutSeconds = (text: string) => text.replaceAll(/\d+\.\d \|$/gm, '|');
    expect(withoutSeconds(jobsPage(all))).toBe(withoutSeconds(await readFile('docs/jobs.md', 'utf8')));
    expect(Object.values(all).flatMap((jobs) => jobs.filter(({ clicks }) => clicks > 5))).toEqual([]);
  });
});
