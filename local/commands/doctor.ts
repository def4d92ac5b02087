import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { followSmokeTest, sendSmokeTest } from '../../domain/sending/use-cases/send-smoke-test.ts';
import { type Context, command } from '../cli/command.ts';
import { clientSettings, mailAccountsOf, settingsOf } from '../cli/stage-settings.ts';
import { awsAccount } from '../doctor/aws-account.ts';
import { CHECKS } from '../doctor/checks.ts';
import { type CheckedFinding, examine } from '../doctor/examine.ts';
import { reportText } from '../doctor/report-text.ts';
import { smoke } from '../doctor/smoke-rules.ts';
import { systemDns } from '../doctor/system-dns.ts';
import { systemWeb } from '../doctor/system-web.ts';

const PATIENCE_MILLIS = 120_000;

export const DOCTOR_COMMANDS = [
  command({
    name: 'doctor',
    description: 'Ask the account what a stage lacks, and say what to do about it. Changes nothing.',
    example: 'doctor --stage local',
    arguments: {},
    options: {
      smoke: z.boolean().default(false).meta({
        description: 'also send one mail to the simulator of SES and wait for its event, up to two minutes',
      }),
    },
    reads: true,
    run: async ({ smoke: wanted }, context) => {
      const { stage, endpoint, operator } = context;
      const settings = settingsOf(stage);
      const account = awsAccount(stage, clientSettings(settings.region, endpoint));
      // Whoever is not signed in learns that, and nothing else.
      const { account: id } = await account.caller();
      const about = { stage, settings, commandRegion: context.region, now: operator.now() };
      const mailAccounts = mailAccountsOf(context);
      const world = { account, mailAccounts, dns: systemDns, web: systemWeb, operator, about };
      const found = await examine(CHECKS, world, endpoint !== undefined);
      if (wanted) found.push(await smokeTest(settings.mailDomain, context));
      const text = reportText(`Stage ${stage}, account ${id}, ${settings.region}`, found);
      const failed = found.some(({ level }) => level === 'blocks');
      return { text, data: { stage, account: id, region: settings.region, failed, findings: found }, failed };
    },
  }),
];

async function smokeTest(mailDomain: string, { operator }: Context): Promise<CheckedFinding> {
  const id = await sendSmokeTest({ from: `smoke-test@${mailDomain}` }, operator);
  const sleep = (millis: number) => setTimeout(millis);
  const result = await followSmokeTest({ id, patience: PATIENCE_MILLIS }, { ...operator, sleep });
  return { check: 'smoke', ...smoke(result) };
}
