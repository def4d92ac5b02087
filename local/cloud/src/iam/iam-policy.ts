import * as z from 'zod';

const oneOrMany = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const conditionValues = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))])
  .transform((value) => (Array.isArray(value) ? value.map(String) : [String(value)]));

const principalSchema = z.union([z.literal('*'), z.record(z.string(), oneOrMany)]);

const statementSchema = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Principal: principalSchema.optional(),
    NotPrincipal: z.never('NotPrincipal is not supported: deny by condition instead').optional(),
    Action: oneOrMany.optional(),
    NotAction: oneOrMany.optional(),
    Resource: oneOrMany.optional(),
    NotResource: oneOrMany.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
  })
  .refine((statement) => (statement.Action === undefined) !== (statement.NotAction === undefined), {
    error: 'a statement needs Action or NotAction, and not both',
  })
  .refine((statement) => statement.Resource === undefined || statement.NotResource === undefined, {
    error: 'a statement cannot have both Resource and NotResource',
  });

const policySchema = z.object({
  Version: z.literal('2012-10-17'),
  Statement: z.union([statementSchema.transform((statement) => [statement]), z.array(statementSchema)]),
});

export type Statement = z.infer<typeof statementSchema>;
export type PolicyDocument = z.infer<typeof policySchema>;

/** Reads an IAM policy document as a template has it; single values become lists. Throws a ZodError otherwise. */
export function parsePolicy(document: unknown): PolicyDocument {
  return policySchema.parse(document);
}
