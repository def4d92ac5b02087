import { Duration } from 'aws-cdk-lib';
import type { JobSettings, RoundSettings } from './job-settings.ts';

/** What sets the functions apart that make newsletters, and ask people to confirm that they want one. */
export const newsletterSettings = {
  planNewsletter: {
    name: 'plan-newsletter',
    queueName: 'newsletter-plans',
    impact: 'The newsletter of one organisation cannot be planned, and all others of its hour wait for it.',
    // The texts of a week are rendered for some twenty kinds of readers.
    timeout: Duration.seconds(60),
    memorySize: 512,
    maxConcurrency: 5,
    rows: {
      rollout: ['GetItem', 'Query'],
      organisation: ['GetItem', 'Query'],
      catalogue: ['GetItem', 'Query'],
      milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      'milestone-organisation': ['GetItem', 'Query', 'PutItem', 'PartiQLInsert'],
      newsletter: ['GetItem', 'Query', 'PutItem'],
      news: ['Query'],
      subscribers: ['Query'],
      'contact-register': ['GetItem'],
      'contact-import': ['Query'],
    },
  },

  sendConfirmation: {
    name: 'send-confirmation',
    queueName: 'confirmations',
    impact: 'People who want the newsletter are not asked to confirm it, and wait for it in vain.',
    timeout: Duration.seconds(30),
    memorySize: 256,
    maxConcurrency: 2,
    rows: {
      rollout: ['GetItem', 'PutItem'],
      organisation: ['GetItem'],
      milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      'milestone-organisation': ['PartiQLInsert'],
      'link-keys': ['Query', 'PutItem'],
      subscribers: ['GetItem'],
    },
  },
} as const satisfies Record<string, JobSettings>;

/** What begins the week's newsletters. */
export const compileNewsletters = {
  name: 'compile-newsletters',
  every: Duration.minutes(5),
  impact: 'No newsletter is begun: readers are told nothing by it until the rounds are made again.',
  timeout: Duration.seconds(60),
  memorySize: 512,
  rows: {
    rollouts: ['Query'],
    rollout: ['GetItem', 'Query', 'PutItem'],
    catalogue: ['GetItem', 'Query'],
    milestone: ['GetItem', 'Query', 'PutItem'],
    newsletter: ['GetItem', 'PutItem'],
  },
} as const satisfies RoundSettings;
