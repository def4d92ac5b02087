import { TILE_PALETTE } from '../../shared/palette.ts';

const tokens = (scheme: 0 | 1) =>
  Object.entries(TILE_PALETTE)
    .map(([name, shades]) => `--${name}: ${shades[scheme]};`)
    .join(' ');

/** The looks of what only the public site has: timeline, tiles, releases, forms. It follows the common style sheet. */
export const SITE_STYLE = `
:root { ${tokens(0)} }
@media (prefers-color-scheme: dark) { :root { ${tokens(1)} } }
header .home { color: inherit; text-decoration: none; font-weight: 700; }
header .home:hover { text-decoration: underline; }
header nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration-thickness: 3px; text-decoration-color: var(--brand); }
.trail { font-size: 0.95rem; margin: 8px 0 0; }
.trail ol { list-style: none; display: flex; flex-wrap: wrap; margin: 0; padding: 0; max-width: none; }
.trail li:not(:last-child)::after { content: "/"; color: var(--muted); margin: 0 8px; }
.lead { font-size: 1.25rem; line-height: 1.5; margin: 8px 0 24px; max-width: 60ch; }
.eyebrow { color: var(--muted); margin: 16px 0 0; }
.eyebrow + h1 { margin-top: 4px; }
main section > h2 { margin-top: 56px; }
main h3 { margin-top: 32px; }
.word > p, .word > ul, .word > ol { max-width: 68ch; }
.word { margin: 0 0 8px; }
.plain, .links { list-style: none; padding: 0; }
.plain li { padding: 4px 0; }
.links li { padding: 6px 0; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 0 48px; }
.pair h3 { margin-top: 12px; }
.facts { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: 8px 24px; max-width: 40rem; margin: 12px 0; }
dt { color: var(--muted); } dd { margin: 0; font-variant-numeric: tabular-nums; }

.timeline { list-style: none; margin: 32px 0 16px; padding: 0; max-width: none; display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; }
.timeline li { position: relative; padding: 0 24px 0 0; }
.timeline p { margin: 2px 0; font-size: 0.95rem; }
.timeline .name { font-size: 1.05rem; font-weight: 700; margin: 16px 0 4px; }
.timeline .piece { display: block; width: calc(100% + 25px); height: 28px; margin-right: -25px; }
.timeline li:last-child { padding-right: 0; } .timeline li:last-child .piece { width: 100%; margin-right: 0; }
.timeline .down { display: none; }
.piece .stick { fill: var(--brand); } .piece .inlay { fill: var(--inlay); }

.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 8px 28px; max-width: none; margin: 16px 0 24px; }
.legend li { display: flex; align-items: center; gap: 8px; }
.patterns { position: absolute; }
.counties { list-style: none; margin: 0 0 16px; padding: 0; max-width: none; columns: 20rem; column-gap: 40px; }
.counties > li { break-inside: avoid; padding: 0 0 20px; }
.counties h4 { margin: 0 0 8px; font-weight: 600; }
.county { display: block; max-width: 100%; height: auto; }
.county a { cursor: pointer; }
.county a:focus-visible { outline: none; }
.county a:focus-visible .ground { stroke: var(--brand); stroke-width: 3; }
.county a:focus-visible .name { text-decoration-thickness: 3px; }
.county .name { fill: var(--link); font-size: 16px; text-decoration: underline; }
.county a:hover .ground { stroke: var(--ink); stroke-width: 2; }
.tile .ground { stroke-width: 1; }
.tile text.sign { font-size: 11px; font-weight: 700; text-anchor: middle; } .tile path.sign { fill: none; stroke-width: 2.25; stroke-linecap: round; stroke-linejoin: round; }
.tile .cut { fill: none; stroke-width: 0.75; }
.tile.none .ground { fill: var(--surface); stroke: var(--none); } .tile.none .sign { stroke: var(--muted); } .tile.none .cut { stroke: var(--none); }
.tile.some .ground { fill: var(--tint); stroke: var(--ok); } .tile.some .sign { fill: var(--tint-ink); } .tile.some .cut { stroke: var(--ok); } .tile.some .inlaid { fill: var(--ok); }
.tile.some .over { fill: url(#hatch); } .hatch { fill: var(--ok); opacity: 0.16; }
.tile.all .ground { fill: var(--full); stroke: var(--full); } .tile.all .sign { stroke: var(--full-ink); } .tile.all .cut { stroke: var(--full-ink); } .tile.all .inlaid { fill: var(--full-ink); }

.standings caption { font-size: 1.25rem; padding-top: 24px; scroll-margin-top: 8px; }
.standings caption .note { font-size: 1rem; margin-top: 4px; }
.standings thead th { position: sticky; top: 0; background: var(--bg); white-space: nowrap; }
.standings th[aria-sort="ascending"] a::after { content: " ▲"; } .standings th[aria-sort="descending"] a::after { content: " ▼"; }
.standings .reached { display: inline-flex; align-items: center; gap: 10px; }
.standings .reached .mark { flex: none; }
.standings time { white-space: nowrap; color: var(--muted); }

.cards { list-style: none; padding: 0; margin: 24px 0; max-width: none; }
.cards > li { padding: 20px 0 24px; border-top: 1px solid var(--line); }
.cards h2 { border: 0; margin: 0 0 12px; padding: 0; }

.releases { list-style: none; margin: 16px 0; padding: 0; max-width: 60rem; }
.releases > li { display: flex; gap: 32px; justify-content: space-between; align-items: flex-start; padding: 20px 0; border-top: 1px solid var(--line); }
.releases h2, .releases h3 { border: 0; margin: 4px 0; padding: 0; font-size: 1.35rem; }
.releases h3 { font-size: 1.15rem; }
.releases .eyebrow { margin: 0; font-size: 0.95rem; }
.thumb { width: 144px; height: 96px; object-fit: cover; border-radius: 6px; flex: none; margin-top: 4px; }
.paging { display: flex; gap: 24px; padding: 16px 0; }

.search { display: flex; flex-wrap: wrap; gap: 16px; align-items: end; margin: 24px 0 32px; }
.search > div { display: grid; gap: 4px; }
.search .wide { flex: 1 1 16rem; max-width: 32rem; }
label { font-weight: 600; }
input, select { font: inherit; color: var(--ink); background: var(--surface); border: 1px solid var(--muted); border-radius: 6px; padding: 10px 12px; min-width: 0; max-width: 100%; }
input:focus-visible, select:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }

article > p, article > ul, article > ol { max-width: 68ch; }
article .lead { font-weight: 500; }
.dateline { font-weight: 700; }
.quote { margin: 28px 0; padding: 4px 0 4px 24px; border-left: 4px solid var(--brand); max-width: 60ch; }
.quote blockquote { margin: 0; font-size: 1.2rem; line-height: 1.5; }
.quote figcaption { color: var(--muted); margin-top: 8px; }
.fact-box { background: var(--band); border-radius: 6px; padding: 4px 24px 20px; margin: 32px 0; max-width: 44rem; }
.fact-box h2, .fact-box h3 { border: 0; margin: 16px 0 8px; padding: 0; font-size: 1.25rem; }
.fact-box dl { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: 8px 24px; margin: 0; }
.notice { border-left: 4px solid var(--wait); padding: 4px 0 4px 24px; margin: 20px 0; max-width: 60ch; }
.notice h2, .notice h3 { border: 0; margin: 0; padding: 0; font-size: 1.1rem; }
.contacts { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 20px 32px; max-width: none; }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 32px; }
.pictures figure { margin: 0; max-width: 40rem; }
.pictures img { display: block; width: 100%; height: auto; border-radius: 6px; }
.pictures figcaption { margin-top: 8px; font-size: 0.95rem; }
.earlier { color: var(--muted); } .earlier .headline { font-size: 1.35rem; font-weight: 700; }
.earlier .lead { font-size: 1.1rem; }
article > h2, article .notice ~ h2 { border-top-width: 1px; border-top-color: var(--line); }

footer.site { margin-top: 72px; padding-top: 0; color: var(--muted); }
footer.site::before { content: ""; display: block; border-top: 1px solid var(--line); margin-bottom: 24px; }
footer.site p { margin: 4px 0; }
footer.site .row { list-style: none; display: flex; flex-wrap: wrap; gap: 8px 24px; padding: 0; margin: 16px 0 0; }

@media (max-width: 48rem) {
  .timeline { grid-auto-flow: row; }
  .timeline li { padding: 0 0 20px 52px; min-height: 96px; }
  .timeline .name { margin-top: 0; }
  .timeline .across { display: none; }
  .timeline .down { display: block; position: absolute; left: 0; top: 0; width: 28px; height: calc(100% + 1px); margin: 0; }
  .timeline li:last-child { padding-bottom: 0; } .timeline li:last-child .piece { width: 28px; height: 100%; }
}
@media (max-width: 40rem) {
  .lead { font-size: 1.15rem; }
  main section > h2 { margin-top: 40px; }
  .standings .wide { display: none; }
  .standings td, .standings tbody th { min-width: 0; overflow-wrap: break-word; }
  .standings thead th { white-space: normal; }
  .standings .reached { display: block; } .standings .reached .mark { margin: 6px 0 4px; }
  .standings time { display: block; }
  .releases > li { flex-direction: column-reverse; gap: 12px; }
  .thumb { width: 100%; height: auto; aspect-ratio: 3 / 2; }
  .fact-box { padding: 4px 16px 16px; }
  .fact-box dl, .facts { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 10px; }
}
@media print { header nav, footer.site, .search, .trail { display: none; } }
`;
