import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { SITE_FILES, SITE_FOLDERS } from '../../functions/web/public/site-paths.ts';
import { BudkavleFunction } from '../constructs/budkavle-function.ts';
import type { Routes } from '../constructs/web-api.ts';
import type { NewsletterFunctions } from './newsletter.ts';
import type { SubjectProps } from './subject-props.ts';

export interface PublicPagesProps extends SubjectProps {
  readonly newsletters: NewsletterFunctions;
}

const routes: Routes = [
  '/unsubscribe/{proxy+}',
  ...SITE_FILES,
  ...SITE_FOLDERS.map((folder) => `${folder}/{proxy+}` as const),
];
const subscriptionRoutes: Routes = ['/subscribe/{proxy+}', '/subscription/{proxy+}'];

/** Pages that anybody may see, unsubscribing by a signed link, and subscribing to the newsletter. */
export class PublicFunctions extends Construct {
  constructor(scope: Construct, id: string, props: PublicPagesProps) {
    super(scope, id);
    this.#addPages(props);
    this.#addSubscriptions(props);
  }

  #addPages(props: PublicPagesProps): void {
    const pages = new BudkavleFunction(this, 'Pages', {
      ...props,
      name: 'public-pages',
      timeout: Duration.seconds(15),
      memorySize: 512,
      // What has been told in public, the keys that verify links, and suppressions, which are only written.
      // No contacts, recipients or drafts.
      rows: {
        rollouts: ['Query'],
        rollout: ['GetItem', 'Query'],
        organisations: ['Query'],
        catalogue: ['GetItem', 'Query'],
        milestone: ['GetItem', 'BatchGetItem'],
        'public-sign-offs': ['Query'],
        suppression: ['PutItem'],
        'link-keys': ['Query'],
        newsroom: ['Query'],
        'newsroom-image': ['Query'],
        newsletter: ['GetItem', 'Query'],
        'register-log': ['Query'],
        answers: ['Query'],
      },
    });
    pages.addEnvironment('ACCESSIBILITY_ADDRESS', props.stage.accessibilityAddress);
    props.bus.grantPublishOnly(pages, 'RecipientLeft');
    props.web.exposePublicUrl(pages);
    const reason =
      'What is public is for everybody; elsewhere the signed link is the authorisation (RFC 8058).';
    props.web.addPublicRoutes(pages, routes, reason);
  }

  #addSubscriptions({ newsletters, ...props }: PublicPagesProps): void {
    const subscriptions = new BudkavleFunction(this, 'Subscriptions', {
      ...props,
      name: 'subscriptions',
      timeout: Duration.seconds(15),
      memorySize: 512,
      // Requests and confirmations are written; no subscriber, contact or suppression is read.
      rows: {
        rollout: ['GetItem', 'Query'],
        organisation: ['GetItem'],
        catalogue: ['GetItem', 'Query'],
        suppression: ['UpdateItem'],
        'link-keys': ['Query'],
        subscribers: ['PutItem', 'UpdateItem'],
        limits: ['UpdateItem'],
      },
    });
    newsletters.sendConfirmation.grantEnqueue(subscriptions);
    const reason =
      'Anybody may ask for the newsletter; rate limits and a mailed confirmation link prevent misuse.';
    props.web.addPublicRoutes(subscriptions, subscriptionRoutes, reason);
  }
}
