import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { userRoleSchema } from '../../domain/rollout/user.ts';
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

  it('have the roles that the console knows', () => {
    const groups = resourcesOf(template, 'AWS::Cognito::UserPoolGroup', z.object({ GroupName: z.string() }));
    expect(groups.map(({ GroupName }) => GroupName).toSorted()).toEqual(userRoleSchema.options.toSorted());
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
