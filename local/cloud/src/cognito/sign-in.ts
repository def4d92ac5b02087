import * as z from 'zod';
import { escaped } from '../protocol/query-form.ts';

/** Somebody who signs in locally, as described by a token. */
export const signInPersonSchema = z.strictObject({
  name: z.string(),
  /** The same address is the same person: `sub` is derived from it, or is that of the pool's user. */
  email: z.string(),
  groups: z.array(z.string()),
  /** Custom attributes of the pool, without the prefix `custom:` that they have in a token. */
  attributes: z.record(z.string(), z.string()),
  /** The identity provider that they came by; their address is then confirmed by nobody else. */
  provider: z.string().optional(),
  /** The pool's user that they are. */
  username: z.string().optional(),
  /** Whether they are nobody unless the pool has a user with their address. */
  onlyUsers: z.boolean().optional(),
});
export type SignInPerson = z.infer<typeof signInPersonSchema>;

/** Replaces accounts and Cognito's own pages: nobody has a password here. */
export type SignIn = {
  /** The page that asks who to sign in as: its form posts to its own address, and it loads nothing from elsewhere. */
  page(question: { groups: readonly string[]; problem?: string }): string;
  /** The person, from the fields of the form or the JSON of `POST /local/sign-in`. */
  personOf(answers: unknown): SignInPerson | { problem: string };
};

const answersSchema = z.strictObject({ group: z.string().optional(), email: z.email().optional() });

/** One button for each group; another address is another person. */
export const groupSignIn: SignIn = {
  page: ({ groups, problem }) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Sign in</title>
<h1>Sign in on this machine</h1>
${problem === undefined ? '' : `<p role="alert">${escaped(problem)}</p>`}
<form method="post">
<p><label>Email address, to be another person <input type="email" name="email"></label></p>
<p>${groups.map((group) => `<button name="group" value="${escaped(group)}">${escaped(group)}</button>`).join(' ')}
<button>In no group</button></p>
</form></html>`,
  personOf: (answers) => {
    const parsed = answersSchema.safeParse(answers);
    if (!parsed.success) return { problem: z.prettifyError(parsed.error) };
    const { group, email = `${group ?? 'someone'}@people.example` } = parsed.data;
    return { name: email, email, groups: group === undefined ? [] : [group], attributes: {} };
  },
};
