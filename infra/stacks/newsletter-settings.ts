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
      GetItem: [
        ...(['rollout', 'organisation', 'catalogue', 'contact-register'] as const),
        ...(['milestone', 'milestone-organisation', 'newsletter'] as const),
      ],
      Query: [
        'rollout',
        'organisation',
        'catalogue',
        'contact-import',
        'milestone',
        'milestone-organisation',
        'newsletter',
        'news',
        'subscribers',
      ],
      PutItem: ['milestone', 'milestone-organisation', 'newsletter'],
      UpdateItem: ['milestone'],
      PartiQLInsert: ['milestone-organisation'],
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
      GetItem: ['rollout', 'organisation', 'milestone', 'subscribers'],
      Query: ['milestone', 'link-keys'],
      PutItem: ['rollout', 'milestone', 'link-keys'],
      UpdateItem: ['milestone'],
      PartiQLInsert: ['milestone-organisation'],
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
    GetItem: ['rollout', 'catalogue', 'milestone', 'newsletter'],
    Query: ['rollouts', 'rollout', 'catalogue', 'milestone'],
    PutItem: ['rollout', 'milestone', 'newsletter'],
  },
} as const satisfies RoundSettings;
