import { questionClaimsSchema } from '../../links/link-claims.ts';
import { type LinkKeys, validKeys } from '../../links/link-key.ts';
import { readLinkToken, type Signer } from '../../links/link-token.ts';
import type { Dispatches } from '../../mail/dispatch.ts';
import type { NewQuestion } from './ask-question.ts';
import { type FindQuestionPlacePorts, findQuestionPlace } from './find-question-place.ts';

export type ReadQuestionLinkPorts = FindQuestionPlacePorts & {
  linkKeys: Pick<LinkKeys, 'all'>;
  signer: Pick<Signer, 'read'>;
  dispatches: Pick<Dispatches, 'find'>;
  now: () => number;
};

/**
 * Where whoever comes by the link in a mail asks, and the mail. Undefined for every invalid or expired link; callers
 * cannot tell why. Read-only.
 */
export async function readQuestionLink(
  token: string,
  ports: ReadQuestionLinkPorts,
): Promise<Required<Pick<NewQuestion, 'place' | 'mail'>> | undefined> {
  const now = ports.now();
  const keys = validKeys(await ports.linkKeys.all(), now);
  const claims = readLinkToken(token, questionClaimsSchema, { keys, signer: ports.signer, now });
  const dispatch = claims && (await ports.dispatches.find(claims.dispatch));
  if (!claims || !dispatch) return undefined;
  const { organisation, delivery } = claims;
  const place = await findQuestionPlace({ rollout: dispatch.rollout, organisation }, ports);
  return place && { place, mail: { dispatch: dispatch.id, organisation, delivery } };
}
