import { Duration } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolClient,
  CfnUserPoolGroup,
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
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { type UserRole, userRoleSchema } from '../../domain/rollout/user.ts';
import { ABSOLUTE_SECONDS, IDLE_SECONDS } from '../../functions/web/access/sessions.ts';
import { LOCAL, nameIn, type Stage } from '../stages.ts';
import type { BudkavleFunction } from './budkavle-function.ts';

export interface SignInProps {
  readonly stage: Stage;
  /** The console's base URL, without a trailing slash: people return there after signing in. */
  readonly consoleUrl: string;
}

/** The groups' descriptions, for the administrator who adds people to them. */
const groups: Readonly<Record<UserRole, string>> = {
  coordinator: 'Plans rollouts, triggers and stops milestones',
  approver: 'Approves what others have triggered',
  'local-lead': 'Leads the rollout in the organisation that stands in custom:organisation',
  registrar: 'Finds and exports what was sent',
};

/** The users of console and API: added by an administrator, each with a second factor. */
export class SignIn extends Construct {
  readonly #pool: UserPool;
  readonly #client: UserPoolClient;
  readonly #domain: UserPoolDomain;

  constructor(scope: Construct, id: string, { stage, consoleUrl }: SignInProps) {
    super(scope, id);
    this.#pool = this.#users(stage);
    for (const [index, groupName] of userRoleSchema.options.entries()) {
      new CfnUserPoolGroup(this, `Group${index + 1}`, {
        groupName,
        userPoolId: this.#pool.userPoolId,
        description: groups[groupName],
      });
    }
    this.#domain = this.#pool.addDomain('Domain', { cognitoDomain: { domainPrefix: nameIn(stage) } });
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
      customAttributes: { organisation: new StringAttribute({ minLen: 1, maxLen: 32, mutable: true }) },
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
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      readAttributes: visible.withCustomAttributes('organisation'),
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true, fullname: true }),
      idTokenValidity: Duration.seconds(IDLE_SECONDS),
      accessTokenValidity: Duration.seconds(IDLE_SECONDS),
      refreshTokenValidity: Duration.seconds(ABSOLUTE_SECONDS),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    // By default Cognito also allows signing in without its pages, and tokens obtained that way may change
    // the person's own attributes.
    const resource = client.node.defaultChild;
    if (resource instanceof CfnUserPoolClient) resource.explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];
    return client;
  }
}
