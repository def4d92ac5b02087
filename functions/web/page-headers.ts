import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * What every page allows the browser: its own style and images, forms to itself, and nothing else. A form may lead on to one
 * other origin, where one is given: browsers hold the redirect after a form against this too.
 */
export function pageHeaders({ formsMayLeadTo }: { formsMayLeadTo?: string } = {}): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      formAction: ["'self'", ...(formsMayLeadTo ? [formsMayLeadTo] : [])],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
  });
}
