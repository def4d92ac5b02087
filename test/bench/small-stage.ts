import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { loadRollout } from '../../domain/setup/use-cases/load-rollout.ts';
import { type MilestoneReachedInput, type Operator, operatorOf } from '../../local/operator.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { TAKE } from './aws-report.ts';
import { bundles } from './bundles.ts';
import { CountingAws } from './counting-aws.ts';
import type { RunReport, RunSettings } from './run-functions.ts';

/** What a milestone of the sample is reported with. */
const MILESTONE = {
  rollout: 'bob',
  kind: 'procurement-decided',
  occurredOn: '2026-11-23',
  organisations: 'all',
  facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
  triggeredBy: 'coordinator@skr.example',
} as const satisfies Omit<MilestoneReachedInput, 'id'>;

// What Lambda gives Node of 512 MB.
const HEAP = ['--max-old-space-size=460', '--max-semi-space-size=25'];

/** The functions on the path of a mail, as they are deployed, beside a counting AWS; with the sample enlarged. */
export class SmallStage {
  readonly operator: Operator;
  readonly aws: CountingAws;

  private constructor(aws: CountingAws) {
    this.aws = aws;
    this.operator = operatorOf('bench', aws.url);
  }

  static async start(size: { organisations: number; contactsEach: number }): Promise<SmallStage> {
    const stage = new SmallStage(await CountingAws.start());
    const sample = await readRollout('local/sample/bob/rollout.yaml');
    await loadRollout(enlarge(sample, size), stage.operator);
    await fetch(new URL(TAKE, stage.aws.url));
    return stage;
  }

  /** Puts the event on the bus that a milestone was reached. */
  report(id: string, milestone: Partial<MilestoneReachedInput> = {}): Promise<void> {
    return this.operator.report({ ...MILESTONE, id, ...milestone });
  }

  /** Runs the functions until there is nothing left to do. */
  async run(settings: Partial<Omit<RunSettings, 'bundles'>> = {}): Promise<RunReport> {
    const { folder } = await bundles();
    const asked: RunSettings = { bundles: folder, without: [], events: [], schedules: [], ...settings };
    const args = [...HEAP, '--disable-warning=ExperimentalWarning'];
    const child = spawn(process.execPath, [...args, 'test/bench/run-functions.ts', JSON.stringify(asked)], {
      env: environmentOf(this.aws.url),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const report: RunReport = JSON.parse((await text(child.stdout)) || 'null');
    if (!report) throw new Error('a function failed');
    return report;
  }

  stop(): Promise<void> {
    return this.aws.stop();
  }
}

/** What functions find in their environment. */
export function environmentOf(url: string): NodeJS.ProcessEnv {
  const queue = (name: string) => `${url}/000000000000/${name}`;
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    TABLE_NAME: 'budkavle-bench',
    EVENT_BUS_NAME: 'budkavle-bench',
    CONFIGURATION_SET_NAME: 'bench',
    PUBLIC_URL: 'https://besked.example',
    CONSOLE_URL: 'https://konsol.example',
    ACCESSIBILITY_ADDRESS: 'tillganglighet@bob.example',
    INVITATION_SENDER: 'besked@bob.example',
    MAIL_DOMAIN: 'bob.example',
    SIGN_IN_ISSUER: `${url}/issuer`,
    SIGN_IN_CLIENT_ID: 'bench',
    SIGN_IN_URL: `${url}/sign-in`,
    USER_POOL_ID: 'eu-north-1_bench',
    IDENTITY_PROVIDERS: '[]',
    ORGANISATION_PLANS_QUEUE_URL: queue('organisation-plans'),
    DISPATCHES_QUEUE_URL: queue('dispatches'),
    DELIVERIES_QUEUE_URL: queue('deliveries'),
    PRESS_DELIVERIES_QUEUE_URL: queue('press-deliveries'),
    PRESS_RELEASES_QUEUE_URL: queue('press-releases'),
    NEWSLETTER_PLANS_QUEUE_URL: queue('newsletter-plans'),
    CONFIRMATIONS_QUEUE_URL: queue('confirmations'),
    ANSWERS_QUEUE_URL: queue('answers'),
    ACCOUNTS_QUEUE_URL: queue('accounts'),
  };
}
