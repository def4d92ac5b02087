import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

type Allowed = {
  formsMayLeadTo?: string;
  /** Whether pages may run our scripts, which ask for nothing but our own pages. */
  scripts?: boolean;
  /** Whether pages may frame mails. */
  frames?: boolean;
};

/**
 * Content security policy of every page: own styles and images, forms to itself, nothing else. Forms may
 * redirect to one other origin, if given: browsers apply form-action to redirects too.
 */
export function pageHeaders({ formsMayLeadTo, scripts, frames }: Allowed = {}): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      ...(scripts ? { scriptSrc: ["'self'"], connectSrc: ["'self'"] } : {}),
      ...(frames ? { frameSrc: ["'self'"] } : {}),
      formAction: ["'self'", ...(formsMayLeadTo ? [formsMayLeadTo] : [])],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
  });
}
