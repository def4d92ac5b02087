import { API_ROUTES } from '../../functions/web/api/api-routes.ts';
import { PRESS_ROUTES } from '../../functions/web/api/press/press-releases.ts';
import { PAGE_ROUTES } from '../../functions/web/console/page-routes.ts';
import { PRESS_PAGES } from '../../functions/web/console/press/press-pages.ts';
import type { RunningStage } from './running-stage.ts';

/** What somebody who looks for a release may put in place of a path's variables. */
export type Guesses = {
  rollouts: readonly string[];
  organisations: readonly string[];
  weeks: readonly string[];
  images: readonly string[];
  /** In place of everything else: ids of releases, slugs, tokens, milestones. */
  names: readonly string[];
  words: readonly string[];
};

/** Paths of what is public, and of what asks who one is. */
export type Addresses = { open: string[]; closed: string[] };

/**
 * Every address that a stage answers at, read from its deployed routes and from those of console and API, each with
 * every guess; and those that another product would have.
 */
export function everyAddress(stage: RunningStage, guesses: Guesses): Addresses {
  const deployed = stage.cloud.routes().map((key) => key.split(' ')[1] ?? '');
  const behind = [...API_ROUTES, ...PAGE_ROUTES, ...PRESS_ROUTES, ...PRESS_PAGES].map(({ path }) => path);
  const closed = new Set([...behind, ...deployed.filter((path) => path.startsWith('/contacts'))]);
  const open = new Set(deployed.filter((path) => !closed.has(path) && !path.includes('+}')));
  const all = (patterns: Iterable<string>) => [...patterns].flatMap((path) => filled(path, guesses));
  return {
    open: [...all(open), ...searches(guesses), ...elsewhere(guesses)],
    closed: all(closed),
  };
}

function filled(pattern: string, guesses: Guesses): string[] {
  const [, name] = /\{(\w+)\+?\}/.exec(pattern) ?? [];
  if (name === undefined) return [pattern];
  return guessesFor(name, guesses).flatMap((value) =>
    filled(pattern.replace(/\{\w+\+?\}/, encodeURIComponent(value)), guesses),
  );
}

function guessesFor(variable: string, { rollouts, organisations, weeks, images, names }: Guesses) {
  const known: Record<string, readonly string[]> = {
    organisation: organisations,
    week: weeks,
    image: images,
  };
  if (variable === 'rollout') return [...rollouts, ...names];
  return known[variable] ?? names;
}

function searches({ words, rollouts, organisations }: Guesses): string[] {
  const asked: [string, string][] = [
    ...words.map((word): [string, string] => ['q', word]),
    ...rollouts.map((rollout): [string, string] => ['rollout', rollout]),
    ...organisations.map((organisation): [string, string] => ['organisation', organisation]),
    ['page', '2'],
  ];
  return asked.map((pair) => `/newsroom?${new URLSearchParams([pair])}`);
}

function elsewhere({ names, images }: Guesses): string[] {
  const beside = names
    .slice(0, 1)
    .flatMap((name) => [
      `/newsroom/${name}/`,
      `/newsroom/${name}/1`,
      `/newsroom/${name}/versions/1`,
      `/newsroom/${name}/kit.zip`,
      `/newsroom/${name}/images`,
      `/newsroom/${name}.json`,
      `/newsroom/${name}.html`,
      `/newsroom/${name}?preview=1`,
      `/newsroom/${name}?version=1`,
      `/newsroom/${name.toUpperCase()}`,
      `/newsroom/%2e/${name}`,
      `/newsroom/${name.replace('b', '%62')}`,
      `/newsroom//${name}`,
      `/press/${name}`,
      `/press-releases/${name}`,
      `/releases/${name}`,
      `/drafts/${name}`,
      `/api/press-releases/${name}`,
      `/api/releases/${name}`,
      `/api/newsroom/${name}`,
      `/${name}`,
    ]);
  const feeds = ['/feed', '/feed.xml', '/rss', '/atom.xml', '/newsroom/feed.xml', '/newsroom/feed.rss'];
  const lists = [
    '/press',
    '/api/press-releases',
    '/newsroom.json',
    '/sitemap',
    '/sitemap-news.xml',
    '/newsroom/',
  ];
  return [
    ...beside,
    ...feeds,
    ...lists,
    ...images.flatMap((id) => [`/images/${id}`, `/newsroom/images/${id}`]),
  ];
}
