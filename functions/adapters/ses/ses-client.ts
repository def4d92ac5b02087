import { SESClient, type SESClientConfig } from '@aws-sdk/client-ses';
import { IN_FLIGHT, SEND_TIMES } from '../../../domain/mail/exposure.ts';
import { KeptConnections } from '../aws-sdk/kept-connections.ts';
import { lightened } from '../aws-sdk/lightened.ts';
import { SigningHash } from '../aws-sdk/signing-hash.ts';

/**
 * As many connections as a worker has mails in flight, so that none waits for one. One that has been idle may be gone,
 * as after Lambda has frozen the function for a while: what is sent over it would be unknown.
 */
export const SES_LIMITS = {
  sockets: IN_FLIGHT,
  connection: SEND_TIMES.connection,
  request: SEND_TIMES.request,
  idle: 20_000,
} as const;

/**
 * A client of SES that sends. One attempt per call and hard limits: the SDK would retry a send whose response was lost,
 * and only warn of a slow one (reference: delivery, "SDK behaviour").
 */
export function sesClient(config: SESClientConfig = {}): SESClient {
  const requestHandler = new KeptConnections(SES_LIMITS);
  return lightened(new SESClient({ maxAttempts: 1, requestHandler, sha256: SigningHash, ...config }));
}
