import { conditionsHold, type RequestContext } from './iam-conditions.ts';
import type { PolicyDocument, Statement } from './iam-policy.ts';
import { wildcardMatches } from './wildcard.ts';

export { type PolicyDocument, parsePolicy } from './iam-policy.ts';

export type AccessDecision = 'allowed' | 'denied';

/** Who calls a resource policy: a service such as `events.amazonaws.com`, or an account principal's ARN. */
export type Principal = { service: string } | { aws: string };

export type AccessRequest = {
  policies: PolicyDocument[];
  action: string;
  resource: string;
  context?: RequestContext;
  /** Given for resource policies: statements then count only for this principal. */
  principal?: Principal;
};

/**
 * Decides as IAM does within one account: an explicit deny wins, then an allow, otherwise denied.
 * Throws `UnsupportedCall` for a condition operator or a policy variable that it cannot judge.
 */
export function evaluate(request: AccessRequest): AccessDecision {
  const matching = request.policies
    .flatMap((policy) => policy.Statement)
    .filter((statement) => applies(statement, request));
  if (matching.some((statement) => statement.Effect === 'Deny')) return 'denied';
  return matching.length > 0 ? 'allowed' : 'denied';
}

/** The statements of policies that concern an action, whatever else they ask. */
export function concerning(policies: readonly PolicyDocument[], action: string): PolicyDocument[] {
  return policies.map((policy) => ({
    ...policy,
    Statement: policy.Statement.filter((statement) => actionMatches(statement, action)),
  }));
}

function applies(statement: Statement, request: AccessRequest): boolean {
  return (
    principalMatches(statement, request.principal) &&
    actionMatches(statement, request.action) &&
    resourceMatches(statement, request.resource) &&
    conditionsHold(statement.Condition ?? {}, request.context ?? {})
  );
}

function principalMatches(statement: Statement, principal: Principal | undefined): boolean {
  if (principal === undefined) return true;
  if (statement.Principal === undefined) return false;
  if (statement.Principal === '*') return true;
  const [kind, name] = 'service' in principal ? ['Service', principal.service] : ['AWS', principal.aws];
  const named = statement.Principal[kind] ?? [];
  // `{ "AWS": "*" }` means everybody, services included; an account stands for all its principals.
  if (statement.Principal.AWS?.includes('*')) return true;
  return named.some((candidate) => candidate === name || accountStandsFor(candidate, name));
}

function accountStandsFor(candidate: string, principalArn: string): boolean {
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(candidate)?.[1];
  return account !== undefined && principalArn.split(':')[4] === account;
}

function actionMatches(statement: Statement, action: string): boolean {
  const wanted = action.toLowerCase();
  const named = (patterns: string[]) =>
    patterns.some((pattern) => wildcardMatches(pattern.toLowerCase(), wanted));
  if (statement.Action !== undefined) return named(statement.Action);
  return !named(statement.NotAction ?? []);
}

function resourceMatches(statement: Statement, resource: string): boolean {
  const named = (patterns: string[]) => patterns.some((pattern) => wildcardMatches(pattern, resource));
  if (statement.Resource !== undefined) return named(statement.Resource);
  if (statement.NotResource !== undefined) return !named(statement.NotResource);
  return true;
}
