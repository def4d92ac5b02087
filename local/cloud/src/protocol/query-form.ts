type Tree = { [key: string]: Tree | string };

/**
 * `Action=SendRawEmail&Destinations.member.1=a%40b.example&RawMessage.Data=…` →
 * `{ operation: 'SendRawEmail', request: { Destinations: ['a@b.example'], RawMessage: { Data: … } } }`.
 */
export function parseQuery(body: string): { operation: string; request: unknown } {
  const tree: Tree = {};
  let operation = '';
  for (const [key, value] of new URLSearchParams(body)) {
    if (key === 'Action') operation = value;
    else if (key !== 'Version') put(tree, key.split('.'), value);
  }
  return { operation, request: listsIn(tree) };
}

function put(tree: Tree, path: string[], value: string): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    define(tree, key, value);
    return;
  }
  const found = Object.hasOwn(tree, key) ? tree[key] : undefined;
  const child = typeof found === 'object' ? found : {};
  define(tree, key, child);
  put(child, rest, value);
}

/** Also for a key such as `__proto__`, which an assignment would not store. */
function define(tree: Tree, key: string, value: Tree | string): void {
  Object.defineProperty(tree, key, { value, enumerable: true, writable: true, configurable: true });
}

/** `{ member: { 1: a, 2: b } }` (or `entry`) is how the protocol writes a list. */
function listsIn(node: Tree | string): unknown {
  if (typeof node === 'string') return node;
  const entries = Object.entries(node);
  const [[name, numbered] = ['', ''], ...others] = entries;
  if (others.length === 0 && (name === 'member' || name === 'entry') && typeof numbered === 'object') {
    const keys = Object.keys(numbered).toSorted((one, other) => Number(one) - Number(other));
    return keys.map((key) => listsIn(numbered[key] ?? ''));
  }
  return Object.fromEntries(entries.map(([key, child]) => [key, listsIn(child)]));
}

/** Elements of an answer; lists become `<member>`s, a `Map` becomes `<entry>`s with key and value. */
export function xmlOf(value: unknown): string {
  if (value instanceof Map) {
    return [...value].map(([key, one]) => `<entry>${xmlOf({ key, value: one })}</entry>`).join('');
  }
  if (Array.isArray(value)) return value.map((one) => `<member>${xmlOf(one)}</member>`).join('');
  if (typeof value !== 'object' || value === null) return escaped(String(value ?? ''));
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => `<${key}>${xmlOf(one)}</${key}>`)
    .join('');
}

/** Text for XML and HTML, quotes included. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
