import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PROD, resourcesOf, synthesize } from './synthesize.ts';

const template = synthesize(PROD);

describe('the people who sign in', () => {
  it('are added by an administrator, and have a long password and a code that no phone company can give away', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 14,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
        },
      },
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      DeletionProtection: 'ACTIVE',
    });
  });

  it('have no role from the pool: what they may do stands in the table', () => {
    template.resourceCountIs('AWS::Cognito::UserPoolGroup', 0);
  });

  it('are asked again after half an hour of nothing, and after twelve hours whatever they do', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      IdTokenValidity: 30,
      AccessTokenValidity: 30,
      RefreshTokenValidity: 720,
      TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'minutes' },
      EnableTokenRevocation: true,
    });
  });

  it('sign in at the pages of the pool only, by code, and can change nothing that their rights rest on', () => {
    const [client] = resourcesOf(
      template,
      'AWS::Cognito::UserPoolClient',
      z.object({
        AllowedOAuthFlows: z.array(z.string()),
        AllowedOAuthScopes: z.array(z.string()),
        ExplicitAuthFlows: z.array(z.string()),
        WriteAttributes: z.array(z.string()),
        GenerateSecret: z.boolean(),
        PreventUserExistenceErrors: z.string(),
      }),
    );
    expect(client).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      WriteAttributes: ['email', 'name'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
    });
  });
});

describe('codes for a password', () => {
  it('come from Cognito until SES has verified the domain, and then from there in both languages', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', { EmailConfiguration: Match.absent() });
    synthesize({ ...PROD, passwordCodesBy: 'ses' }).hasResourceProperties('AWS::Cognito::UserPool', {
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        From: 'Budkavle <budkavle@mail.example>',
        SourceArn: Match.objectLike({}),
      },
      VerificationMessageTemplate: {
        DefaultEmailOption: 'CONFIRM_WITH_CODE',
        EmailMessage: Match.stringLikeRegexp(
          'kod till Budkavle är \\{####\\}.*code for Budkavle is \\{####\\}',
        ),
      },
    });
  });
});

describe('identity providers', () => {
  const claims = { email: 'mail', groups: 'groups' };
  const malmo = {
    ...{ kind: 'oidc', name: 'Malmo', domains: ['malmo.example'], organisation: '1280', claims },
    ...{ issuer: 'https://login.malmo.example', clientId: 'budkavle', clientSecret: 'budkavle/malmo' },
    roles: { 'GRP-Budkavle': 'local-lead' },
  };
  const office = {
    ...{ kind: 'saml', name: 'Kansli', domains: ['kansli.example'], roles: { admins: 'coordinator' } },
    metadataUrl: 'https://sso.kansli.example/metadata.xml',
  };

  it('are none where the stage has none: the client takes accounts of the pool alone', () => {
    template.resourceCountIs('AWS::Cognito::UserPoolIdentityProvider', 0);
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      SupportedIdentityProviders: ['COGNITO'],
    });
  });

  it('are at the client with the claims that they map, their secret in no template, their table everywhere', () => {
    const stage = synthesize({ ...PROD, identityProviders: [malmo, office] });
    stage.hasResourceProperties('AWS::Cognito::UserPoolIdentityProvider', {
      ProviderName: 'Malmo',
      ProviderType: 'OIDC',
      ProviderDetails: Match.objectLike({
        client_secret: '{{resolve:secretsmanager:budkavle/malmo:SecretString:::}}',
        oidc_issuer: 'https://login.malmo.example',
      }),
      AttributeMapping: { email: 'mail', name: 'name', 'custom:groups': 'groups' },
    });
    stage.hasResourceProperties('AWS::Cognito::UserPoolIdentityProvider', {
      ProviderName: 'Kansli',
      ProviderType: 'SAML',
      AttributeMapping: { email: 'email', name: 'name' },
    });
    stage.hasResource('AWS::Cognito::UserPoolClient', {
      Properties: { SupportedIdentityProviders: ['COGNITO', 'Malmo', 'Kansli'] },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('Kansli'), Match.stringLikeRegexp('Malmo')]),
    });
    const variables = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });
    const tables = resourcesOf(stage, 'AWS::Lambda::Function', variables).flatMap(
      ({ Environment }) => Environment.Variables.IDENTITY_PROVIDERS ?? [],
    );
    expect(tables).toHaveLength(6);
    for (const table of tables)
      expect(JSON.parse(String(table))).toEqual([
        { name: 'Malmo', domains: ['malmo.example'], roles: malmo.roles, organisation: '1280' },
        { name: 'Kansli', domains: ['kansli.example'], roles: office.roles },
      ]);
  });

  it.each([
    [
      'speak for the same domain',
      [malmo, { ...office, domains: ['it.malmo.example'] }],
      /two that speak for/,
    ],
    ['have one name', [malmo, { ...office, name: 'malmo' }], /two of one name/],
    ['lead nobody knows where', [{ ...malmo, organisation: undefined }], /of no organisation/],
    ['give a role that is none', [{ ...malmo, roles: { all: 'admin' } }], /roles/],
    [
      'stand in for one outside of this machine',
      [{ kind: 'stand-in', name: 'Local', domains: ['example'] }],
      /only stage local/,
    ],
    ['are reached without encryption', [{ ...malmo, issuer: 'http://login.malmo.example' }], /https/],
  ])('that %s are refused', (_, identityProviders, sentence) => {
    expect(() => synthesize({ ...PROD, identityProviders })).toThrow(sentence);
  });
});
