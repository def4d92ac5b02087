import { CannotStart, DynamodbDied, isDiskFull, NoDynamodb } from '@budkavle/local-cloud';
import * as z from 'zod';

const ADVICE: Readonly<Record<CannotStart['reason'], string>> = {
  'folder-in-use': 'Use that one, or stop it (Ctrl-C) before you start another.',
  'port-in-use':
    'Stop the program that uses it, or set BUDKAVLE_PORT, BUDKAVLE_MAILBOX_PORT or BUDKAVLE_AWS_PORT.',
  'data-unreadable': 'Put back a copy of it, or start over with npm start -- --fresh.',
};

/** What went wrong and what to do, as a sentence; undefined for a defect, of which one wants to see more. */
export function startProblem(error: unknown): string | undefined {
  if (error instanceof CannotStart) return `${sentence(error.message)} ${ADVICE[error.reason]}`;
  if (isDiskFull(error)) return 'The disk is full. Make room on it and start again: what was stored is kept.';
  if (error instanceof z.ZodError) return `A setting in the environment is wrong:\n${z.prettifyError(error)}`;
  if (error instanceof NoDynamodb) return sentence(error.message);
  if (error instanceof DynamodbDied)
    return `${sentence(error.message)} Start again with npm start: what was stored is kept.`;
  return undefined;
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
