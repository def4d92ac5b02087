import { SecretValue } from 'aws-cdk-lib';
import {
  type AttributeMapping,
  OidcAttributeRequestMethod,
  ProviderAttribute,
  type UserPool,
  UserPoolClientIdentityProvider,
  UserPoolIdentityProviderOidc,
  UserPoolIdentityProviderSaml,
  UserPoolIdentityProviderSamlMetadata,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { ProviderSettings } from '../identity-provider-settings.ts';

export interface IdentityProvidersProps {
  readonly pool: UserPool;
  readonly settings: readonly ProviderSettings[];
}

/** The organisations' own identity providers with which people may sign in. Their second factor is the provider's. */
export class IdentityProviders extends Construct {
  /** What the app client lists beside the pool's own accounts. */
  readonly supported: UserPoolClientIdentityProvider[] = [];
  /** What functions make of a provider's claims, as JSON. */
  readonly mapping: string;

  constructor(scope: Construct, id: string, { pool, settings }: IdentityProvidersProps) {
    super(scope, id);
    for (const provider of settings) {
      if (provider.kind === 'stand-in') continue;
      if (provider.kind === 'oidc') this.#oidc(pool, provider);
      else this.#saml(pool, provider);
      this.supported.push(UserPoolClientIdentityProvider.custom(provider.name));
    }
    this.mapping = JSON.stringify(
      settings.map(({ name, domains, roles, organisation }) => ({ name, domains, roles, organisation })),
    );
  }

  #oidc(pool: UserPool, settings: ProviderSettings & { kind: 'oidc' }): void {
    const { name, issuer, clientId, clientSecret, claims } = settings;
    new UserPoolIdentityProviderOidc(this, name, {
      userPool: pool,
      name,
      clientId,
      // Resolved by CloudFormation: the secret is in no template.
      clientSecret: SecretValue.secretsManager(clientSecret).unsafeUnwrap(),
      issuerUrl: issuer,
      scopes: ['openid', 'email', 'profile'],
      attributeRequestMethod: OidcAttributeRequestMethod.GET,
      attributeMapping: mappingOf(claims),
    });
  }

  #saml(pool: UserPool, settings: ProviderSettings & { kind: 'saml' }): void {
    const { name, metadataUrl, claims } = settings;
    new UserPoolIdentityProviderSaml(this, name, {
      userPool: pool,
      name,
      metadata: UserPoolIdentityProviderSamlMetadata.url(metadataUrl),
      attributeMapping: mappingOf(claims),
    });
  }
}

function mappingOf({ email, name, groups, organisation }: ProviderSettings['claims']): AttributeMapping {
  const claim = (value: string) => ProviderAttribute.other(value);
  return {
    email: claim(email),
    fullname: claim(name),
    custom: {
      ...(groups === undefined ? {} : { 'custom:groups': claim(groups) }),
      ...(organisation === undefined ? {} : { 'custom:organisation': claim(organisation) }),
    },
  };
}
