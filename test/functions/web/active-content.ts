import { parsedMail } from '../../templates/parsed-mail.ts';

type Tag = { name: string; attributes: readonly (readonly [string, string])[]; text: string };

const ACTIVE = ['object', 'embed', 'base', 'style', 'applet', 'audio', 'video', 'math', 'template'];
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'srcdoc', 'data'];
const SAFE = ['mailto:', 'tel:'];
const OWN = 'https://console.example';

/** What on a page of the console could act, or lead elsewhere, as an independent parser sees it: nothing, whatever people wrote. */
export async function activeIn(html: string): Promise<string[]> {
  const { all } = await parsedMail(html);
  const tags = all.map(({ tagName, attributes, textContent }) => ({
    name: tagName,
    attributes: attributes.map(({ key, value }) => [key, String(value ?? '')] as const),
    text: tagName === 'script' ? textContent : '',
  }));
  return tags.flatMap(wrongIn);
}

const TAG = /<([a-z][\w:-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;

/** The same by the tags alone, some hundred times as fast: an element stays one whatever it stands in. */
export function activeTagsIn(html: string): string[] {
  return [...html.matchAll(TAG)].flatMap(([, name = '', rest = '']) => {
    const attributes = [...rest.matchAll(ATTRIBUTE)].map(
      ([, key = '', one, two, three]) => [key.toLowerCase(), one ?? two ?? three ?? ''] as const,
    );
    return wrongIn({ name: name.toLowerCase(), attributes, text: '' });
  });
}

function wrongIn({ name, attributes, text }: Tag): string[] {
  const of = (key: string) => attributes.find(([each]) => each === key)?.[1];
  const ownScript = name === 'script' && of('src') === '/follow.js' && text.trim() === '';
  // What search engines read is data to a browser.
  const isData = name === 'script' && of('type') === 'application/ld+json' && of('src') === undefined;
  const refreshes = name === 'meta' && of('http-equiv') !== undefined;
  const acts = ACTIVE.includes(name) || (name === 'script' && !ownScript && !isData) || refreshes;
  return [
    ...(acts ? [`<${name}>`] : []),
    ...attributes
      .filter(([key, value]) => /^on|^style$/.test(key) || (ADDRESSES.includes(key) && leadsOut(value)))
      .map(([key, value]) => `${name} ${key}=${value.slice(0, 80)}`),
  ];
}

function leadsOut(address: string): boolean {
  const url = URL.parse(address.replaceAll('&amp;', '&'), OWN);
  return !url || (url.origin !== OWN && !SAFE.includes(url.protocol));
}
