import { XMLParser } from 'fast-xml-parser';

/** An element of XML in order: its name, attributes and what is in it. */
export type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
});

/** A whole document as one node without a name. */
export function parsedXml(xml: string): Node {
  return { name: '', attributes: {}, text: '', children: nodesOf(parser.parse(xml)) };
}

function nodesOf(value: unknown): Node[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Record<string, unknown>): Node[] => {
    const attributes = (item[':@'] ?? {}) as Record<string, string>;
    return Object.entries(item).flatMap(([name, inner]): Node[] => {
      if (name === ':@') return [];
      if (name === '#text') return [{ name, attributes: {}, children: [], text: String(inner) }];
      return [{ name, attributes, children: nodesOf(inner), text: '' }];
    });
  });
}

/** An element and everything in it. */
export function all(node: Node, name?: string): Node[] {
  const found = [node, ...node.children.flatMap((child) => all(child))];
  return name === undefined ? found : found.filter((each) => each.name === name);
}

/** The words in an element; each paragraph of the two formats is a line, and so is what a break begins. */
export function wordsOf(node: Node): string {
  const own = node.text + node.children.map(wordsOf).join('');
  return ['w:p', 'a:p', 'w:br'].includes(node.name) ? `${own}\n` : own;
}
