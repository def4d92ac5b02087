/** A social network's rules for posts. */
export type Network = {
  id: string;
  name: string;
  /** Maximum length of our posts: the network's limit if short, else what people read. */
  limit: number;
  /** Length counted for a link; undefined if its actual length counts. */
  linkCounts?: number;
  /** Whether links in posts are clickable. */
  linksOpen: boolean;
  /** How the network counts: characters, or double for less common scripts. */
  counts: 'characters' | 'weighted';
};

/**
 * X: 280, links 23, other scripts and emoji double. Bluesky: 300, links in full. Mastodon: 500, links 23.
 * Others: what people read.
 */
export const NETWORKS: readonly Network[] = [
  { id: 'x', name: 'X', limit: 280, linkCounts: 23, linksOpen: true, counts: 'weighted' },
  { id: 'bluesky', name: 'Bluesky', limit: 300, linksOpen: true, counts: 'characters' },
  { id: 'mastodon', name: 'Mastodon', limit: 500, linkCounts: 23, linksOpen: true, counts: 'characters' },
  { id: 'facebook', name: 'Facebook', limit: 480, linksOpen: true, counts: 'characters' },
  { id: 'instagram', name: 'Instagram', limit: 600, linksOpen: false, counts: 'characters' },
  { id: 'linkedin', name: 'LinkedIn', limit: 700, linksOpen: true, counts: 'characters' },
];

const LINK = /https:\/\/\S+/g;
// Latin letters, dashes, quotation marks: one grapheme each, as nearly every post has them. Segmenting is slow.
const ONE_EACH = /^[\n\u0020-\u02ff\u2010-\u2027]*$/;
const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** The length of a post as the network counts it. */
export function lengthOn({ counts, linkCounts }: Network, post: string): number {
  const links = post.match(LINK) ?? [];
  const rest = linkCounts === undefined ? post : post.replaceAll(LINK, '');
  const linked = linkCounts === undefined ? 0 : links.length * linkCounts;
  if (counts === 'characters')
    return linked + (ONE_EACH.test(rest) ? rest.length : [...graphemes.segment(rest)].length);
  return linked + [...rest].reduce((sum, character) => sum + weightOf(character), 0);
}

// Ranges that X counts once: Latin to Georgian, general punctuation, quotation marks.
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
