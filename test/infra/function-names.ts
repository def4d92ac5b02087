/** Functions behind HTTP, which callers wait for; names without the stage. */
export const HTTP_FUNCTIONS = [
  'console',
  'contacts',
  'press-desk',
  'home',
  'import-rollout',
  'people',
  'public-pages',
  'subscriptions',
  'questions',
  'task-pages',
  'packet',
];

/** Functions that run at a fixed rate. */
export const SCHEDULED_FUNCTIONS = [
  'reconcile',
  'publish-press-releases',
  'compile-newsletters',
  'remind-owners',
  'welcome-newcomers',
  'tidy-contacts',
];
