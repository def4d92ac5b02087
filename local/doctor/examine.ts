import * as z from 'zod';
import { TemporaryFailure } from '../../domain/shared/errors.ts';
import type { Check, World } from './check.ts';
import { type Finding, unasked } from './finding.ts';

export type CheckedFinding = Finding & { check: string };

/** All findings, check by check. A question that is not answered is a finding too, and stops no other. */
export async function examine(
  checks: readonly Check[],
  world: World,
  isLocal: boolean,
): Promise<CheckedFinding[]> {
  const found: CheckedFinding[] = [];
  for (const { name, locally, find } of checks) {
    const findings =
      isLocal && !locally
        ? [unasked(`${name}: cannot be asked locally.`)]
        : await find(world).catch(unanswered(name));
    found.push(...findings.map((finding) => ({ check: name, ...finding })));
  }
  return found;
}

const errorSchema = z.object({ name: z.string(), message: z.string().default('') });
// Nothing else would be answered either: these end the examination.
const HOPELESS =
  /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|CredentialsProviderError|AggregateError)/;

function unanswered(check: string) {
  return (error: unknown): Finding[] => {
    if (error instanceof TemporaryFailure && error.cause) return unanswered(check)(error.cause);
    const { name, message } = errorSchema.catch({ name: 'Error', message: '' }).parse(error);
    if (HOPELESS.test(name) || /ECONNREFUSED|ENOTFOUND/.test(message)) throw error;
    if (name.startsWith('AccessDenied') || name === 'AuthorizationError')
      return [unasked(`${check}: your AWS role may not ask this (${message.split('\n', 1)[0]}).`)];
    if (name === 'UnsupportedCall' || name === 'UnknownOperationException')
      return [unasked(`${check}: cannot be asked locally.`)];
    return [unasked(`${check}: not answered (${name}).`)];
  };
}
