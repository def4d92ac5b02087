import type { ContactStore } from '../../domain/contacts/contact-store.ts';
import type { LoadDirectoryPorts } from '../../domain/contacts/use-cases/load-directory.ts';
import type { LinkKeys } from '../../domain/links/link-key.ts';
import type { MailAccounts } from '../../domain/mail/mail-account.ts';
import type { ReadsRestores } from '../../domain/mail/restore.ts';
import type { ReadsHolds } from '../../domain/mail/sending-hold.ts';
import type { People } from '../../domain/people/person.ts';
import type { Account, Dns, Web } from './account.ts';
import type { Finding } from './finding.ts';

/** What the stage's file says, as far as the doctor needs it. */
export type Settings = {
  mailDomain: string;
  region: string;
  concurrency: number;
  mailsPerSecond: number;
  domain?: { name: string; certificateArn?: string | undefined } | undefined;
};

/** What all decisions may use; `commandRegion` is where the other commands look for the stage. */
export type About = { stage: string; settings: Settings; commandRegion: string | undefined; now: number };

/** Where answers come from. */
export type World = {
  account: Account;
  /** The same that a dispatch asks. */
  mailAccounts: MailAccounts;
  dns: Dns;
  web: Web;
  operator: LoadDirectoryPorts & {
    contactStore: Pick<ContactStore, 'read'>;
    linkKeys: Pick<LinkKeys, 'all'>;
    people: Pick<People, 'read'>;
  } & ReadsHolds &
    ReadsRestores;
  about: About;
};

/** One question about a stage, and what follows from its answer. */
export type Check = {
  name: string;
  /** Whether the local cloud can answer too. */
  locally: boolean;
  find(world: World): Promise<Finding[]>;
};

/** Asks, then decides; the decision is pure. */
export function check<T>({
  ask,
  decide,
  ...rest
}: Pick<Check, 'name' | 'locally'> & {
  ask: (world: World) => Promise<T>;
  decide: (answer: T, about: About) => Finding | Finding[];
}): Check {
  return { ...rest, find: async (world) => [decide(await ask(world), world.about)].flat() };
}
