import * as z from 'zod';

const requestSchema = z.object({
  event: z.object({
    requestContext: z.object({ authorizer: z.object({ iam: z.object({ userArn: z.string() }) }) }),
  }),
});

/** The role or person that signed a request to the HTTP API, by the last part of its ARN. */
export function signedBy(bindings: unknown): string {
  const parsed = requestSchema.safeParse(bindings);
  if (!parsed.success) throw new Error('a request came that nobody has signed');
  return parsed.data.event.requestContext.authorizer.iam.userArn.split(/[/:]/).at(-1) ?? '';
}
