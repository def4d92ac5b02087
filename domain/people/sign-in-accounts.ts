import * as z from 'zod';
import type { SendResult } from '../mail/delivery.ts';
import type { UserRole } from '../rollout/user.ts';
import { accessChangeSchema } from './access-change.ts';
import type { SignInIdentity } from './identity.ts';

/** The account of the sign-in service that belongs to an address. Methods are idempotent. */
export interface SignInAccounts {
  /**
   * A new account without a password or second factor, in place of any earlier one. Its holder sets both at
   * the sign-in service, which proves that the mailbox is theirs.
   */
  open(person: { name: string; address: string }): Promise<void>;
  /** Removes all accounts with this address; what they signed in to cannot be renewed. */
  close(address: string): Promise<void>;
  /** Whether somebody has an account with this address, of their own or by an identity provider. */
  has(address: string): Promise<boolean>;
}

/** People whom an organisation's own identity provider has let sign in, as they last came. */
export interface Visitors {
  list(): Promise<SignInIdentity[]>;
}

/**
 * A job: bring the account in line with what is stored about the person. `changed`: what was done, to be kept outside
 * of the table. `returned`: the mail of the invitation of that instant came back.
 */
export const accountJobSchema = z.strictObject({
  person: z.string().min(1).max(64),
  changed: accessChangeSchema.omit({ person: true }).optional(),
  returned: z.int().min(0).optional(),
});
export type AccountJob = z.infer<typeof accountJobSchema>;

/** The queue of jobs. */
export interface AccountJobs {
  /** Each comes after the delay: 0 by default, at most 900 s. */
  enqueue(jobs: readonly AccountJob[], delaySeconds?: number): Promise<void>;
}

/** Content of an invitation. */
export type InvitationContent = {
  locale: string;
  name: string;
  role: UserRole;
  /** The name of a local lead's organisation. */
  organisation?: string | undefined;
  invitedBy: string;
  /** Where whoever is invited begins. */
  url: string;
  /** Until when it can be accepted (ms). */
  until: number;
};

export type RenderInvitation = (content: InvitationContent) => {
  subject: string;
  html: string;
  text: string;
};

export type InvitationLetter = ReturnType<RenderInvitation> & {
  to: { name: string; address: string };
  /** The person who invites. */
  replyTo: string;
  /** Names the mail: the same one twice is recognised as such. */
  id: string;
  /** Whose invitation it is, and of which instant (ms): events about the mail name both. */
  of: { person: string; at: number };
};

/** Sends invitations, one attempt a call. */
export interface InvitationMailer {
  send(letter: InvitationLetter): Promise<SendResult>;
}
