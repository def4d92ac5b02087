import { PALETTE } from '../../shared/palette.ts';
import { LEDGER_STYLE } from '../console/ledger/ledger-style.ts';
import { REACH_STYLE } from '../console/reach/reach-style.ts';
import { CONSOLE_STYLE } from './console-style.ts';

const tokens = (scheme: 0 | 1) =>
  Object.entries(PALETTE)
    .map(([name, shades]) => `--${name}: ${shades[scheme]};`)
    .join(' ');

/** The one style sheet of all pages. Spaces in steps of 4 px, system fonts, one hairline instead of boxes in boxes. */
export const STYLE = `
:root { color-scheme: light dark; ${tokens(0)} }
@media (prefers-color-scheme: dark) { :root { ${tokens(1)} } }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, sans-serif; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible, pre:focus-visible, .scroll:focus-visible, button:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; border-radius: 2px; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: 16px; top: -64px; padding: 8px 12px; background: var(--surface); }
.skip:focus { top: 8px; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 24px; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding-top: 20px; padding-bottom: 20px; }
header .place { font-weight: 600; }
header nav { display: flex; flex-wrap: wrap; gap: 8px 20px; }
header nav.tools { margin-left: auto; }
nav.pages a[aria-current] { font-weight: 600; color: inherit; text-decoration-thickness: 2px; }
header .who { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; flex-basis: 100%; justify-content: flex-end; padding-top: 12px; border-top: 1px solid var(--line); }
header .who p { margin: 0; } header .who form { margin: 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
button.plain { padding: 4px 0; border: 0; background: none; color: var(--link); font-weight: 400; text-decoration: underline; text-underline-offset: 0.15em; }
a.action { display: inline-block; padding: 12px 20px; border-radius: 6px; background: var(--brand); color: var(--surface); font-weight: 600; text-decoration: none; }
input, select, textarea { font: inherit; font-weight: 400; color: inherit; background: var(--surface); border: 1px solid var(--muted); border-radius: 6px; padding: 8px 12px; max-width: 100%; }
label { font-weight: 600; }
.choices { display: flex; flex-wrap: wrap; gap: 12px; }
.mark { display: block; }
.mark .stick { fill: var(--brand); }
.mark .inlay { fill: var(--inlay); }
h1 { font-size: 2.1rem; line-height: 1.2; margin: 16px 0 8px; }
h2 { font-size: 1.6rem; line-height: 1.25; margin: 24px 0 12px; padding-top: 20px; border-top: 2px solid var(--brand); }
h3 { font-size: 1.25rem; line-height: 1.3; margin: 40px 0 4px; }
h4 { font-size: 1rem; margin: 24px 0 8px; }
p, ul { margin: 8px 0; max-width: 68ch; }
.quiet { color: var(--muted); }
.figures { display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 8px 0; padding: 0; list-style: none; }
.state::before { margin-right: 0.4em; }
.state.ok { color: var(--ok); } .state.ok::before { content: "✓"; }
.state.wait { color: var(--wait); } .state.wait::before { content: "…"; }
.state.late { color: var(--late); } .state.late::before { content: "!"; font-weight: 700; }
h1, h2, h3 { overflow-wrap: break-word; hyphens: auto; }
.scroll { position: relative; overflow-x: auto; margin: 12px 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 4px 0 8px; }
th, td { text-align: left; vertical-align: top; padding: 8px 16px 8px 0; border-bottom: 1px solid var(--line); }
caption .note { display: block; font-weight: 400; font-size: 0.9rem; }
thead th { font-weight: 600; color: var(--muted); font-size: 0.9rem; }
tbody th { font-weight: 400; min-width: 12rem; }
td.number { white-space: nowrap; }
.bar { display: block; width: 100%; max-width: 140px; height: 6px; margin-top: 6px; }
.bar .all { fill: var(--line); } .bar .done { fill: var(--ok); }
form { margin: 24px 0; }
form.stacked { max-width: 36rem; }
fieldset { border: 0; margin: 0 0 16px; padding: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: 4px; }
.tick { display: flex; gap: 12px; align-items: flex-start; padding: 8px 0; border-bottom: 1px solid var(--line); }
.tick input { flex: none; width: 20px; height: 20px; margin: 2px 0 0; accent-color: var(--brand); }
.tick .quiet { display: block; } .tick > span { min-width: 0; overflow-wrap: anywhere; }
.field { display: block; margin: 16px 0; font-weight: 600; }
.field input, .field textarea, .field select { display: block; width: 100%; margin-top: 4px; padding: 10px 12px; font: inherit; color: var(--ink); background: var(--surface); border: 1px solid var(--muted); border-radius: 6px; }
.field input[type="date"] { max-width: 14rem; }
.field :focus-visible, .tick :focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
button.second { background: transparent; color: var(--brand); border-color: var(--brand); }
form details { border-top: 1px solid var(--line); padding-top: 8px; }
.faults { border-left: 4px solid var(--late); padding: 4px 16px; margin: 16px 0; } .faults h2 { border: 0; margin: 0; padding: 0; font-size: 1.25rem; }
ul.tasks { list-style: none; padding: 0; max-width: none; border-top: 1px solid var(--line); }
ul.tasks li { display: grid; grid-template-columns: 10.5rem 1fr auto; gap: 4px 24px; padding: 12px 0; border-bottom: 1px solid var(--line); }
ul.tasks .note { font-size: 0.9rem; }
li .note { display: block; }
button { font: inherit; font-weight: 600; padding: 12px 20px; border: 1px solid transparent; border-radius: 6px; background: var(--brand); color: var(--surface); cursor: pointer; }
.field { margin: 20px 0; padding: 0; border: 0; max-width: 36rem; }
.field > label:not(.choice), legend { display: block; padding: 0; margin-bottom: 6px; font-weight: 600; }
.field p { margin: 0 0 6px; }
input[type="email"], select { font: inherit; width: 100%; padding: 10px 12px; border: 1px solid var(--muted); border-radius: 6px; background: var(--surface); color: var(--ink); }
.choice { display: flex; gap: 10px; align-items: baseline; padding: 6px 0; }
.choice input { width: 1.1rem; height: 1.1rem; margin: 0; flex: none; accent-color: var(--brand); }
input:focus-visible, select:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.error { color: var(--late); font-weight: 600; }
.errors { border-left: 4px solid var(--late); padding: 4px 16px; margin: 16px 0; }
.errors h2 { border: 0; padding: 0; margin: 4px 0; font-size: 1.25rem; }
.trap { position: absolute; left: -9999px; }
details { margin: 12px 0; } summary { cursor: pointer; font-weight: 600; padding: 4px 0; }
.empty { border-left: 3px solid var(--line); padding: 4px 16px; margin: 16px 0; }
.lead { font-size: 1.2rem; line-height: 1.5; margin: 12px 0 16px; }
.paper { overflow-wrap: break-word; padding: 8px 0 48px; }
.paper tbody th { min-width: 6.5rem; } .paper td { min-width: 4rem; }
.paper ol, .paper ul { padding-left: 1.4rem; }
.files { display: flex; flex-wrap: wrap; gap: 4px 20px; list-style: none; padding: 0; }
.copy { padding: 12px 16px; border-left: 3px solid var(--brand); background: var(--surface); }
.slide { border: 1px solid var(--line); border-radius: 6px; background: var(--surface); padding: 16px 24px; margin: 32px 0 0; max-width: 52rem; font-size: 1.1rem; }
.slide h2 { border: 0; margin-top: 0; padding-top: 0; }
.slide .below { margin-left: 1.4rem; }
.slide dt { font-weight: 600; margin-top: 12px; } .slide dd { margin: 0; }
.notes { max-width: 52rem; padding: 0 24px; }
.notes h3 { font-size: 1rem; margin: 12px 0 0; }
input:focus-visible, select:focus-visible, fieldset:focus-visible, .button:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; border-radius: 6px; }
label, legend { font-weight: 600; }
.fields label, .search label { display: block; }
.fields .check label, .search .check label { display: inline; font-weight: 400; }
.check { padding-left: 28px; text-indent: -28px; } .check input { width: 20px; height: 20px; margin: 0 4px 0 0; vertical-align: -4px; accent-color: var(--brand); }
.check label { text-indent: 0; }
.hint { display: block; color: var(--muted); font-size: 0.9rem; margin: 0 0 4px; }
.error { display: block; color: var(--late); font-weight: 600; margin: 0 0 4px; }
input:not([type]), input[type="text"], input[type="search"], input[type="file"], input[type="date"], select { font: inherit; color: var(--ink); background: var(--surface); border: 1px solid var(--muted); border-radius: 6px; padding: 10px 12px; width: 100%; max-width: 32rem; min-height: 46px; }
input.short { max-width: 6rem; }
input[type][aria-invalid="true"], .field [aria-invalid="true"] { border: 2px solid var(--late); }
.fields p { margin: 16px 0; } legend { padding: 0 8px 0 0; }
fieldset { border: 0; border-top: 1px solid var(--line); margin: 20px 0; padding: 12px 0 0; min-width: 0; }
.boxes { list-style: none; padding: 0; max-width: none; columns: 18rem auto; column-gap: 24px; } .boxes li { break-inside: avoid; padding-top: 4px; padding-bottom: 4px; }
.search { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 4px 24px; align-items: end; }
.ways { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 24px; list-style: none; padding: 0; }
.button { display: inline-block; font-weight: 600; padding: 12px 20px; border-radius: 6px; background: var(--brand); color: var(--surface); text-decoration: none; }
button.second { background: transparent; color: var(--brand); border-color: var(--brand); }
button.danger { background: var(--late); }
.notice { border-left: 3px solid var(--ok); padding: 4px 16px; }
.errors { border-left: 3px solid var(--late); padding: 4px 16px; margin: 16px 0; } .errors h2 { border: 0; padding: 0; margin: 8px 0; font-size: 1.25rem; }
.state.none { color: var(--none); } .state.none::before { content: "–"; }
ul.bare { list-style: none; margin: 0; padding: 0; }
pre { overflow-x: auto; padding: 12px 0; font-size: 0.9rem; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 4px 16px; } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
footer { padding-top: 32px; padding-bottom: 48px; }
@media (max-width: 40rem) {
  header, main, footer { padding-left: 16px; padding-right: 16px; }
  h1 { font-size: 1.7rem; }
  h2 { font-size: 1.35rem; }
  table { font-size: 0.9rem; }
  th, td { padding-right: 8px; overflow-wrap: anywhere; hyphens: auto; }
  tbody th { min-width: 6rem; }
  td.number { white-space: normal; }
  ul.tasks li { grid-template-columns: 1fr auto; }
  ul.tasks .what { grid-column: 1 / -1; grid-row: 1; }
  .paper th, .paper td { overflow-wrap: break-word; hyphens: manual; }
  table.people { min-width: 44rem; }
}
${LEDGER_STYLE}
${CONSOLE_STYLE}
${REACH_STYLE}`;
