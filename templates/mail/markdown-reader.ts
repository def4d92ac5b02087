import MarkdownIt, { type MarkdownIt as MarkdownItParser, type Token } from 'markdown-it';
import type { ShownFact } from '../../domain/catalogue/fact.ts';
import { sendingAddress } from '../../domain/shared/email-address.ts';
import { InvalidInput } from '../../domain/shared/errors.ts';
import { keptByText } from '../../domain/shared/kept-by-text.ts';
import { problemAt } from '../../domain/shared/problem.ts';

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }
  /** `shown` is the target in plain text. */
  | { kind: 'link'; url: string; shown: string; children: Inline[] }
  /** A personal link with a placeholder for its target. Texts cannot create one. */
  | { kind: 'own'; mark: string; words: string };

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] };

type Facts = Readonly<Record<string, ShownFact>>;
type Node = { token: Token; children: Node[] };

const REFERENCE = /\{([a-z][A-Za-z0-9]{0,39})\}/y;
const TARGET = /^\{([a-z][A-Za-z0-9]{0,39})\}$/;

/**
 * Creates a parser for the Markdown subset of texts: paragraphs, lists, strong, emphasis and links;
 * everything else is plain text. `{name}` is replaced by the fact's value, which is never parsed as Markdown
 * and may be a link's target. The parser throws {@link InvalidInput} if a fact has no value, or a link's
 * target is neither https nor mailto.
 */
export function markdownReader(facts: Facts): (markdown: string) => Block[] {
  return (markdown) => blocksWith(valuesIn(markdown, facts), markdown, facts);
}

/** A text with all that its blocks depend on. */
function valuesIn(markdown: string, facts: Facts): string {
  const values = parsed(markdown).names.map((name) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    return fact && [fact.type, fact.text];
  });
  return JSON.stringify([markdown, values]);
}

const PARSER = parserWithFacts();
const parsed = keptByText((markdown): { nodes: readonly Node[]; names: readonly string[] } => {
  const tokens = PARSER.parse(markdown, {});
  return { nodes: nest(tokens), names: tokens.flatMap(({ children }) => (children ?? []).flatMap(factsOf)) };
});
const blocksWith = keptByText((_, markdown: string, facts: Facts) => blocksOf(parsed(markdown).nodes, facts));

/** The fact that a token is replaced by, or that it leads to. */
function factsOf(token: Token): string[] {
  if (token.type === 'fact') return [token.content];
  return token.type === 'link_open' ? (TARGET.exec(String(token.attrGet('href')))?.slice(1) ?? []) : [];
}

function parserWithFacts(): MarkdownItParser {
  const parser: MarkdownItParser = new MarkdownIt('zero', { html: false });
  parser.enable([
    'list',
    'emphasis',
    'link',
    'newline',
    'escape',
    'entity',
    'balance_pairs',
    'text_join',
    'fragments_join',
  ]);
  // Targets are validated below, once facts are known; refused here they would show as brackets.
  parser.validateLink = () => true;
  parser.normalizeLink = (target) => target;
  parser.inline.ruler.before('escape', 'fact', (state, silent) => {
    REFERENCE.lastIndex = state.pos;
    const found = REFERENCE.exec(state.src);
    if (!found?.[1]) return false;
    if (!silent) state.push('fact', '', 0).content = found[1];
    state.pos += found[0].length;
    return true;
  });
  return parser;
}

/** Turns markdown-it's flat token list into a tree. */
function nest(tokens: readonly Token[]): Node[] {
  const root: Node[] = [];
  const open = [root];
  for (const token of tokens) {
    if (token.nesting < 0) {
      open.pop();
      continue;
    }
    const node: Node = { token, children: [] };
    open.at(-1)?.push(node);
    if (token.nesting > 0) open.push(node.children);
  }
  return root;
}

function blocksOf(nodes: readonly Node[], facts: Facts): Block[] {
  return nodes.map(({ token, children }): Block => {
    if (token.type === 'paragraph_open') {
      const inlines = nest(children.flatMap(({ token }) => token.children ?? []));
      return { kind: 'paragraph', children: inlinesOf(inlines, facts) };
    }
    const items = children.map((item) => blocksOf(item.children, facts));
    return { kind: 'list', ordered: token.type === 'ordered_list_open', items };
  });
}

function inlinesOf(nodes: readonly Node[], facts: Facts, inLink = false): Inline[] {
  return nodes.flatMap(({ token, children }): Inline[] => {
    const inner = () => inlinesOf(children, facts, inLink || token.type === 'link_open');
    if (token.type === 'fact') return [factInline(factNamed(token.content, facts), inLink)];
    if (token.type === 'softbreak') return [{ kind: 'text', text: ' ' }];
    if (token.type === 'hardbreak') return [{ kind: 'break' }];
    if (token.type === 'strong_open') return [{ kind: 'strong', children: inner() }];
    if (token.type === 'em_open') return [{ kind: 'emphasis', children: inner() }];
    if (token.type === 'link_open') {
      return [{ kind: 'link', ...targetOf(String(token.attrGet('href')), facts), children: inner() }];
    }
    return token.content === '' ? [] : [{ kind: 'text', text: token.content }];
  });
}

// Mail programs link mail addresses anyway, in a blue that is unreadable in dark mode: link them first.
function factInline({ type, text }: ShownFact, inLink: boolean): Inline {
  const words: Inline = { kind: 'text', text };
  return type === 'email' && !inLink
    ? { kind: 'link', url: mailTo(text), shown: text, children: [words] }
    : words;
}

function factNamed(name: string, facts: Facts): ShownFact {
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (!fact)
    throw new InvalidInput('text cannot be rendered', [problemAt('', 'fact-without-value', { fact: name })]);
  return fact;
}

function targetOf(written: string, facts: Facts): { url: string; shown: string } {
  const name = TARGET.exec(written)?.[1];
  const fact = name === undefined ? undefined : factNamed(name, facts);
  if (fact?.type === 'email') return { url: mailTo(fact.text), shown: fact.text };
  const value = fact?.text ?? written;
  const url = URL.parse(value);
  if (!url || !['https:', 'mailto:'].includes(url.protocol)) {
    const target = value.slice(0, 80);
    throw new InvalidInput('text cannot be rendered', [problemAt('', 'link-invalid', { target })]);
  }
  // URL keeps braces in a query; two of them would look like a placeholder.
  const href = url.href.replaceAll('{', '%7B').replaceAll('}', '%7D');
  return {
    url: href,
    shown: url.protocol === 'mailto:' ? url.pathname : href,
  };
}

/** A mailto URL (RFC 6068) with special characters escaped. */
export function mailTo(address: string): string {
  return `mailto:${sendingAddress(address).replace(/[%?&#/^`{|}]/g, (character) => encodeURIComponent(character))}`;
}
