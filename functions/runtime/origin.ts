import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getConnInfo } from 'hono/aws-lambda';

/** By this header CloudFront proves that a request came through it, and so past the firewall. */
export const ORIGIN_SECRET_HEADER = 'x-origin-secret';

/** The network address of who asked CloudFront. Without a verified secret anybody may have written it. */
export const VIEWER_ADDRESS_HEADER = 'x-viewer-address';

/** The answer to a request around CloudFront, as the API itself would give it. */
export const AROUND_CLOUDFRONT = {
  statusCode: 403,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify({ message: 'Forbidden' }),
  isBase64Encoded: false,
};

/** Whether a request came the way of this stage: with the secret, or any way where the stage has none. */
export function cameTheRightWay(given: unknown, secret: string | undefined): boolean {
  return (
    secret === undefined || (typeof given === 'string' && timingSafeEqual(digest(given), digest(secret)))
  );
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The address of whoever asks: as CloudFront says where a secret has proved it, else as the API sees it. */
export function viewerAddress(context: Context, secret: string | undefined): string | undefined {
  return secret === undefined
    ? getConnInfo(context).remote.address
    : context.req.header(VIEWER_ADDRESS_HEADER);
}
