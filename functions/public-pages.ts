import { DynamoLinkKeys } from './adapters/dynamodb/link-keys.ts';
import { DynamoSuppressions } from './adapters/dynamodb/suppressions.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { HmacSigner } from './adapters/node-crypto/hmac-signer.ts';
import { readEnvironment } from './runtime/environment.ts';
import { httpHandler } from './runtime/http-handler.ts';
import { Log } from './runtime/log.ts';
import { publicApp } from './web/public-app.ts';

const env = readEnvironment(['TABLE_NAME'], process.env);
const log = new Log('public-pages');
const table = Table.open(env.TABLE_NAME);
const reads = { linkKeys: new DynamoLinkKeys(table), signer: new HmacSigner(), now: Date.now };
const acts = { ...reads, suppressions: new DynamoSuppressions(table) };

const onError = (error: Error) => log.error('REQUEST_FAILED', error);
export const handler = httpHandler(publicApp({ reads, acts, onError }), log);
