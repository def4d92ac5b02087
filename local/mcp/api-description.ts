import * as z from 'zod';
import { OPENAPI } from '../../functions/web/api/openapi.gen.ts';

const schemaSchema = z.record(z.string(), z.unknown());
const contentSchema = z.record(z.string(), z.object({ schema: schemaSchema }));
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  parameters: z
    .array(
      z.object({
        in: z.enum(['path', 'query']),
        name: z.string(),
        required: z.boolean().default(false),
        schema: schemaSchema,
      }),
    )
    .default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema })),
});
const documentSchema = z.object({
  info: z.object({ version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schemaSchema) }),
});

/** A JSON Schema whose `$ref` lead to `$defs` of its own. */
export type JsonSchema = Record<string, unknown>;

/** An operation of the API as its OpenAPI document describes it. */
export type Operation = z.infer<typeof operationSchema> & {
  /** `GET /api/rollouts` */
  key: string;
  method: string;
  /** With parameters in braces. */
  path: string;
};

const DOCUMENT = documentSchema.parse(JSON.parse(OPENAPI));

/** Every operation of the API. */
export const API_OPERATIONS: readonly Operation[] = Object.entries(DOCUMENT.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const upper = method.toUpperCase();
      return { ...operation, key: `${upper} ${path}`, method: upper, path };
    }),
);

const SCHEMAS = DOCUMENT.components.schemas;
const REFERENCE = '#/components/schemas/';

/** A schema that stands alone: what it refers to is in its `$defs`, and nothing else is. */
export function standingAlone(schema: JsonSchema): JsonSchema {
  const found = new Map<string, unknown>();
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) =>
        name === '$ref' && typeof inner === 'string' ? [name, referred(inner)] : [name, copy(inner)],
      ),
    );
  };
  const referred = (reference: string): string => {
    const name = reference.slice(REFERENCE.length);
    if (!found.has(name)) {
      found.set(name, undefined);
      found.set(name, copy(SCHEMAS[name]));
    }
    return `#/$defs/${name}`;
  };
  const whole = schemaSchema.parse(copy(schema));
  return found.size === 0 ? whole : { ...whole, $defs: Object.fromEntries(found) };
}

/**
 * The operations that a path belongs to, literally or by their parameters; the more literal ones first, as the API
 * decides.
 */
export function operationsAt(method: string, path: string): Operation[] {
  const words = path.split('/');
  const matches = (operation: Operation) => {
    const parts = operation.path.split('/');
    return (
      operation.method === method &&
      parts.length === words.length &&
      parts.every((part, place) => part.startsWith('{') || part === words[place])
    );
  };
  const parameters = ({ path: template }: Operation) => template.split('{').length;
  return API_OPERATIONS.filter(matches).toSorted((a, b) => parameters(a) - parameters(b));
}
