import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Flows start whole local clouds: two cores carry one fork each.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // node:sqlite carries the local cloud and still announces itself as new.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
