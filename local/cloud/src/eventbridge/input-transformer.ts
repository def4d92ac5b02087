import { ServiceError } from '../protocol/service-error.ts';

/** What a target gets instead of the event; at most one of the three (AWS::Events::Rule Target). */
export type TargetInput = {
  /** Constant JSON text. */
  input?: string;
  /** `$.detail`: this part of the event. */
  inputPath?: string;
  inputTransformer?: InputTransformer;
};
export type InputTransformer = { inputPathsMap: Record<string, string>; inputTemplate: string };

type About = { ruleArn: string; ruleName: string; ingestionTime: string };

/**
 * The text that a target receives: the event itself, or what the target's input makes of it.
 * Throws `ServiceError` when a transformer's result is not JSON.
 */
export function targetPayload(target: TargetInput, event: Record<string, unknown>, about: About): string {
  if (target.input !== undefined) return target.input;
  if (target.inputPath !== undefined) return JSON.stringify(valueAt(event, target.inputPath) ?? {});
  if (target.inputTransformer !== undefined) return transform(target.inputTransformer, event, about);
  return JSON.stringify(event);
}

/**
 * Fills `<name>` placeholders. Inside quotes a value is put in as it is, elsewhere as JSON; a path that the event
 * does not have leaves nothing inside quotes, and an empty text elsewhere (else the result were no JSON).
 */
function transform(transformer: InputTransformer, event: Record<string, unknown>, about: About): string {
  const { detail: _, ...envelope } = event;
  const values = new Map<string, unknown>(
    Object.entries(transformer.inputPathsMap).map(([name, path]) => [name, valueAt(event, path)]),
  );
  values.set('aws.events.rule-arn', about.ruleArn);
  values.set('aws.events.rule-name', about.ruleName);
  values.set('aws.events.event.ingestion-time', about.ingestionTime);
  values.set('aws.events.event', envelope);
  values.set('aws.events.event.json', event);
  // A text or a placeholder outside of one; a text is filled as a whole.
  const filled = transformer.inputTemplate.replace(
    /"(?:[^"\\]|\\.)*"|<([A-Za-z0-9_.-]+)>/gs,
    (piece, name?: string) => {
      if (name === undefined) return fillText(piece, values);
      if (!values.has(name)) return piece;
      const value = values.get(name);
      return value === undefined ? '""' : JSON.stringify(value);
    },
  );
  try {
    return JSON.stringify(JSON.parse(filled));
  } catch (cause) {
    throw new ServiceError(
      'INVALID_JSON',
      `the input template of ${about.ruleArn} gives no JSON (${cause}): ${filled}`,
    );
  }
}

function fillText(quoted: string, values: Map<string, unknown>): string {
  return quoted.replace(/<([A-Za-z0-9_.-]+)>/g, (piece, name: string) => {
    if (!values.has(name)) return piece;
    const value = values.get(name);
    if (value === undefined) return '';
    // As AWS warns, values are not escaped: a quote in one breaks the JSON, and the delivery fails.
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

/** `$.detail.items[0].name`, `$.detail.items[*].name`; `undefined` when the event has no such place. */
export function valueAt(event: unknown, path: string): unknown {
  if (!/^\$(?:\.[\w/-]+|\[(?:\d+|\*)\]|\.\*)*$/.test(path)) {
    throw new ServiceError('ValidationException', `not a path that EventBridge knows: '${path}'`);
  }
  let found: unknown[] = [event];
  let many = false;
  for (const [, key, index] of path.matchAll(/\.([\w/-]+|\*)|\[(\d+|\*)\]/g)) {
    many ||= key === '*' || index === '*';
    found = found.flatMap((value) => stepInto(value, key ?? index ?? ''));
  }
  return many ? found : found[0];
}

function stepInto(value: unknown, step: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (step === '*') return Object.values(value);
  const next = Object.getOwnPropertyDescriptor(value, step)?.value;
  return next === undefined ? [] : [next];
}
