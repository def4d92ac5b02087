import { accessKeyOf } from '../lambda/function-config.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { AccessDenied } from '../protocol/service-protocol.ts';
import { localAccount } from '../shared/arns.ts';
import { accessRow } from './actions.ts';
import { type AccessDecision, concerning, evaluate, type PolicyDocument } from './iam.ts';
import type { KnownResources, RequiredAccess, ServiceCall } from './required-access.ts';
import { wildcardMatches } from './wildcard.ts';

/** The caller: a function by its access key; everybody else on this machine is the operator and may do everything. */
export type Caller = { name: string; arn: string; roleArn?: string };

/** Everything that a function was allowed or denied, with how often. */
export type RecordedCall = {
  function: string;
  action: string;
  resource: string;
  decision: AccessDecision;
  count: number;
};

type Options = {
  functions: { name: string; roleArn: string }[];
  /** Identity policies by role ARN. */
  policies: ReadonlyMap<string, PolicyDocument[]>;
  known: KnownResources;
  /** Actions, `*` allowed, that a policy of the organisation denies to every role now. */
  denied?(): string[];
  /** Actions, `*` allowed, that answer every role as if its credentials had expired. */
  expired?(): string[];
  /** Called once for each function, action and resource. */
  onDenied?(denied: { function: string; action: string; resource: string }): void;
};

export const operator: Caller = { name: 'operator', arn: `arn:aws:iam::${localAccount}:user/operator` };

/** Checks every call against the synthesized policies of the function's role, and records the result. */
export class Authorization {
  readonly #callers: Map<string, Caller>;
  readonly #options: Options;
  readonly #calls = new Map<string, RecordedCall>();
  /** By role and action: a role has many statements, and calls the same few actions again and again. */
  readonly #concerning = new Map<string, PolicyDocument[]>();

  constructor(options: Options) {
    this.#options = options;
    this.#callers = new Map(options.functions.map((one) => [accessKeyOf(one.name), callerOf(one)]));
  }

  caller(accessKey: string): Caller {
    return this.#callers.get(accessKey) ?? operator;
  }

  /** Throws when the caller's role does not allow the call; `denied` says how the service names that error. */
  authorize(caller: Caller, call: ServiceCall, denied: AccessDenied): void {
    const row = accessRow(call);
    // What is wrong with an operator's request is for the service to say.
    if (caller.roleArn === undefined) return;
    const required = row(call.request, this.#options.known);
    const expired = this.#options.expired?.() ?? [];
    if (required.some(({ action }) => expired.some((one) => wildcardMatches(one, action))))
      throw new ServiceError('ExpiredToken', 'The security token included in the request is expired', {
        status: 403,
      });
    this.#judgeAll(caller, required, denied);
  }

  /** Throws unless the function's role allows all of `required`: what a service does on the function's behalf. */
  require(functionName: string, required: RequiredAccess[]): void {
    this.#judgeAll(this.caller(accessKeyOf(functionName)), required, { code: 'AccessDenied', status: 403 });
  }

  calls(): RecordedCall[] {
    return [...this.#calls.values()].map((call) => ({ ...call }));
  }

  #judgeAll(caller: Caller, required: RequiredAccess[], denied: AccessDenied): void {
    const refused = required.filter((access) => this.#judge(caller, access) === 'denied');
    const [first] = refused;
    if (!first) return;
    const { action, resource } = first;
    const message =
      denied.message?.({ caller: caller.arn, action, resource }) ??
      `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ` +
        `because no identity-based policy allows the ${action} action`;
    throw new ServiceError(denied.code, message, { status: denied.status });
  }

  #policiesOn(action: string, roleArn: string): PolicyDocument[] {
    const key = `${roleArn} ${action}`;
    const found = this.#concerning.get(key) ?? concerning(this.#options.policies.get(roleArn) ?? [], action);
    this.#concerning.set(key, found);
    return found;
  }

  #judge({ name, roleArn }: Caller, { action, resource, context }: RequiredAccess): AccessDecision {
    const policies = this.#policiesOn(action, roleArn ?? '');
    const byOrganisation = this.#options.denied?.().some((one) => wildcardMatches(one, action)) ?? false;
    const decision = byOrganisation ? 'denied' : evaluate({ policies, action, resource, context });
    const key = `${name} ${action} ${resource} ${decision}`;
    const known = this.#calls.get(key);
    if (known) {
      known.count += 1;
      return decision;
    }
    this.#calls.set(key, { function: name, action, resource, decision, count: 1 });
    if (decision === 'denied') this.#options.onDenied?.({ function: name, action, resource });
    return decision;
  }
}

function callerOf({ name, roleArn }: { name: string; roleArn: string }): Caller {
  const role = roleArn.replace(/^.*:role\//, '');
  const arn = `arn:aws:sts::${localAccount}:assumed-role/${role}/${name}`;
  return { name, arn, roleArn };
}
