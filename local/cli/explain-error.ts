import { inspect } from 'node:util';
import * as z from 'zod';
import { BudkavleError, InvalidInput } from '../../domain/shared/errors.ts';
import { problemLine } from '../../templates/words/problem-sentence.ts';
import { CommandFailure, nothingDone } from './command-failure.ts';

/** The lines that the terminal shows for an error, and the exit code. */
export type Explained = { lines: readonly string[]; exitCode: 1 | 2 };

const systemErrorSchema = z.object({
  code: z.string(),
  path: z.string().default(''),
  address: z.string().default('127.0.0.1'),
  port: z.number().optional(),
});
type SystemError = z.infer<typeof systemErrorSchema>;

const SYSTEM_ERRORS: Readonly<Record<string, (error: SystemError) => string>> = {
  ENOENT: ({ path }) => `There is no file "${path}".`,
  EISDIR: ({ path }) => `"${path}" is a folder: name a file.`,
  ENOTDIR: ({ path }) => `"${path}" is not a folder.`,
  EACCES: ({ path }) => `You may not open "${path}".`,
  ECONNREFUSED: ({ address, port }) =>
    `Nothing answers at http://${address}:${port}: start it with npm start.`,
  ECONNRESET: () => 'The connection was lost: is the stage still running? Try again.',
  ENOTFOUND: () => 'AWS cannot be reached: check the network and the region.',
};

// AWS errors by name, or by message where they have no name of their own.
const AWS_ERRORS: ReadonlyMap<string, string> = new Map([
  ['the cloud is starting', 'It is still starting: wait until npm start shows its addresses, and try again.'],
  ['Region is missing', 'Say in which region the stage is: set AWS_REGION.'],
  ['CredentialsProviderError', 'There are no AWS credentials: sign in to the account of the stage first.'],
  ['ExpiredTokenException', 'The AWS credentials have expired: sign in again.'],
  [
    'UnrecognizedClientException',
    'AWS does not accept these credentials: sign in to the account of the stage.',
  ],
  [
    'AccessDeniedException',
    'These AWS credentials do not allow this: sign in with a role that may operate the stage.',
  ],
  [
    'ResourceNotFoundException',
    'There is no such stage in this AWS account and region: check --stage and AWS_REGION.',
  ],
]);

/** The one place where an error becomes a sentence and an exit code. `verbose` shows the error itself instead. */
export function explainError(error: unknown, verbose: boolean): Explained {
  const failure = causesOf(error).flatMap((cause) => asFailure(cause) ?? [])[0] ?? unexpected(error);
  const { message, problems, exitCode } = failure;
  const lines = [message, ...problems.map((problem) => `  - ${problem}`)];
  return { lines: verbose ? [...lines, inspect(error)] : lines, exitCode };
}

function asFailure(error: unknown): CommandFailure | undefined {
  if (error instanceof CommandFailure) return error;
  if (error instanceof InvalidInput)
    return nothingDone(error.problems.map((found) => problemLine(found, 'en')));
  if (error instanceof BudkavleError) return new CommandFailure(`Nothing was done: ${error.message}.`);
  if (!(error instanceof Error)) return undefined;
  const aws = AWS_ERRORS.get(error.name) ?? AWS_ERRORS.get(error.message);
  if (aws) return new CommandFailure(aws);
  const system = systemErrorSchema.safeParse(error).data;
  const sentence =
    system && Object.hasOwn(SYSTEM_ERRORS, system.code) && SYSTEM_ERRORS[system.code]?.(system);
  return sentence ? new CommandFailure(sentence) : undefined;
}

function unexpected(error: unknown): CommandFailure {
  const [message] = String(error instanceof Error ? error.message : error).split('\n', 1);
  return new CommandFailure(`Something unexpected happened (${message}): --verbose shows where.`);
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (
    let at = error;
    at !== undefined && causes.length < 10;
    at = at instanceof Error ? at.cause : undefined
  )
    causes.push(at);
  return causes;
}
