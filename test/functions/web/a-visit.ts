import { makeUnsubscribeLink } from '../../../domain/links/use-cases/make-unsubscribe-link.ts';
import { recipientDigest } from '../../../domain/mail/suppression.ts';
import { HmacSigner } from '../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../functions/adapters/node-crypto/new-secret.ts';
import { publicApp } from '../../../functions/web/apps/public-app.ts';
import { InMemoryLinkKeys } from '../../domain/in-memory/in-memory-link-keys.ts';
import { inMemoryStores } from '../../domain/in-memory/in-memory-stores.ts';
import { InMemorySuppressions } from '../../domain/in-memory/in-memory-suppressions.ts';
import { siteOptions } from './a-site.ts';

const BO = recipientDigest('bo@club.example');
export const ONE_CLICK = 'List-Unsubscribe=One-Click';
export const URLENCODED = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** The public pages and the link of Bo, who reads Swedish unless the test says otherwise. */
export async function aVisit({ locale = 'sv', suppressions = new InMemorySuppressions() } = {}) {
  let time = Date.UTC(2026, 10, 23);
  const now = () => time;
  const reads = { linkKeys: new InMemoryLinkKeys(), signer: new HmacSigner(), now };
  const errors: Error[] = [];
  const site = siteOptions(inMemoryStores());
  const onError = (error: Error) => errors.push(error);
  const app = publicApp({ reads, acts: { ...reads, suppressions }, site, onError });
  const reader = { address: 'bo@club.example', list: 'list:lending', name: 'Fritids & <b>', locale } as const;
  const path = await makeUnsubscribeLink(reader, { ...reads, newSecret, publicUrl: '' });
  const left = async () =>
    (await suppressions.ofRecipient(BO)).map(({ scope, reason }) => `${reason} ${scope}`);
  const post = (body: string | FormData, headers: Record<string, string> = {}) =>
    app.request(path, { method: 'POST', body, headers });
  const later = (millis: number) => {
    time += millis;
  };
  return { app, path, post, left, later, errors };
}
