import { fetchWithinThrottle } from './within-throttle.ts';

/** An answer as far as it tells something: not its date, and not what is drawn anew for each who asks. */
export type Seen = { status: number; etag: string | null; told: string };

const AT_ONCE = 8;
const FRESH = new Set(['date', 'location', 'set-cookie', 'connection', 'keep-alive', 'x-request-id']);

/**
 * What is found at each path, asked in the ways that a program may ask: both languages, HEAD, and with the tag of an
 * answer.
 */
export async function lookAround(origin: string, paths: readonly string[]): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  const left = [...new Set(paths)];
  const walk = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) await lookAt(origin, path, seen);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return seen;
}

async function lookAt(origin: string, path: string, seen: Map<string, Seen>): Promise<void> {
  const first = await ask(`${origin}${path}`);
  seen.set(`GET ${path}`, first);
  // Who must sign in gets the same however it asks; what is not there may yet have a head or another language.
  if (first.status === 401) return;
  const english = `${path}${path.includes('?') ? '&' : '?'}lang=en`;
  seen.set(`GET ${english}`, await ask(`${origin}${english}`));
  seen.set(`HEAD ${path}`, await ask(`${origin}${path}`, { method: 'HEAD' }));
  const tag = first.etag ?? '"guessed"';
  seen.set(`tag ${path}`, await ask(`${origin}${path}`, { headers: { 'If-None-Match': tag } }));
}

async function ask(url: string, init: RequestInit = {}): Promise<Seen> {
  const answer = await fetchWithinThrottle(url, { redirect: 'manual', ...init });
  const headers = [...answer.headers].filter(([name]) => !FRESH.has(name));
  const body = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  const { status } = answer;
  return { status, etag: answer.headers.get('etag'), told: `${status} ${JSON.stringify(headers)}\n${body}` };
}

/** Where any of the marks stands in what was seen. Marks are bytes, as images are no text. */
export function marksIn(seen: ReadonlyMap<string, Seen>, marks: readonly Buffer[]): string[] {
  const sought = marks.map((mark) => [mark.toString(), mark.toString('latin1')] as const);
  return [...seen].flatMap(([where, { told }]) =>
    sought.flatMap(([words, bytes]) => (told.includes(bytes) ? [`${where}: ${words}`] : [])),
  );
}

/** What is told otherwise than before, by where. */
export function changedIn(seen: ReadonlyMap<string, Seen>, before: ReadonlyMap<string, Seen>): string[] {
  return [...seen].flatMap(([where, { told }]) => (told === before.get(where)?.told ? [] : [where]));
}
