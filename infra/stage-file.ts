import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { identityProvidersSchema } from './identity-provider-settings.ts';

const domainName = z
  .string()
  .max(64, { error: 'is longer than 64 characters, which no certificate covers' })
  .regex(z.regexes.domain, { error: 'is not a domain' });

/** The stage's own web address, and where its certificate comes from. */
const webDomainSchema = z
  .strictObject({
    /** Console and public pages stand here: `besked.example`. */
    name: domainName,
    /** The zone of Route 53 in this account that answers for the name: certificate and records are made in it. */
    hostedZoneId: z
      .string()
      .regex(/^Z[A-Z0-9]{4,31}$/, { error: 'is not the id of a hosted zone (Z…)' })
      .optional(),
    /** Without such a zone: a certificate for the name, issued by hand beforehand. */
    certificateArn: z
      .string()
      // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
      .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/, {
        error: 'is not the ARN of a certificate in us-east-1, where CloudFront looks for it',
      })
      .optional(),
  })
  .refine(
    ({ hostedZoneId, certificateArn }) => (hostedZoneId === undefined) !== (certificateArn === undefined),
    {
      error: 'needs either hostedZoneId, or certificateArn if its DNS is elsewhere',
    },
  );

/** All that a stage may set. A wrong or unknown key is refused before anything is synthesized. */
export const stageFileSchema = z.strictObject({
  /** The domain that mail is sent from, which SES verifies. */
  mailDomain: z.string().regex(z.regexes.domain, { error: 'is not a domain' }),
  /** Without it, console and pages stand at the API's own address, which a new API changes. */
  domain: webDomainSchema.optional(),
  /** Where all but what CloudFront needs stands. Stockholm, so that personal data stays in the country. */
  region: z
    .string()
    .regex(/^[a-z]{2}-[a-z]+-\d$/, { error: 'is not a region such as eu-north-1' })
    .default('eu-north-1'),
  /** Who is told about alarms by mail; every stage that sends real mail needs somebody. */
  alarmAddress: z.email({ error: 'is not a mail address' }).optional(),
  /** Where readers report accessibility problems. By default `tillganglighet@` the mail domain. */
  accessibilityAddress: z.email({ error: 'is not a mail address' }).optional(),
  /** Organisations' own identity providers; docs/sign-in.md says what their claims give. */
  identityProviders: identityProvidersSchema.default([]),
  /**
   * Who mails the codes with which people set a password. Cognito takes our domain (`ses`) only once SES has
   * verified it; its own sender (`cognito`) mails 50 a day.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html
   */
  passwordCodesBy: z.enum(['cognito', 'ses']).default('cognito'),
  /**
   * The account's quota of concurrent executions in the region. New accounts have 10, of which nothing can be
   * reserved: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
   */
  concurrency: z.int().min(10).max(1_000_000).default(10),
  /**
   * The mails a second that SES allows the account: as many workers send as this takes. New accounts outside of the
   * sandbox have 14: https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html
   */
  mailsPerSecond: z.int().min(1).max(5_000).default(14),
  /** How long logs are kept; one of the periods that CloudWatch Logs offers. */
  logRetentionDays: z
    .literal([30, 60, 90, 120, 150, 180, 365, 400, 545, 731], {
      error: 'is none of 30, 60, 90, 120, 150, 180, 365, 400, 545 and 731',
    })
    .default(90),
});

export type StageSettings = z.infer<typeof stageFileSchema>;

const FOLDER = path.join(import.meta.dirname, 'stages');
const EXAMPLE = 'example';

/** A stage that cannot be synthesized as its settings are; the message says what to change. */
export class WrongStage extends Error {
  override readonly name = 'WrongStage';
}

/**
 * The unchecked content of infra/stages/<name>.json.
 * @throws {WrongStage} saying which stages there are, or that the file is not JSON
 */
export function readStageFile(name: string): unknown {
  const file = path.join(FOLDER, `${name}.json`);
  if (!existsSync(file) || name === EXAMPLE)
    throw new WrongStage(
      `stage '${name}' has no file infra/stages/${name}.json. There is ${stageNames().join(', ')}. ` +
        `For a new one, copy infra/stages/${EXAMPLE}.json and change it.`,
    );
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new WrongStage(`infra/stages/${name}.json is not JSON`, { cause });
  }
}

/** The stages that have a file. */
export function stageNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.basename(file, '.json'))
    .filter((name) => name !== EXAMPLE)
    .sort();
}
