import * as z from 'zod';
import { recipientKey } from '../shared/email-address.ts';

/** The name that stands in the record where no person had to approve. */
export const AUTOMATIC = 'automatic';

/** Who lets the mails of a rollout's milestones leave: nobody has to, or one or two persons, none of them the author. */
export const approvalPolicySchema = z.enum(['automatic', 'one', 'two']);
export type ApprovalPolicy = z.infer<typeof approvalPolicySchema>;

const PERSONS: Readonly<Record<ApprovalPolicy, number>> = { automatic: 0, one: 1, two: 2 };

/** How many persons have to approve. What was taken in late needs one, whatever the policy. */
export function personsNeeded(policy: ApprovalPolicy = 'automatic', late = false): number {
  return Math.max(PERSONS[policy], late ? 1 : 0);
}

/** Whether two names in the record are of one person: addresses that differ only in case are. */
export function samePerson(one: string, other: string): boolean {
  return personKey(one) === personKey(other);
}

function personKey(name: string): string {
  return name.includes('@') ? recipientKey(name) : name.trim().toLowerCase();
}
