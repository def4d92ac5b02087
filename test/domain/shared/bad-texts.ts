import type * as z from 'zod';

const CONTROL = 'a\u0007b\u202ec';
/**
 * What hardly any schema takes, whatever else it knows: hidden characters, braces, markup, strange letters, nothing,
 * a space.
 */
const ALWAYS = [CONTROL, 'a\r\nb', '{{recipientName}}', '<b>x</b>', 'Å b!', '{noSuchFact}', '', ' '];

/**
 * Texts that a schema refuses somewhere, by what it knows itself: its limits, formats, choices and types. What may be
 * taken comes last.
 */
export function badTexts(schema: z.core.$ZodType): string[] {
  return [...new Set([...leaves(schema, new Set()), ...ALWAYS])];
}

function leaves(schema: z.core.$ZodType, seen: Set<z.core.$ZodType>): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const inner = (each: readonly z.core.$ZodType[]) => each.flatMap((one) => leaves(one, seen));
  const limits = (def.checks ?? []).flatMap((check) => beyond(check._zod.def));
  switch (def.type) {
    case 'object':
      return inner(Object.values(def.shape));
    case 'array':
      return inner([def.element]);
    case 'record':
      return inner([def.keyType, def.valueType]);
    case 'union':
      return inner(def.options);
    case 'pipe':
      return [...limits, ...inner([def.in, def.out])];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'nonoptional':
      return inner([def.innerType]);
    case 'enum':
    case 'literal':
      return ['none-of-these'];
    case 'number':
      return ['many', '-1', '1e99', ...limits];
    case 'string':
      return [...limits, ...('format' in def ? ['2026-02-30', 'soon', 'javascript:alert(1)'] : [])];
    default:
      return limits;
  }
}

function beyond(check: z.core.$ZodCheckDef): string[] {
  if (check.check === 'max_length' && 'maximum' in check) return ['x'.repeat(Number(check.maximum) + 1)];
  if (check.check === 'min_length' && 'minimum' in check)
    return ['x'.repeat(Math.max(0, Number(check.minimum) - 1))];
  return [];
}
