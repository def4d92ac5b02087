import * as z from 'zod';
import { type Parsed, parseInput } from '../shared/parse-input.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import { problemAt } from '../shared/problem.ts';

/** Why an approver does not approve, for whoever wrote it. */
export const rejectionReasonSchema = personal(plainText(400), 'words');

const formSchema = z.object({ reason: rejectionReasonSchema });

/** Reads the reason as a form sends it, on one line; without one there is a problem. */
export function readReason(written: string): Parsed<z.infer<typeof formSchema>> {
  const reason = written.replaceAll(/\s+/g, ' ').trim();
  return reason === ''
    ? { ok: false, problems: [problemAt('reason', 'missing')] }
    : parseInput(formSchema, { reason });
}
