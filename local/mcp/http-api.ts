import * as z from 'zod';
import { CommandFailure } from '../cli/command-failure.ts';
import type { CallApi } from './api-tools.ts';

const TIMEOUT_MILLIS = 30_000;

/** A token of a person; asked for anew with each call, since it ends. `again`: the last one was not accepted. */
export type CallerTokens = (again: boolean) => Promise<string>;

/** The API at an address, asked with a person's token. A redirect is not followed: the token stays with the API. */
export function httpApi(address: string, tokens: CallerTokens): CallApi {
  const asked = async ({ method, path, body }: Parameters<CallApi>[0], again: boolean) => {
    const answer = await fetch(new URL(path, address), {
      method,
      headers: {
        authorization: `Bearer ${await tokens(again)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    });
    return { status: answer.status, body: asJson(await answer.text()) };
  };
  return async (call) => {
    const first = await asked(call, false);
    return first.status === 401 ? asked(call, true) : first;
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const signedInSchema = z.object({ token: z.string().min(1) });

/** Tokens of the local system, which asks who one is and nothing else. */
export function localTokens(address: string, who: { role: string; organisation?: string }): CallerTokens {
  let known: string | undefined;
  return async (again) => {
    if (known !== undefined && !again) return known;
    const answer = await fetch(new URL('/local/sign-in', address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(who),
    });
    const read = signedInSchema.safeParse(asJson(await answer.text()));
    if (!read.success) throw new CommandFailure(`Nobody can sign in as ${who.role} there.`);
    known = read.data.token;
    return known;
  };
}
