import { Duration } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolClient,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolDomain,
  UserPoolEmail,
  type UserPoolProps,
  VerificationEmailStyle,
} from 'aws-cdk-lib/aws-cognito';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ABSOLUTE_SECONDS, IDLE_SECONDS } from '../../functions/web/access/sessions.ts';
import { passwordCodeMail } from '../../templates/people/password-code.ts';
import { LOCAL, nameIn, type Stage } from '../stages.ts';
import type { BudkavleFunction } from './budkavle-function.ts';
import { IdentityProviders } from './identity-providers.ts';

export interface SignInProps {
  readonly stage: Stage;
  /** The console's base URL, without a trailing slash: people return there after signing in. */
  readonly consoleUrl: string;
}

/** What functions do with accounts. */
type AccountAction = 'ListUsers' | 'AdminCreateUser' | 'AdminSetUserPassword' | 'AdminDeleteUser';

/**
 * Who users of console and API are: each with a second factor, here or at an identity provider of their own. What
 * they may do is in the table.
 */
export class ConsoleSignIn extends Construct {
  readonly #pool: UserPool;
  readonly #client: UserPoolClient;
  readonly #domain: UserPoolDomain;
  readonly #providers: IdentityProviders;

  constructor(scope: Construct, id: string, { stage, consoleUrl }: SignInProps) {
    super(scope, id);
    this.#pool = this.#users(stage);
    this.#domain = this.#pool.addDomain('Domain', { cognitoDomain: { domainPrefix: nameIn(stage) } });
    this.#providers = new IdentityProviders(this, 'Providers', {
      pool: this.#pool,
      settings: stage.identityProviders,
    });
    this.#client = this.#console(stage, consoleUrl);
  }

  get userPoolId(): string {
    return this.#pool.userPoolId;
  }

  /** Base URL of the pages on which people sign in. */
  get url(): string {
    return this.#domain.baseUrl();
  }

  /** Sets the variables by which a function verifies tokens and sends people to sign in. */
  configure(fn: BudkavleFunction): void {
    fn.addEnvironment('SIGN_IN_ISSUER', this.#pool.userPoolProviderUrl);
    fn.addEnvironment('SIGN_IN_CLIENT_ID', this.#client.userPoolClientId);
    fn.addEnvironment('SIGN_IN_URL', this.url);
    fn.addEnvironment('IDENTITY_PROVIDERS', this.#providers.mapping);
  }

  /** Grants a function exactly this with accounts, and sets `USER_POOL_ID`. */
  grantAccounts(fn: BudkavleFunction, actions: readonly AccountAction[]): void {
    Grant.addToPrincipal({
      grantee: fn,
      actions: actions.map((action) => `cognito-idp:${action}`),
      resourceArns: [this.#pool.userPoolArn],
    });
    fn.addEnvironment('USER_POOL_ID', this.#pool.userPoolId);
  }

  #users(stage: Stage): UserPool {
    return new UserPool(this, 'Users', {
      userPoolName: nameIn(stage),
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // The name under which somebody triggers and approves: they cannot change it themselves, see the client.
      standardAttributes: { email: { required: true, mutable: true }, fullname: { mutable: true } },
      // What an identity provider says of somebody. No client and no person can write these.
      customAttributes: {
        organisation: new StringAttribute({ maxLen: 32, mutable: true }),
        groups: new StringAttribute({ maxLen: 2048, mutable: true }),
      },
      mfa: Mfa.REQUIRED,
      // Codes by text message are open to SIM swapping.
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      ...passwordCodes(stage),
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: stage.name !== LOCAL,
      removalPolicy: stage.removalPolicy,
    });
  }

  #console(stage: Stage, consoleUrl: string): UserPoolClient {
    const visible = new ClientAttributes().withStandardAttributes({
      email: true,
      emailVerified: true,
      fullname: true,
    });
    const client = this.#pool.addClient('Console', {
      userPoolClientName: nameIn(stage, 'console'),
      // A public client: PKCE proves that the code comes back to the browser that began.
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        // Without aws.cognito.signin.user.admin, so that no token here can change an attribute of anybody.
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${consoleUrl}/sign-in/callback`],
        logoutUrls: [`${consoleUrl}/signed-out`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO, ...this.#providers.supported],
      readAttributes: visible.withCustomAttributes('organisation', 'groups'),
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true, fullname: true }),
      idTokenValidity: Duration.seconds(IDLE_SECONDS),
      accessTokenValidity: Duration.seconds(IDLE_SECONDS),
      refreshTokenValidity: Duration.seconds(ABSOLUTE_SECONDS),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    // It names the providers, which have to be there first.
    client.node.addDependency(this.#providers);
    // By default Cognito also allows signing in without its pages, and tokens obtained that way may change
    // the person's own attributes.
    const resource = client.node.defaultChild;
    if (resource instanceof CfnUserPoolClient) resource.explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];
    return client;
  }
}

/**
 * Codes leave from our domain, in our words; Cognito's own sender takes none of ours.
 */
function passwordCodes({ passwordCodesBy, mailDomain }: Stage): Partial<UserPoolProps> {
  if (passwordCodesBy === 'cognito') return {};
  const { subject, body } = passwordCodeMail('{####}');
  return {
    email: UserPoolEmail.withSES({
      fromEmail: `budkavle@${mailDomain}`,
      fromName: 'Budkavle',
      sesVerifiedDomain: mailDomain,
    }),
    userVerification: {
      emailStyle: VerificationEmailStyle.CODE,
      emailSubject: subject,
      emailBody: body,
    },
  };
}
