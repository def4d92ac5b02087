import * as z from 'zod';
import type { Database } from '../shared/database.ts';
import { Setting } from '../shared/settings.ts';
import type { ConfigurationSet } from './ses-events.ts';
import type { SesIdentity } from './ses-identity.ts';

/** As GetSendQuota answers it; counts recipients. */
export type SesQuota = { max24HourSend: number; maxSendRate: number };

const statusSchema = z.enum(['SUCCESS', 'PENDING', 'FAILED', 'TEMPORARY_FAILURE', 'NOT_STARTED']);

const identitySchema = z.strictObject({
  /** An operator has deleted or added it; absent: as the template says. */
  exists: z.boolean().optional(),
  verification: statusSchema.optional(),
  mailFromStatus: statusSchema.optional(),
  mailFrom: z
    .strictObject({ domain: z.string(), onMxFailure: z.enum(['USE_DEFAULT_VALUE', 'REJECT_MESSAGE']) })
    .nullable()
    .optional(),
  configurationSet: z.string().optional(),
});

const configurationSetSchema = z.strictObject({
  /** An operator has deleted it, or a deployment has made it again; absent: as the template says. */
  exists: z.boolean().optional(),
  sendingEnabled: z.boolean().optional(),
});

/** What can be the matter with an account, beside what the template says; the first value is the normal one. */
const stateSchema = z.strictObject({
  sendingEnabled: z.boolean().default(true),
  /** SHUTDOWN: AWS itself has paused the account, and only AWS can end it. */
  enforcementStatus: z.enum(['HEALTHY', 'PROBATION', 'SHUTDOWN']).default('HEALTHY'),
  sandbox: z.boolean().default(false),
  max24HourSend: z.number().int().min(-1).optional(),
  maxSendRate: z.number().min(1).optional(),
  /** Recipients that other programs of the account have mailed in the last 24 hours. */
  sentElsewhere: z.number().int().min(0).default(0),
  configurationSets: z.record(z.string(), configurationSetSchema).default({}),
  identities: z.record(z.string(), identitySchema).default({}),
  /** Actions, `*` allowed, that a policy of the organisation denies to every function. */
  denied: z.array(z.string()).default([]),
  /** Actions, `*` allowed, that answer every function as if its credentials had expired. */
  expired: z.array(z.string()).default([]),
  details: z.record(z.string(), z.unknown()).optional(),
});
type AccountState = z.infer<typeof stateSchema>;
const changeSchema = stateSchema.partial();

/** https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html */
const sandboxQuota: SesQuota = { max24HourSend: 200, maxSendRate: 1 };

type Options = {
  database: Database;
  /** As deployed. */
  identities: SesIdentity[];
  configurationSets: ConfigurationSet[];
  quota: SesQuota;
};

/** The account of SES: what the template deploys, and what an operator has changed or AWS has decided since. */
export class SesAccount {
  readonly #options: Options;
  readonly #setting: Setting<AccountState>;

  constructor(options: Options) {
    this.#options = options;
    this.#setting = new Setting({ database: options.database, name: 'ses', schema: stateSchema });
  }

  state(): AccountState {
    return this.#setting.read();
  }

  /** Merges `change`; identities and configuration sets by name. Throws a ZodError for an unknown field or value. */
  change(change: unknown): AccountState {
    const now = this.state();
    // An absent field stays; parsing alone would fill in its default.
    const given = z.record(z.string(), z.unknown()).parse(change);
    const parsed = changeSchema.parse(given);
    const named = Object.fromEntries(Object.entries(parsed).filter(([key]) => Object.hasOwn(given, key)));
    const identities = { ...now.identities };
    for (const [name, one] of Object.entries(parsed.identities ?? {})) {
      identities[name] = { ...identities[name], ...one };
    }
    const configurationSets = { ...now.configurationSets };
    for (const [name, one] of Object.entries(parsed.configurationSets ?? {})) {
      configurationSets[name] = { ...configurationSets[name], ...one };
    }
    return this.#setting.write({ ...now, ...named, identities, configurationSets });
  }

  /** What GetSendQuota answers; the sandbox has its own. */
  quota(): SesQuota {
    const { sandbox, max24HourSend, maxSendRate } = this.state();
    if (sandbox) return sandboxQuota;
    const { quota } = this.#options;
    return {
      max24HourSend: max24HourSend ?? quota.max24HourSend,
      maxSendRate: maxSendRate ?? quota.maxSendRate,
    };
  }

  identities(): SesIdentity[] {
    return this.#everNamed().filter(
      ({ name }) => this.state().identities[name]?.exists ?? this.#deployed(name),
    );
  }

  /** Deleted ones too: a policy's resource stays what it was. */
  identityNames(): string[] {
    return this.#everNamed().map(({ name }) => name);
  }

  identity(name: string): SesIdentity | undefined {
    return this.identities().find((one) => one.name.toLowerCase() === name.toLowerCase());
  }

  configurationSets(): (ConfigurationSet & { sendingEnabled: boolean })[] {
    const changed = this.state().configurationSets;
    return this.#options.configurationSets
      .filter(({ name }) => changed[name]?.exists ?? true)
      .map((set) => ({
        ...set,
        sendingEnabled: changed[set.name]?.sendingEnabled ?? set.sendingEnabled ?? true,
      }));
  }

  configurationSet(name: string | undefined): (ConfigurationSet & { sendingEnabled: boolean }) | undefined {
    return this.configurationSets().find((set) => set.name === name);
  }

  #everNamed(): SesIdentity[] {
    const { identities } = this.state();
    const deployed = new Map(this.#options.identities.map((one) => [one.name, one]));
    const names = new Set([...deployed.keys(), ...Object.keys(identities)]);
    return [...names].map((name) => {
      const { exists: _, mailFrom, ...changed } = identities[name] ?? {};
      const from = mailFrom === undefined ? deployed.get(name)?.mailFrom : (mailFrom ?? undefined);
      return { ...deployed.get(name), name, ...changed, mailFrom: from };
    });
  }

  #deployed(name: string): boolean {
    return this.#options.identities.some((one) => one.name === name);
  }
}
