import * as z from 'zod';
import { OPENAPI } from '../../../functions/web/api/openapi.gen.ts';

const content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
});
export const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

export const DOCUMENT = documentSchema.parse(JSON.parse(OPENAPI));

/** A judge of bodies made of the document alone, not of the schemas that it was made from. */
function judge(schema: unknown): z.ZodType {
  const whole = { ...z.record(z.string(), z.unknown()).parse(schema), $defs: DOCUMENT.components.schemas };
  const text = JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(JSON.parse(text));
}

/** What the document says of a body of this operation: `post /api/milestones`. */
export function requestJudge(operation: string): z.ZodType {
  return judge(operationOf(operation).requestBody?.content['application/json']?.schema);
}

/** What it says of an answer with this status; a status or type that it does not have is refused. */
export function answerJudge(operation: string, status: number, type: string): z.ZodType {
  const schema = operationOf(operation).responses[status]?.content[type]?.schema;
  if (!schema) throw new Error(`${operation} has no answer ${status} of ${type} in the document`);
  return judge(schema);
}

function operationOf(operation: string): z.infer<typeof operationSchema> {
  const [method = '', path = ''] = operation.split(' ');
  const found = DOCUMENT.paths[path]?.[method];
  if (!found) throw new Error(`${operation} is not in the document`);
  return found;
}
