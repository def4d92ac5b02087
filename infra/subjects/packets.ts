import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { RASTERISER_FILES } from '../../templates/packets/rasterise.ts';
import { BudkavleFunction, WHOLE_PROCESSOR } from '../constructs/budkavle-function.ts';
import type { Routes } from '../constructs/web-api.ts';
import type { SubjectProps } from './subject-props.ts';

const routes: Routes = ['/packets/{proxy+}', '/texts/{proxy+}'];

/**
 * The material of one organisation for one milestone, the full texts of its mails, and subscribed calendars, opened
 * by signed links.
 */
export class PacketFunctions extends Construct {
  constructor(scope: Construct, id: string, props: SubjectProps) {
    super(scope, id);
    const pages = new BudkavleFunction(this, 'Pages', {
      ...props,
      name: 'packet',
      // The whole packet takes a second, and a cold start another.
      timeout: Duration.seconds(15),
      // It takes some 80 MB, but somebody waits for a second of the processor's work.
      memorySize: WHOLE_PROCESSOR,
      // Draws pictures for posts.
      files: RASTERISER_FILES,
      // The frozen plan with its people, what has changed since, the facts in force, and the keys that verify links.
      // Nothing is written.
      rows: {
        rollout: ['GetItem', 'Query'],
        catalogue: ['GetItem', 'Query'],
        milestone: ['GetItem', 'BatchGetItem'],
        'milestone-organisation': ['GetItem', 'Query'],
        'link-keys': ['Query'],
        answers: ['Query'],
        // For calendars: whose one is and what they may see today, what is planned, and when newsletters leave. No
        // releases: what is not public is not behind a link.
        'calendar-addresses': ['GetItem'],
        people: ['GetItem'],
        rollouts: ['Query'],
        organisations: ['Query'],
        ledger: ['GetItem', 'Query'],
        newsletter: ['GetItem'],
      },
    });
    const reason = 'Whoever comes from a mail has no account; the signed link is the authorisation.';
    props.web.addPublicRoutes(pages, routes, reason);
    props.web.exposePublicUrl(pages);
  }
}
