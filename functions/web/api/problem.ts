import * as z from 'zod';
import { localeSchema } from '../../../domain/shared/locale.ts';
import type { Problem } from '../../../domain/shared/problem.ts';
import { PROBLEM_CODES } from '../../../domain/shared/problem-params.ts';
import { problemSentence } from '../../../templates/words/problem-sentence.ts';

const STATUSES = [400, 401, 403, 404, 405, 409, 413, 415, 422, 500, 503] as const;

/** A record is a sentence by language. */
const paramsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.array(z.string()), z.record(localeSchema, z.string())]),
);

/** One problem of the input, for programs and people. */
export const inputProblemSchema = z.strictObject({
  field: z.string().meta({
    description: 'A path into the body such as `facts.price`, or a column; empty for the whole.',
  }),
  code: z.enum(PROBLEM_CODES).meta({ description: 'What is wrong. Codes are stable; more may come.' }),
  params: paramsSchema.meta({
    description: 'What belongs to the code, such as `max` of `too-long`.',
  }),
  problem: z.string().meta({ description: 'What is wrong and what to do, as an English sentence.' }),
});
export type InputProblem = z.infer<typeof inputProblemSchema>;

/** Problems in the API's format. */
export function inputProblems(problems: readonly Problem[]): InputProblem[] {
  return problems.map(({ path, code, params }) => ({
    field: path,
    code,
    params: paramsSchema.parse(params),
    problem: problemSentence({ code, params }, 'en'),
  }));
}

/** RFC 9457: what went wrong, and for invalid input the problems by field. */
export const problemDetailsSchema = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.literal(STATUSES),
    /** How to proceed. */
    detail: z.string(),
    problems: z
      .array(
        inputProblemSchema.extend({
          line: z.int().min(1).optional().meta({ description: 'The line of a file, from 1.' }),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'What went wrong and what to do (RFC 9457).' });
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;
export type ProblemStatus = (typeof STATUSES)[number];

/** Bodies are JSON with some lists and facts; routes that take more state their own limit. */
export const MAX_JSON_BYTES = 1_000_000;

const PROBLEMS = {
  400: ['Bad request', 'Send what the field needs and try again.'],
  401: ['Not signed in', 'Send a token: Authorization: Bearer <token>.'],
  403: ['Not yours to do', 'Your role does not allow this: ask somebody whose role does.'],
  404: ['Not found', 'There is nothing here that you can see: check the address.'],
  405: ['Method not allowed', 'Use one of the methods in the header Allow.'],
  409: ['Conflict', 'It is not in the state that this needs: read it again.'],
  413: ['Too large', 'Send less than 1 MB.'],
  415: ['Unsupported media type', 'Send JSON with Content-Type: application/json.'],
  422: ['Cannot be accepted', 'Fix what is named and send it again. Nothing was changed.'],
  500: [
    'Unexpected failure',
    'Nothing is lost. Try again; if it fails again, contact the operator of the service.',
  ],
  503: ['Not now', 'Try again in a moment.'],
} as const satisfies Record<ProblemStatus, readonly [string, string]>;

/** A problem with the default text of its status, or a more specific one. */
export function problemResponse(
  status: ProblemStatus,
  more: Partial<Pick<ProblemDetails, 'detail' | 'problems'>> = {},
): ProblemDetails {
  const [title, detail] = PROBLEMS[status];
  return { type: 'about:blank', title, status, detail, ...more };
}

/** A JSON body of more than a route takes. */
export function jsonTooLarge(limitBytes = MAX_JSON_BYTES): ProblemDetails {
  return problemResponse(413, {
    detail: `Send less than ${(limitBytes / 1_000_000).toFixed(1).replace('.0', '')} MB.`,
  });
}

/** Problems of a file's type or size. */
export function fileProblem(
  status: 413 | 415,
  { types, limitBytes }: { types: readonly string[]; limitBytes: number },
): ProblemDetails {
  const details = {
    413: `Send at most ${limitBytes / 1_000_000} MB: divide the file.`,
    415: `Send the file as it is, with Content-Type: ${types.join(' or ')}.`,
  };
  return problemResponse(status, { detail: details[status] });
}
