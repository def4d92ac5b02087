/** What the rules ask of an expression. */
export type Expression = {
  tokens: readonly string[];
  /** `#name` and `:value`. */
  placeholders: ReadonlySet<string>;
};

const TOKEN = /[#:]\w+|\w+|<>|<=|>=|\S/g;
/** An application writes a few dozen expressions and calls them thousands of times. */
const KEPT = 500;
const known = new Map<string, Expression>();

export function expressionOf(text: string): Expression {
  const found = known.get(text);
  if (found) return found;
  const tokens = text.match(TOKEN) ?? [];
  const read = { tokens, placeholders: new Set(tokens.filter((token) => /^[#:]\w/.test(token))) };
  if (known.size >= KEPT) known.clear();
  known.set(text, read);
  return read;
}

/** A function is a name before a parenthesis; `IN (` is an operator. */
export function isFunction(tokens: readonly string[], at: number): boolean {
  return (
    tokens[at + 1] === '(' && /^\w+$/.test(tokens[at] ?? '') && !/^(AND|OR|NOT|IN)$/i.test(tokens[at] ?? '')
  );
}
