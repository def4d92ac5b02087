import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoLinkKeys } from './adapters/dynamodb/link-keys.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoNewsletterIssues } from './adapters/dynamodb/newsletter-issues.ts';
import { DynamoNewsroom } from './adapters/dynamodb/newsroom.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPublicSignOffs } from './adapters/dynamodb/public-sign-offs.ts';
import { DynamoPublishedAnswers } from './adapters/dynamodb/published-answers.ts';
import { DynamoRegisterLog } from './adapters/dynamodb/register-log.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSuppressions } from './adapters/dynamodb/suppressions.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { EventBridgeWishes } from './adapters/eventbridge/wishes.ts';
import { HmacSigner } from './adapters/node-crypto/hmac-signer.ts';
import { readEnvironment } from './runtime/environment.ts';
import { httpHandler } from './runtime/http-handler.ts';
import { Log } from './runtime/log.ts';
import { publicApp } from './web/apps/public-app.ts';

const env = readEnvironment(
  ['TABLE_NAME', 'EVENT_BUS_NAME', 'PUBLIC_URL', 'ACCESSIBILITY_ADDRESS'],
  process.env,
);
const log = new Log('public-pages');
const table = Table.open(env.TABLE_NAME);
const reads = { linkKeys: new DynamoLinkKeys(table), signer: new HmacSigner(), now: Date.now };
const acts = {
  ...reads,
  suppressions: new DynamoSuppressions(table),
  wishes: new EventBridgeWishes(env.EVENT_BUS_NAME),
};

const site = {
  ports: {
    rollouts: new DynamoRollouts(table),
    milestones: new DynamoMilestones(table),
    catalogues: new DynamoCatalogues(table),
    organisations: new DynamoOrganisations(table),
    publicSignOffs: new DynamoPublicSignOffs(table),
    releases: new DynamoNewsroom(table),
    issues: new DynamoNewsletterIssues(table),
    registerLog: new DynamoRegisterLog(table),
    publishedAnswers: new DynamoPublishedAnswers(table),
  },
  origin: env.PUBLIC_URL,
  accessibilityAddress: env.ACCESSIBILITY_ADDRESS,
  now: Date.now,
};

export const handler = httpHandler(log, (onError) =>
  publicApp({ reads, acts, site, onRevoked: (used) => log.warn('REVOKED_LINK_USED', used), onError }),
);
