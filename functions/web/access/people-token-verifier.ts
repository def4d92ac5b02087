import { type IdentityProvider, userOf } from '../../../domain/people/identity.ts';
import { type People, personId } from '../../../domain/people/person.ts';
import type { IdentityVerifier, TokenVerifier, VerifiedToken } from './sign-in-service.ts';

type Ports = {
  identities: IdentityVerifier;
  people: Pick<People, 'find'>;
  providers: readonly IdentityProvider[];
};

/**
 * A token says who somebody is; what they may do is read from who may sign in, with every request and never
 * from a cache: whoever has ended is out at once, and another role holds at once.
 */
export class PeopleTokenVerifier implements TokenVerifier {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async verify(token: string): Promise<VerifiedToken | undefined> {
    const { identities, people, providers } = this.#ports;
    const verified = await identities.identify(token);
    if (!verified) return undefined;
    const { identity, ...rest } = verified;
    const user = userOf(identity, { person: await people.find(personId(identity.address)), providers });
    return user && { user, ...rest };
  }
}
