import { RemovalPolicy } from 'aws-cdk-lib';
import * as z from 'zod';

/** What differs between stages. Everything else is the same in all of them. */
export type Stage = {
  readonly name: string;
  /** The domain that mail is sent from, which SES verifies. */
  readonly mailDomain: string;
  /** What happens to data when its resource is removed from the stack: only the local stage may lose it. */
  readonly removalPolicy: RemovalPolicy;
  /** Who is told about alarms by mail. */
  readonly alarmAddress?: string | undefined;
  /** Where readers of the public pages report accessibility problems; somebody has to read this mailbox. */
  readonly accessibilityAddress: string;
  /** Where the mails of a stage without real mail can be read. */
  readonly mailboxUrl?: string | undefined;
};

export const LOCAL = 'local';

/** Default mail domains of stages. */
const mailDomains: Readonly<Record<string, string>> = { [LOCAL]: 'bob.example' };

const contextSchema = z
  .object({
    // At most 16, so that the longest queue name with it stays under the 80 characters of SQS.
    stage: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,15}$/, { error: 'use 1 to 16 small letters, digits and hyphens' })
      .default(LOCAL),
    mailDomain: z.string().regex(z.regexes.domain, { error: 'is not a domain' }).optional(),
    alarmAddress: z.email().optional(),
    accessibilityAddress: z.email().optional(),
    mailboxUrl: z.url().optional(),
  })
  .refine(({ stage, mailboxUrl }) => stage === LOCAL || mailboxUrl === undefined, {
    path: ['mailboxUrl'],
    error: `only stage ${LOCAL} keeps its mails in a mailbox`,
  });

/**
 * Reads the stage out of the CDK context: `stage`, `mailDomain`, `alarmAddress`, `accessibilityAddress`,
 * `mailboxUrl`, all optional.
 * @throws {Error} naming the value that is missing or wrong
 */
export function readStage(context: (key: string) => unknown): Stage {
  const keys = ['stage', 'mailDomain', 'alarmAddress', 'accessibilityAddress', 'mailboxUrl'];
  const parsed = contextSchema.safeParse(Object.fromEntries(keys.map((key) => [key, context(key)])));
  if (!parsed.success) throw new Error(`the context is wrong:\n${z.prettifyError(parsed.error)}`);
  const { stage: name, alarmAddress, mailboxUrl } = parsed.data;
  const mailDomain = parsed.data.mailDomain ?? mailDomains[name];
  if (!mailDomain)
    throw new Error(
      `stage '${name}' has no mail domain: add --context mailDomain=<domain>, or a line in infra/stages.ts`,
    );
  const removalPolicy = name === LOCAL ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
  const accessibilityAddress = parsed.data.accessibilityAddress ?? `tillganglighet@${mailDomain}`;
  return { name, mailDomain, removalPolicy, alarmAddress, accessibilityAddress, mailboxUrl };
}

/** The fixed name of a resource that people and other systems refer to. */
export function nameIn(stage: Stage, thing?: string): string {
  return ['budkavle', stage.name, ...(thing ? [thing] : [])].join('-');
}
