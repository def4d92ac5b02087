/** Every path of the public site, with parameters in braces. */
export const SITE_PATHS = [
  '/rollouts',
  '/rollouts/{rollout}',
  '/rollouts/{rollout}/feed.atom',
  '/rollouts/{rollout}/organisations.csv',
  '/rollouts/{rollout}/organisations.json',
  '/rollouts/{rollout}/{organisation}',
  '/newsletters/{rollout}',
  '/newsletters/{rollout}/{organisation}',
  '/newsletters/{rollout}/{organisation}/{week}',
  '/newsroom',
  '/newsroom/feed.atom',
  '/newsroom/feed.json',
  '/newsroom/{slug}',
  '/newsroom/{slug}/kit.zip',
  '/newsroom/{slug}/images/{image}',
  '/log/checkpoint',
  '/log/key',
  '/log/tile/{level}/{a}',
  '/log/tile/{level}/{a}/{b}',
  '/log/tile/{level}/{a}/{b}/{c}',
  '/ask',
  '/accessibility',
  '/sitemap.xml',
  '/robots.txt',
  '/dcat',
] as const;

export type SitePath = (typeof SITE_PATHS)[number];

/** Paths that the infrastructure routes and caches by themselves. */
export const SITE_FILES = [
  '/rollouts',
  '/newsroom',
  '/ask',
  '/accessibility',
  '/sitemap.xml',
  '/robots.txt',
  '/dcat',
  '/api/openapi.json',
  '/api/client.ts',
] as const;

/** Paths that the infrastructure routes and caches with all that stands below them. */
export const SITE_FOLDERS = ['/rollouts', '/newsletters', '/newsroom', '/log', '/files'] as const;

/** What the pages and assets read of a query; `v` is the version of a style sheet. */
export const SITE_QUERIES = ['lang', 'sort', 'q', 'rollout', 'organisation', 'page', 'v'] as const;

/** What all pages share, the description of the API and a client of it: they change only with a deployment. */
export const ASSET_PATHS = [
  '/files/style.css',
  '/files/site.css',
  '/files/mark.svg',
  '/api/openapi.json',
  '/api/client.ts',
] as const;
