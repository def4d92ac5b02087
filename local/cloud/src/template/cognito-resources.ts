import * as z from 'zod';
import type { Assembly, LocalResource } from './assembly.ts';
import type { Blueprint } from './blueprint.ts';
import { attributeOf, boolean, ignored, number, propertiesOf } from './resource-properties.ts';
import { UnsupportedResource } from './unsupported-resource.ts';

const SIGN_IN_PAGE = 'the sign-in page of this machine asks for no password and no second factor';

/** Without a policy, Cognito asks for eight characters of all kinds. */
const passwordPolicySchema = z
  .looseObject({
    MinimumLength: number.default(8),
    RequireLowercase: boolean.default(true),
    RequireUppercase: boolean.default(true),
    RequireNumbers: boolean.default(true),
    RequireSymbols: boolean.default(true),
  })
  .transform((policy) => ({
    minimumLength: policy.MinimumLength,
    lowercase: policy.RequireLowercase,
    uppercase: policy.RequireUppercase,
    numbers: policy.RequireNumbers,
    symbols: policy.RequireSymbols,
  }));

/** Cognito's standard attributes except `email` and `name`; any other name is a custom attribute. */
const MISSING = new Set(
  (
    'address birthdate family_name gender given_name locale middle_name nickname phone_number picture ' +
    'preferred_username profile updated_at website zoneinfo'
  ).split(' '),
);

/** Nobody has a password or second factor, or gets a message; a password that is set has to keep the pool's rules. */
export function readUserPool(resource: LocalResource, blueprint: Blueprint): void {
  const { Schema, Policies } = propertiesOf(resource, {
    UserPoolName: ignored,
    AccountRecoverySetting: ignored,
    AdminCreateUserConfig: z.object({
      AllowAdminCreateUserOnly: z.literal(true, 'nobody can sign up by themselves here'),
    }),
    AutoVerifiedAttributes: ignored,
    DeletionProtection: ignored,
    EmailVerificationMessage: ignored,
    EmailVerificationSubject: ignored,
    SmsVerificationMessage: ignored,
    VerificationMessageTemplate: ignored,
    EnabledMfas: ignored,
    MfaConfiguration: z.literal('ON', `turn it on: ${SIGN_IN_PAGE}, and AWS must`),
    Policies: z.object({ PasswordPolicy: passwordPolicySchema.prefault({}) }).prefault({}),
    Schema: z
      .array(
        z.looseObject({
          Name: z.string().refine((name) => !MISSING.has(name), 'no token here has this attribute'),
        }),
      )
      .default([]),
    UserPoolAddOns: ignored,
    UserPoolTier: ignored,
    UserPoolTags: ignored,
    UsernameAttributes: z.tuple([z.literal('email')]),
    UsernameConfiguration: ignored,
  });
  const custom = Schema.filter(({ Name }) => Name !== 'email' && Name !== 'name');
  blueprint.userPools.pools.push({ id: resource.ref, passwordRules: Policies.PasswordPolicy });
  blueprint.userPools.attributes.push(...custom.map(({ Name: name }) => ({ pool: resource.ref, name })));
}

const MINUTES = { days: 1440, hours: 60, minutes: 1, seconds: 1 / 60 } as const;
const unit = z.enum(['days', 'hours', 'minutes', 'seconds']);

export function readUserPoolClient(resource: LocalResource, blueprint: Blueprint, assembly: Assembly): void {
  const client = propertiesOf(resource, {
    UserPoolId: z.string(),
    ClientName: ignored,
    GenerateSecret: boolean.refine((secret) => !secret, 'only clients without a secret sign in here'),
    AllowedOAuthFlowsUserPoolClient: boolean,
    AllowedOAuthFlows: z.tuple([z.literal('code', 'only the authorization code flow')]),
    AllowedOAuthScopes: z.array(z.enum(['openid', 'email', 'profile'])),
    CallbackURLs: z.array(z.string()),
    LogoutURLs: z.array(z.string()),
    EnableTokenRevocation: boolean.refine((revocable) => revocable, 'renewals can always be revoked here'),
    ExplicitAuthFlows: z.tuple([z.literal('ALLOW_REFRESH_TOKEN_AUTH', 'only renewal')]),
    PreventUserExistenceErrors: ignored,
    ReadAttributes: ignored,
    WriteAttributes: ignored,
    SupportedIdentityProviders: z.tuple([z.literal('COGNITO')]),
    IdTokenValidity: number,
    AccessTokenValidity: ignored,
    RefreshTokenValidity: number,
    TokenValidityUnits: z.object({ IdToken: unit, RefreshToken: unit, AccessToken: ignored }),
  });
  const pool = assembly.resources.find(
    ({ type, ref }) => type === 'AWS::Cognito::UserPool' && ref === client.UserPoolId,
  );
  if (!pool) throw new UnsupportedResource(resource, `its user pool '${client.UserPoolId}' does not exist`);
  blueprint.userPools.clients.push({
    id: resource.ref,
    pool: pool.ref,
    issuer: attributeOf(pool, 'ProviderURL'),
    callbackUrls: client.CallbackURLs,
    logoutUrls: client.LogoutURLs,
    idTokenMinutes: client.IdTokenValidity * MINUTES[client.TokenValidityUnits.IdToken],
    refreshTokenMinutes: client.RefreshTokenValidity * MINUTES[client.TokenValidityUnits.RefreshToken],
  });
}

/** Every domain of a pool is one address here; see `signInUrlOf`. */
export function readUserPoolDomain(resource: LocalResource): void {
  propertiesOf(resource, { Domain: z.string(), UserPoolId: z.string(), ManagedLoginVersion: ignored });
}

export function readUserPoolGroup(resource: LocalResource, blueprint: Blueprint): void {
  const { GroupName: name, UserPoolId: pool } = propertiesOf(resource, {
    GroupName: z.string(),
    UserPoolId: z.string(),
    Description: ignored,
    Precedence: ignored,
  });
  blueprint.userPools.groups.push({ name, pool });
}
