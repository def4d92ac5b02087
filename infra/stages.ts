import { RemovalPolicy } from 'aws-cdk-lib';
import * as z from 'zod';
import { readStageFile, type StageSettings, stageFileSchema, WrongStage } from './stage-file.ts';

/** What differs between stages. Everything else is the same in all of them. */
export type Stage = StageSettings & {
  readonly name: string;
  /**
   * What happens to data when its resource is removed from the stack: only the local stage may lose it. What a
   * failed first deployment made goes with it, so that the next one finds no name taken.
   */
  readonly removalPolicy: RemovalPolicy;
  readonly accessibilityAddress: string;
  /** Where the mails of a stage without real mail can be read. */
  readonly mailboxUrl?: string | undefined;
};

/** The stage's own web address. */
export type DomainSettings = NonNullable<StageSettings['domain']>;

export const LOCAL = 'local';

// At most 16, so that the longest queue name with it stays under the 80 characters of SQS.
const nameSchema = z
  .string({ error: 'say which: npm run deploy -- --stage <name>' })
  .regex(/^[a-z][a-z0-9-]{0,15}$/, { error: 'use 1 to 16 small letters, digits and hyphens' });

type RunSettings = {
  /** The mailbox of this run, whose port no file knows. */
  mailboxUrl?: string | undefined;
};

/**
 * The stage of this name as its file in infra/stages has it.
 * @throws {WrongStage} naming the value that is missing or wrong
 */
export function readStage(name: unknown, run: RunSettings = {}): Stage {
  const parsed = nameSchema.safeParse(name);
  if (!parsed.success) throw wrong(`the stage's name '${name}'`, parsed.error);
  return stageOf(parsed.data, readStageFile(parsed.data), run);
}

/**
 * Checks the settings of a stage.
 * @throws {WrongStage} naming the value that is missing or wrong
 */
export function stageOf(name: string, settings: unknown, { mailboxUrl }: RunSettings = {}): Stage {
  const parsed = stageFileSchema.safeParse(settings);
  if (!parsed.success) throw wrong(`infra/stages/${name}.json`, parsed.error);
  const { alarmAddress, accessibilityAddress, mailDomain } = parsed.data;
  if (name !== LOCAL && alarmAddress === undefined)
    throw new WrongStage(
      `infra/stages/${name}.json names no alarmAddress: nobody would hear that mail stands still`,
    );
  if (name !== LOCAL && mailboxUrl !== undefined)
    throw new WrongStage(`only stage ${LOCAL} keeps its mails in a mailbox`);
  if (name !== LOCAL && parsed.data.identityProviders.some(({ kind }) => kind === 'stand-in'))
    throw new WrongStage(`only stage ${LOCAL} has a page that stands in for an identity provider`);
  return {
    ...parsed.data,
    name,
    removalPolicy: name === LOCAL ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    accessibilityAddress: accessibilityAddress ?? `tillganglighet@${mailDomain}`,
    mailboxUrl,
  };
}

function wrong(what: string, error: z.ZodError): WrongStage {
  return new WrongStage(`${what} is wrong:\n${z.prettifyError(error)}`);
}

/** The fixed name of a resource that people and other systems refer to. */
export function nameIn(stage: Stage, thing?: string): string {
  return ['budkavle', stage.name, ...(thing ? [thing] : [])].join('-');
}
