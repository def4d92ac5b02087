import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadRollout } from '../../domain/setup/use-cases/load-rollout.ts';
import { runStage } from '../../local/local-cloud.ts';
import { operatorOf } from '../../local/operator.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { shareOf } from '../share.ts';
import { expectEveryMailOnce } from './every-mail-once.ts';
import { sampleMilestones } from './running-stage.ts';

const KILLS = shareOf({ part: 2, whole: 20 });
const VISIBILITY_MILLIS = 370_000;
let dataDir: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'budkavle-killed-'));
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts the stage as a process on the same data and resolves with its AWS endpoint. */
function startProcess(run: number): Promise<string> {
  const settings = {
    assemblyDir: inject('assemblyDir'),
    dataDir,
    ahead: run * VISIBILITY_MILLIS,
    perSecond: 14,
  };
  const started = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'test/flows/stage-process.ts', JSON.stringify(settings)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  child = started;
  return new Promise((resolve, reject) => {
    started.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()));
    started.once('exit', (code) => reject(new Error(`the stage ended with ${code}`)));
  });
}

async function killProcess(): Promise<void> {
  const ended = new Promise((resolve) => child?.once('exit', resolve));
  child?.kill('SIGKILL');
  await ended;
}

describe('the whole system, killed in the middle of sending and started again on its data', () => {
  it(`${KILLS} times: each delivery is in the mailbox at most once, or in a named state that is true`, async () => {
    const source = enlarge(await readRollout('local/sample/bob/rollout.yaml'), {
      organisations: 4,
      contactsEach: 60,
    });
    const [milestone] = await sampleMilestones();
    if (!milestone) throw new Error('the sample has no milestone');
    for (let run = 0; run < KILLS; run += 1) {
      const endpoint = await startProcess(run);
      if (run === 0) {
        await loadRollout(source, operatorOf('local', endpoint));
        await operatorOf('local', endpoint).report(milestone);
        // The first kill is to find mails in the air; the others find what they find.
        const state = async () => (await operatorOf('local', endpoint).milestones.find(milestone.id))?.state;
        await expect.poll(state, { timeout: 60_000 }).toBe('dispatching');
      }
      await new Promise((resolve) => setTimeout(resolve, 1_000 + Math.random() * 1_500));
      await killProcess();
    }
    let ahead = (KILLS + 1) * VISIBILITY_MILLIS;
    const cloud = await runStage({
      assemblyDir: inject('assemblyDir'),
      dataDir,
      ports: { api: 0, mailbox: 0, aws: 0 },
      mailbox: false,
      clock: { now: () => Date.now() + ahead },
    });
    try {
      const operator = operatorOf('local', cloud.urls.aws);
      const stateLater = () => {
        ahead += 10_000;
        return operator.milestones.find(milestone.id).then((found) => found?.state);
      };
      await expect.poll(stateLater, { timeout: 240_000, interval: 1_000 }).toBe('completed');
      const stored = await operator.milestones.find(milestone.id);
      const organisations = stored?.organisations ?? [];
      const counts = await expectEveryMailOnce({
        milestone: milestone.id,
        organisations,
        mails: cloud.mails(),
        operator,
      });
      expect((counts.accepted ?? 0) + (counts.delivered ?? 0)).toBeGreaterThan(100);
    } finally {
      await cloud.stop();
    }
  }, 420_000);
});
