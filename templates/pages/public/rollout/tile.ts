import { type Html, html } from '../../../shared/html.ts';

const SIDE = 28;
const EDGE = 4;
const GAP = 2;

/** The hatch pattern of partly complete tiles; once per page, before the tiles. */
export const HATCH: Html = html`<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect class="hatch" width="2" height="6"/></pattern></defs></svg>
`;

/**
 * One organisation as a 28×28 tile: sign, pattern and a small bar show how many of `of` steps are reached,
 * without relying on colour.
 */
export function tile(reached: number, of: number): Html {
  const state = reached === 0 ? 'none' : reached >= of ? 'all' : 'some';
  // Paths instead of text: automated contrast checks cannot judge a single character.
  const sign = {
    none: html`<path class="sign" d="M10 12 H18"/>`,
    some: html`<text class="sign" x="14" y="16">${reached}/${of}</text>`,
    all: html`<path class="sign" d="M9 11.5 L12.5 15 L19 7.5"/>`,
  }[state];
  const width = (SIDE - 2 * EDGE - (of - 1) * GAP) / of;
  const notches = Array.from({ length: of }, (_, index) => {
    const x = EDGE + index * (width + GAP);
    return html`<rect class="${index < reached ? 'cut inlaid' : 'cut'}" x="${rounded(x)}" y="21" width="${rounded(
      width,
    )}" height="3"/>`;
  });
  const hatch =
    state === 'some' ? html`<rect class="over" x="1" y="1" width="26" height="26" rx="3"/>` : html``;
  return html`<g class="tile ${state}"><rect class="ground" x="1" y="1" width="26" height="26" rx="4"/>${
    hatch
  }${sign}${notches}</g>`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
