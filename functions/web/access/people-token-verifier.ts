import type { ReadsRestores } from '../../../domain/mail/restore.ts';
import { type IdentityProvider, userOf } from '../../../domain/people/identity.ts';
import { MACHINE_TOKEN_PREFIX, type Machines } from '../../../domain/people/machine.ts';
import { type People, personId } from '../../../domain/people/person.ts';
import { machineUser } from '../../../domain/people/use-cases/issue-machine-token.ts';
import type { IdentityVerifier, TokenVerifier, VerifiedToken } from './sign-in-service.ts';

/** What a machine's token is judged by. */
export type MachineTokens = ReadsRestores & { machines: Pick<Machines, 'find' | 'findToken'> };

type Ports = {
  /** Where there is none, no machine is let in. */
  ofMachines?: MachineTokens | undefined;
  now: () => number;
  identities: IdentityVerifier;
  people: Pick<People, 'find'>;
  providers: readonly IdentityProvider[];
};

/**
 * A token says who somebody is; what they may do is read from who may sign in, with every request and never
 * from a cache: whoever has ended is out at once, and another role holds at once. So it is with tokens of machines.
 */
export class PeopleTokenVerifier implements TokenVerifier {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async verify(token: string): Promise<VerifiedToken | undefined> {
    const { identities, people, providers, ofMachines, now } = this.#ports;
    if (token.startsWith(MACHINE_TOKEN_PREFIX))
      return ofMachines && (await machineUser(token, { ...ofMachines, people, now }));
    const verified = await identities.identify(token);
    if (!verified) return undefined;
    const { identity, ...rest } = verified;
    const user = userOf(identity, { person: await people.find(personId(identity.address)), providers });
    return user && { user, ...rest };
  }
}
