import type { UserRole } from '../../domain/rollout/user.ts';

type Route = { method: string; path: string; roles: readonly UserRole[] };

/** A page that somebody came to by links alone. */
export type Found = { route: string; path: string; status: number; type: string; html: string; from: string };

// Of each route so many pages are looked at.
const EXAMPLES = 2;

/** The route that answers a path: of several the one with the most words of its own. */
export function routeOf(path: string, routes: readonly Route[], asked = 'GET'): string | undefined {
  const fits = routes.filter(
    ({ method, path: pattern }) =>
      method === asked &&
      new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const own = ({ path: pattern }: Route) => pattern.split('/').filter((part) => !part.startsWith('{')).length;
  return fits.toSorted((a, b) => own(b) - own(a))[0]?.path;
}

/** Goes from the first page wherever links and frames lead within these routes, to at most two pages of each. */
export async function crawl(
  person: { fetch(path: string): Promise<Response> },
  routes: readonly Route[],
  more: readonly string[] = [],
): Promise<Found[]> {
  const found: Found[] = [];
  const seen = new Set<string>();
  const queue = ['/', ...more].map((path) => ({ path, from: '' }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { path, from } = next;
    const route = routeOf(path.replace(/\?.*$/, ''), routes);
    if (!route || seen.has(path)) continue;
    seen.add(path);
    if (found.filter((each) => each.route === route).length >= EXAMPLES) continue;
    const answer = await person.fetch(path);
    const type = answer.headers.get('content-type') ?? '';
    const html = type.startsWith('text/html') ? await answer.text() : '';
    found.push({ route, path, status: answer.status, type, html, from });
    const location = answer.headers.get('location');
    const links = location ? [location] : linksIn(html);
    queue.push(...links.map((link) => ({ path: resolved(link, path), from: path })));
  }
  return found;
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/(?:href|src)="([^"#]+)[^"]*"/g)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  );
}

/** Without the language, so that both are one page. */
function resolved(link: string, from: string): string {
  const url = new URL(link, `http://console.example${from}`);
  url.searchParams.delete('lang');
  return `${url.pathname}${url.search}`;
}
