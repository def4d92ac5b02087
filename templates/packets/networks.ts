/** A social network as far as posts depend on it. */
export type Network = {
  id: string;
  name: string;
  /** How many characters a post of ours has at most: the network's limit where it is short, what people read where it is long. */
  limit: number;
  /** How many characters a link counts as, whatever its length; undefined where each of its letters counts. */
  linkCounts?: number;
  /** Whether a link in a post can be opened. */
  linksOpen: boolean;
  /** How the network counts: by written characters, or double for those outside the common alphabets. */
  counts: 'characters' | 'weighted';
};

/** X: 280, links 23, other scripts and emoji double. Bluesky: 300, links in full. Mastodon: 500, links 23. The rest by what is read. */
export const NETWORKS: readonly Network[] = [
  { id: 'x', name: 'X', limit: 280, linkCounts: 23, linksOpen: true, counts: 'weighted' },
  { id: 'bluesky', name: 'Bluesky', limit: 300, linksOpen: true, counts: 'characters' },
  { id: 'mastodon', name: 'Mastodon', limit: 500, linkCounts: 23, linksOpen: true, counts: 'characters' },
  { id: 'facebook', name: 'Facebook', limit: 480, linksOpen: true, counts: 'characters' },
  { id: 'instagram', name: 'Instagram', limit: 600, linksOpen: false, counts: 'characters' },
  { id: 'linkedin', name: 'LinkedIn', limit: 700, linksOpen: true, counts: 'characters' },
];

const LINK = /https:\/\/\S+/g;
const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** How long a network finds a post. */
export function lengthOn({ counts, linkCounts }: Network, post: string): number {
  const links = post.match(LINK) ?? [];
  const rest = linkCounts === undefined ? post : post.replaceAll(LINK, '');
  const linked = linkCounts === undefined ? 0 : links.length * linkCounts;
  if (counts === 'characters') return linked + [...graphemes.segment(rest)].length;
  return linked + [...rest].reduce((sum, character) => sum + weightOf(character), 0);
}

// The ranges that X counts once: Latin to Georgian, general punctuation, quotation marks; everything else twice.
const ONCE = [
  [0x0000, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
] as const;

function weightOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return ONCE.some(([from, to]) => code >= from && code <= to) ? 1 : 2;
}
