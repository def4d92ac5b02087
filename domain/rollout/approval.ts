import * as z from 'zod';
import { recipientKey } from '../shared/email-address.ts';

/** The actor recorded if no person had to approve. */
export const SYSTEM_ACTOR = 'automatic';

/** How many people have to approve a rollout's milestones, the author excluded. */
export const approvalPolicySchema = z.enum(['automatic', 'one', 'two']);
export type ApprovalPolicy = z.infer<typeof approvalPolicySchema>;

const PERSONS: Readonly<Record<ApprovalPolicy, number>> = { automatic: 0, one: 1, two: 2 };

/** Number of approvers required; at least one for a late milestone, whatever the policy. */
export function personsNeeded(policy: ApprovalPolicy = 'automatic', late = false): number {
  return Math.max(PERSONS[policy], late ? 1 : 0);
}

/** Whether two recorded names are the same person: ignores case. */
export function samePerson(one: string, other: string): boolean {
  return personKey(one) === personKey(other);
}

function personKey(name: string): string {
  return name.includes('@') ? recipientKey(name) : name.trim().toLowerCase();
}
