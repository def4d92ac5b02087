import { signInUrlOf } from '../cognito/user-pool.ts';
import { localAccount, localRegion } from '../shared/arns.ts';
import { holds, resolve, type Scope } from './intrinsics.ts';
import { type LocalUrls, type ResourceIdentity, resourceIdentityOf } from './resource-identities.ts';
import { readTemplates, type SynthesizedStack, type Template } from './template.ts';
import { UnsupportedResource } from './unsupported-resource.ts';

export type LocalResource = {
  stack: string;
  logicalId: string;
  type: string;
  /** What `Ref` answers. */
  ref: string;
  attributes: Record<string, string>;
  /** Intrinsic functions resolved. */
  properties: Record<string, unknown>;
};

export type Assembly = {
  resources: LocalResource[];
  /** Object key in the assets bucket → the path of the file or folder in the assembly. */
  assets: Map<string, string>;
};

/** CloudFormation's longest common limit for names (functions, roles, rules). */
const longestName = 64;

/**
 * Reads the cloud assembly in `directory` as if it were deployed on this machine: names, ARNs and URLs are the same
 * in every run. Order does not matter to the readers of the result, so `DependsOn` is not followed.
 */
export function readAssembly(directory: string, urls: LocalUrls): Assembly {
  const { stacks, assets } = readTemplates(directory);
  if (stacks.length === 0)
    throw new Error(`the cloud assembly '${directory}' holds no stack: check the app's stage`);
  const exported = new Map<string, () => unknown>();
  const scopes = stacks.map((stack) => new StackScope({ stack, urls, exported }));
  for (const scope of scopes) scope.publishExports();
  return { resources: scopes.flatMap((scope) => scope.resources()), assets };
}

type Exports = Map<string, () => unknown>;

class StackScope implements Scope {
  readonly #stack: string;
  readonly #template: Template;
  readonly #urls: LocalUrls;
  readonly #exports: Exports;
  readonly #identities = new Map<string, ResourceIdentity | 'being resolved'>();

  constructor(options: { stack: SynthesizedStack; urls: LocalUrls; exported: Exports }) {
    this.#stack = options.stack.name;
    this.#template = options.stack.template;
    this.#urls = options.urls;
    this.#exports = options.exported;
  }

  resources(): LocalResource[] {
    return Object.entries(this.#template.Resources)
      .filter(([, { Condition: name }]) => name === undefined || this.condition(name))
      .map(([logicalId, { Type: type, Properties }]) => {
        const properties = Object.entries(Properties).map(
          ([key, value]) => [key, this.#local(value)] as const,
        );
        const present = properties.filter(([, value]) => value !== undefined);
        const identity = this.#identity(logicalId);
        return { stack: this.#stack, logicalId, type, ...identity, properties: Object.fromEntries(present) };
      });
  }

  publishExports(): void {
    for (const { Value, Export } of Object.values(this.#template.Outputs)) {
      if (Export) this.#exports.set(String(resolve(Export.Name, this)), () => resolve(Value, this));
    }
  }

  ref(name: string): unknown {
    const pseudo = this.#pseudoParameters();
    if (Object.hasOwn(pseudo, name)) return pseudo[name];
    const parameter = this.#template.Parameters[name];
    return parameter ? parameter.Default : this.#identity(name).ref;
  }

  attribute(logicalId: string, name: string): unknown {
    const found = this.#identity(logicalId).attributes[name];
    if (found !== undefined) return found;
    throw new UnsupportedResource(
      this.#named(logicalId),
      `its attribute '${name}' has no value on this machine`,
    );
  }

  condition(name: string): boolean {
    const expression = this.#template.Conditions[name];
    if (expression === undefined) throw new Error(`stack '${this.#stack}' has no condition '${name}'`);
    return holds(expression, this);
  }

  mapping(name: string, key: string, entry: string): unknown {
    const found = this.#template.Mappings[name]?.[key]?.[entry];
    if (found === undefined)
      throw new Error(`stack '${this.#stack}' has no mapping '${name}.${key}.${entry}'`);
    return found;
  }

  importValue(name: string): unknown {
    const value = this.#exports.get(name);
    if (value === undefined)
      throw new Error(`stack '${this.#stack}' imports '${name}', which no stack exports`);
    return value();
  }

  #pseudoParameters(): Record<string, unknown> {
    return {
      'AWS::AccountId': localAccount,
      'AWS::Region': localRegion,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': this.#stack,
      'AWS::StackId': `arn:aws:cloudformation:${localRegion}:${localAccount}:stack/${this.#stack}/local`,
      'AWS::NoValue': undefined,
    };
  }

  #named(logicalId: string): { type: string; logicalId: string } {
    const resource = this.#template.Resources[logicalId];
    if (resource) return { type: resource.Type, logicalId };
    throw new Error(`stack '${this.#stack}' refers to '${logicalId}', which is no resource of it`);
  }

  #identity(logicalId: string): ResourceIdentity {
    const known = this.#identities.get(logicalId);
    if (known === 'being resolved')
      throw new Error(`'${logicalId}' in stack '${this.#stack}' refers to itself`);
    if (known) return known;
    this.#identities.set(logicalId, 'being resolved');
    const { type } = this.#named(logicalId);
    const property = (name: string) => this.#local(this.#template.Resources[logicalId]?.Properties[name]);
    // The end contains the hash of the logical id, which distinguishes two long names.
    const generated = `${this.#stack}-${logicalId}`.slice(-longestName);
    const name = (from: string) => String(property(from) ?? generated);
    const identity = resourceIdentityOf(type, {
      stack: this.#stack,
      logicalId,
      name,
      property,
      urls: this.#urls,
    });
    this.#identities.set(logicalId, identity);
    return identity;
  }

  /**
   * Templates often build the address of an API or of sign-in pages from a name; that address is the local API's
   * here.
   */
  #local(value: unknown): unknown {
    const resolved = resolve(value, this);
    if (resolved === undefined) return undefined;
    const address = new RegExp(`https://[a-z0-9]{10}\\.execute-api\\.${localRegion}\\.amazonaws\\.com`, 'g');
    const signIn = new RegExp(`https://[a-z0-9-]+\\.auth\\.${localRegion}\\.amazoncognito\\.com`, 'g');
    return JSON.parse(
      JSON.stringify(resolved)
        .replaceAll(address, this.#urls.api)
        .replaceAll(signIn, signInUrlOf(this.#urls.api)),
    );
  }
}
