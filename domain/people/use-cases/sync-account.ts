import { aliasOf, isErased } from '../../contacts/alias.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { TemporaryFailure } from '../../shared/errors.ts';
import { inLocale } from '../../shared/locale.ts';
import type { AccessArchive } from '../access-change.ts';
import { INVITATION_DAYS, type InvitationMail, type People, type Person } from '../person.ts';
import type { AccountJob, InvitationMailer, RenderInvitation, SignInAccounts } from '../sign-in-accounts.ts';

export type SyncAccountPorts = {
  people: Pick<People, 'find' | 'noteMail' | 'erase'>;
  archive: AccessArchive;
  organisations: Pick<Organisations, 'list'>;
  accounts: SignInAccounts;
  mailer: InvitationMailer;
  render: RenderInvitation;
  /** Base URL of the console. */
  consoleUrl: string;
};

/** What a job came to: nothing was left to do, the account was closed, the person erased, or how the mail fared. */
export type SyncResult = 'nothing' | 'closed' | 'erased' | Exclude<InvitationMail, 'waiting' | 'sending'>;

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
  const note = (from: InvitationMail, to: InvitationMail) =>
    ports.people.noteMail(id, { invitation: invitation.at, from, to });
  // An earlier try ended between the call and its answer.
  if (invitation.mail === 'sending') return (await note('sending', 'unknown')) ? 'unknown' : 'nothing';
  if (invitation.mail !== 'waiting') return 'nothing';
  await ports.accounts.open(person);
  if (!(await note('waiting', 'sending'))) return 'nothing';
  const { kind } = await ports.mailer.send(await letterOf(person, invitation, ports));
  if (kind === 'not-taken' || kind === 'held' || kind === 'unreached') {
    await note('sending', 'waiting');
    throw new TemporaryFailure('the invitation was not accepted for sending');
  }
  const result = kind === 'accepted' ? 'sent' : kind;
  await note('sending', result);
  return result;
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
