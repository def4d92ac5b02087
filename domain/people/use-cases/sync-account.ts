import { aliasOf, isErased } from '../../contacts/alias.ts';
import type { MailGate } from '../../mail/mail-gate.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { TemporaryFailure } from '../../shared/errors.ts';
import { inLocale } from '../../shared/locale.ts';
import type { AccessArchive } from '../access-change.ts';
import { INVITATION_DAYS, type InvitationMail, type People, type Person } from '../person.ts';
import type {
  AccountJob,
  AccountJobs,
  InvitationMailer,
  RenderInvitation,
  SignInAccounts,
} from '../sign-in-accounts.ts';

export type SyncAccountPorts = {
  people: Pick<People, 'find' | 'noteMail' | 'erase'>;
  archive: AccessArchive;
  organisations: Pick<Organisations, 'list'>;
  accounts: Pick<SignInAccounts, 'open' | 'close'>;
  mailer: InvitationMailer;
  gate: MailGate;
  accountJobs: AccountJobs;
  now: () => number;
  render: RenderInvitation;
  /** Base URL of the console. */
  consoleUrl: string;
};

/**
 * What a job came to: nothing was left to do, the account was closed, the person erased, the mail waits and the
 * job comes back, or how the mail fared.
 */
export type SyncResult = 'nothing' | 'closed' | 'erased' | Exclude<InvitationMail, 'sending'>;

/**
 * Brings the account at the sign-in service in line with what is stored: closes that of whoever has ended;
 * opens one for whoever is invited, and mails them. The intent to mail is stored before the call, so no retry
 * mails twice.
 * @throws {TemporaryFailure} if the mail certainly has not left
 */
export async function syncAccount(
  { person: id, changed, returned }: AccountJob,
  ports: SyncAccountPorts,
): Promise<SyncResult> {
  if (changed) await ports.archive.keep({ person: id, ...changed });
  if (returned !== undefined) return noteReturned(id, returned, ports);
  const person = await ports.people.find(id);
  if (person?.state === 'ended') return closed(person, ports);
  const { invitation } = person ?? {};
  if (person?.state !== 'invited' || !invitation) return 'nothing';
  return await invite({ person, invitation }, ports);
}

type Invited = { person: Person; invitation: NonNullable<Person['invitation']> };

async function invite({ person, invitation }: Invited, ports: SyncAccountPorts): Promise<SyncResult> {
  const { id } = person;
  const note = (from: InvitationMail, to: InvitationMail) =>
    ports.people.noteMail(id, { invitation: invitation.at, from, to });
  // An earlier try ended between the call and its answer.
  if (invitation.mail === 'sending') return (await note('sending', 'unknown')) ? 'unknown' : 'nothing';
  if (invitation.mail !== 'waiting') return 'nothing';
  const asked = await ports.gate.ask();
  if (asked.kind === 'later') return await comeBack(id, asked.at, ports);
  await ports.accounts.open(person);
  if (!(await note('waiting', 'sending'))) return 'nothing';
  const answer = await ports.mailer.send(await letterOf(person, invitation, ports));
  const { kind } = answer;
  const after = kind === 'accepted' ? 'sent' : kind === 'refused' || kind === 'unknown' ? kind : 'waiting';
  await note('sending', after);
  await ports.gate.tell(answer, asked);
  // What is about the account costs no try: the job asks again when the hold is over.
  if (kind === 'held') return await comeBack(id, ports.now() + ONE_MINUTE, ports);
  if (after === 'waiting') throw new TemporaryFailure('the invitation was not accepted for sending');
  return after;
}

const ONE_MINUTE = 60_000;
/** The longest delay of a queue. */
const LONGEST_SECONDS = 900;

async function comeBack(person: string, at: number, ports: SyncAccountPorts): Promise<'waiting'> {
  const seconds = Math.ceil((at - ports.now()) / 1000);
  await ports.accountJobs.enqueue([{ person }], Math.min(LONGEST_SECONDS, Math.max(0, seconds)));
  return 'waiting';
}

async function closed(person: Person, { accounts, people }: SyncAccountPorts): Promise<SyncResult> {
  if (isErased(person.address)) return 'nothing';
  await accounts.close(person.address);
  if (person.erasureAskedAt === undefined) return 'closed';
  await people.erase(person.id, aliasOf(person.id));
  return 'erased';
}

/** The event may come before the answer to the call that it is about was noted. */
async function noteReturned(
  id: string,
  invitation: number,
  { people }: SyncAccountPorts,
): Promise<SyncResult> {
  for (const from of ['sent', 'sending', 'unknown'] as const)
    if (await people.noteMail(id, { invitation, from, to: 'bounced' })) return 'bounced';
  return 'nothing';
}

async function letterOf(
  person: Person,
  { at, by }: NonNullable<Person['invitation']>,
  { organisations, render, consoleUrl }: SyncAccountPorts,
) {
  const { id, name, address, role, organisation: code, locale } = person;
  const all = code === undefined ? [] : await organisations.list();
  const organisation = all.find((each) => each.code === code);
  const content = render({
    locale,
    name,
    role,
    organisation: organisation && inLocale(organisation.name, locale),
    invitedBy: by,
    url: `${consoleUrl}/welcome?lang=${locale}`,
    until: at + INVITATION_DAYS * DAY_MILLIS,
  });
  return {
    ...content,
    to: { name, address },
    replyTo: by,
    id: `invitation-${id}-${at}`,
    of: { person: id, at },
  };
}
