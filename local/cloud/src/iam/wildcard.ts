import { UnsupportedCall } from '../protocol/service-error.ts';

const compiled = new Map<string, RegExp>();

/** IAM's wildcards: `*` any characters, `?` exactly one; everything else literal. Throws on policy variables. */
export function wildcardMatches(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    if (pattern.includes('${')) throw new UnsupportedCall(`the policy variable in '${pattern}'`);
    const source = RegExp.escape(pattern).replaceAll('\\*', '.*').replaceAll('\\?', '.');
    expression = new RegExp(`^${source}$`, 's');
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}
