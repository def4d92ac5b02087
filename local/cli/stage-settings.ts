import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { MailAccounts } from '../../domain/mail/mail-account.ts';
import { SesMailAccounts } from '../../functions/adapters/ses/mail-accounts.ts';
import { readStageFile, type StageSettings, stageFileSchema } from '../../infra/stage-file.ts';
import type { Context } from './command.ts';
import { CommandFailure } from './command-failure.ts';

/**
 * What the stage's file says.
 * @throws {CommandFailure} if there is none, or it is wrong
 */
export function settingsOf(stage: string): StageSettings {
  const read = stageFileSchema.safeParse(fileOf(stage));
  if (read.success) return read.data;
  throw new CommandFailure(`infra/stages/${stage}.json is wrong:`, {
    problems: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  });
}

function fileOf(stage: string): unknown {
  try {
    return readStageFile(stage);
  } catch (error) {
    throw new CommandFailure(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** How AWS clients reach a stage; the local cloud accepts any credentials as the operator's. */
export function clientSettings(region: string, endpoint: string | undefined) {
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
  return endpoint ? { region, endpoint, credentials } : { region };
}

/** The mail account of a stage. */
export function mailAccountsOf({ stage, endpoint }: Pick<Context, 'stage' | 'endpoint'>): MailAccounts {
  const { mailDomain, region } = settingsOf(stage);
  return new SesMailAccounts({
    domain: mailDomain,
    configurationSet: `budkavle-${stage}`,
    client: new SESv2Client(clientSettings(region, endpoint)),
  });
}
