import type { QuestionClaims } from '../link-claims.ts';
import { LINK_LIFE_MILLIS, signingKey } from '../link-key.ts';
import { linkToken } from '../link-token.ts';
import type { MakeUnsubscribeLinkPorts } from './make-unsubscribe-link.ts';
import { rotateLinkKeys } from './rotate-link-keys.ts';

/** The mail in which the link stands: whoever got it is answered. */
export type QuestionLinkFor = Pick<QuestionClaims, 'dispatch' | 'organisation' | 'delivery'>;

/** The link by which the reader of a mail asks; it contains no name or address. */
export async function makeQuestionLink(
  mail: QuestionLinkFor,
  ports: MakeUnsubscribeLinkPorts,
): Promise<string> {
  const now = ports.now();
  const known = await ports.linkKeys.all();
  const key = signingKey(known, now) ?? (await rotateLinkKeys(known, ports));
  const claims: QuestionClaims = { purpose: 'question', ...mail, expires: now + LINK_LIFE_MILLIS };
  return `${ports.publicUrl}/question/${linkToken(claims, key, ports.signer)}`;
}
