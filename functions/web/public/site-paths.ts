/**
 * Every path of the public site, with parameters in braces. The infrastructure routes exactly these, for GET
 * and HEAD.
 */
export const SITE_PATHS = [
  '/rollouts',
  '/rollouts/{rollout}',
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
  '/newsroom/{slug}/images/{image}',
  '/accessibility',
  '/sitemap.xml',
  '/robots.txt',
] as const;

export type SitePath = (typeof SITE_PATHS)[number];
