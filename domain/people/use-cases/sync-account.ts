import type { Organisations } from '../../rollout/organisation.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { TemporaryFailure } from '../../shared/errors.ts';
import { inLocale } from '../../shared/locale.ts';
import { INVITATION_DAYS, type InvitationMail, type People, type Person } from '../person.ts';
import type { AccountJob, InvitationMailer, RenderInvitation, SignInAccounts } from '../sign-in-accounts.ts';

export type SyncAccountPorts = {
  people: Pick<People, 'find' | 'noteMail'>;
  organisations: Pick<Organisations, 'list'>;
  accounts: SignInAccounts;
  mailer: InvitationMailer;
  render: RenderInvitation;
  /** Base URL of the console. */
  consoleUrl: string;
};

/** What a job came to: nothing was left to do, the account was closed, or how the mail fared. */
export type SyncResult = 'nothing' | 'closed' | Exclude<InvitationMail, 'waiting' | 'sending'>;

/**
 * Brings the account at the sign-in service in line with what is stored: closes that of whoever has ended;
 * opens one for whoever is invited, and mails them. The intent to mail is stored before the call, so no retry
 * mails twice.
 * @throws {TemporaryFailure} if the mail certainly has not left
 */
export async function syncAccount({ person: id }: AccountJob, ports: SyncAccountPorts): Promise<SyncResult> {
  const person = await ports.people.find(id);
  if (person?.state === 'ended') {
    await ports.accounts.close(person.address);
    return 'closed';
  }
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
  return { ...content, to: { name, address }, replyTo: by, id: `invitation-${id}-${at}` };
}
