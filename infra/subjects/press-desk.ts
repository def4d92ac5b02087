import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BudkavleFunction, WHOLE_PROCESSOR } from '../constructs/budkavle-function.ts';
import type { Routes } from '../constructs/web-api.ts';
import type { PressFunctions } from './press.ts';
import type { SubjectProps } from './subject-props.ts';

export interface PressDeskProps extends SubjectProps {
  readonly press: PressFunctions;
}

const routes: Routes = ['/press', '/press/{proxy+}', '/api/press-releases', '/api/press-releases/{proxy+}'];

/** What decodes, scales and encodes images. */
const CODECS = [
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
  '@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm',
];

/**
 * Where press releases are written, approved, scheduled and retracted. The only function behind the sign-in
 * that reads unpublished releases and the addresses of journalists.
 */
export class PressDesk extends Construct {
  readonly pages: BudkavleFunction;

  constructor(scope: Construct, id: string, { press, ...props }: PressDeskProps) {
    super(scope, id);
    const pages = new BudkavleFunction(this, 'Pages', {
      ...props,
      name: 'press-desk',
      // API Gateway waits no longer; an image of 12 megapixels is scaled in three seconds, and takes half a GB.
      timeout: Duration.seconds(29),
      memorySize: WHOLE_PROCESSOR,
      files: CODECS,
      rows: {
        rollouts: ['Query'],
        rollout: ['GetItem', 'Query'],
        organisation: ['GetItem', 'Query'],
        catalogue: ['GetItem', 'Query'],
        // The mails of a release are counted, and stopped when it is retracted.
        milestone: ['GetItem', 'BatchGetItem', 'UpdateItem'],
        'milestone-organisation': ['Query'],
        // What holds mail is said on every page.
        shared: ['GetItem'],
        press: ['Query', 'PutItem'],
        'press-release': ['GetItem', 'Query', 'PutItem'],
        // A retracted release leaves a notice in place of its page and images.
        newsroom: ['Query', 'PutItem'],
        'newsroom-image': ['Query', 'PutItem'],
        'contact-register': ['GetItem'],
        'contact-import': ['Query'],
        people: ['GetItem'],
        // Somebody sends themselves so many mails an hour to look at.
        limits: ['UpdateItem'],
      },
    });
    this.pages = pages;
    props.web.addRoutes(pages, routes);
    props.web.exposePublicUrl(pages);
    press.deliveries.grantEnqueue(pages);
  }
}
