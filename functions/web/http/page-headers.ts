import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

type Allowed = {
  formsMayLeadTo?: string;
  /** Whether pages may run the script of our own that looks again, and show a mail in a frame. */
  follows?: boolean;
};

/**
 * What every page allows the browser: its own style and images, forms to itself, and nothing else. A form may lead on to one
 * other origin, where one is given: browsers hold the redirect after a form against this too.
 */
export function pageHeaders({ formsMayLeadTo, follows }: Allowed = {}): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      ...(follows ? { scriptSrc: ["'self'"], connectSrc: ["'self'"], frameSrc: ["'self'"] } : {}),
      formAction: ["'self'", ...(formsMayLeadTo ? [formsMayLeadTo] : [])],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
  });
}
