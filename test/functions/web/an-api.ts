import * as z from 'zod';
import { answerJudge, requestJudge } from './api-document.ts';

type Send = (who: string, path: string, init: RequestInit) => Response | Promise<Response>;
type Asked = { who?: string; body?: unknown };

/** Asks an operation of the API, such as `post /api/milestones`, and holds question and answer against the document. */
export function anApi(send: Send) {
  return async (operation: string, path: string, { who = 'coordinator', body }: Asked = {}) => {
    const method = operation.split(' ')[0]?.toUpperCase() ?? 'GET';
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers };
    const answer = await send(who, path, init);
    const given: unknown = await answer.json();
    answerJudge(operation, answer.status, answer.headers.get('content-type') ?? 'none').parse(given);
    if (answer.ok && body !== undefined) requestJudge(operation).parse(body);
    return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(given) };
  };
}
