import { HEAT } from '../../../shared/palette.ts';

const heat = Object.entries(HEAT)
  .map(([name, [background, text]]) => `.${name} { background: ${background}; color: ${text}; }`)
  .join('\n');

/** Tables that are maps, forms in a row, and the pages of the register. */
export const LEDGER_STYLE = `
.row { display: flex; flex-wrap: wrap; align-items: end; gap: 12px 16px; margin: 12px 0 20px; }
.row label { display: grid; gap: 4px; font-size: 0.9rem; color: var(--muted); }
.row select, .row input { font: inherit; font-size: 1rem; min-height: 44px; max-width: 100%; padding: 8px 12px; border: 1px solid var(--none); border-radius: 6px; background: var(--surface); color: var(--ink); }
.row select { width: 15rem; }
.row button { min-height: 44px; padding: 8px 20px; }
select:focus-visible, input:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.plain { list-style: none; padding: 0; margin: 0; } .plain li + li { margin-top: 4px; }
.files { display: flex; flex-wrap: wrap; gap: 8px 24px; list-style: none; padding: 0; max-width: none; }
.nowrap { white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
svg.stacked { display: block; width: 100%; height: 16px; margin: 4px 0 12px; border-radius: 6px; }
.stacked .told { fill: var(--ok); } .stacked .partly { fill: var(--partly); } .stacked .waiting { fill: var(--line); }
.stacked .late { fill: var(--wait); } .stacked .missed { fill: var(--late); } .stacked .withheld { fill: var(--none); }
.swatch { display: inline-block; width: 12px; height: 12px; margin-right: 8px; border-radius: 3px; border: 1px solid var(--line); }
.swatch.told { background: var(--ok); } .swatch.partly { background: var(--partly); } .swatch.waiting { background: var(--line); }
.swatch.late { background: var(--wait); } .swatch.missed { background: var(--late); } .swatch.withheld { background: var(--none); } .swatch.waived { background: none; }
.legend { display: flex; flex-wrap: wrap; gap: 8px 24px; padding: 0; list-style: none; max-width: none; }
.legend .swatch { width: 24px; height: 16px; vertical-align: -2px; }
.owners td.number, .owners thead th + th { text-align: right; }
.owners { max-width: 48rem; }
.unreached, .channels { table-layout: fixed; min-width: 56rem; }
.unreached th:nth-child(1) { width: 15%; } .unreached th:nth-child(2) { width: 19%; } .unreached th:nth-child(3) { width: 24%; } .unreached th:nth-child(4) { width: 10%; }
.channels th:nth-child(1) { width: 21%; } .channels th:nth-child(2) { width: 19%; } .channels th:nth-child(3) { width: 26%; }
.unreached tbody th, .channels tbody th { min-width: 0; }
.unreached td, .unreached th, .channels td, .channels th { overflow-wrap: anywhere; hyphens: auto; }
.unreached thead th, .channels thead th { position: sticky; top: 0; background: var(--bg); }
.scroll.map { position: relative; max-height: 85vh; overflow: auto; }
.map caption .note { max-width: min(62ch, 80vw); }
.heatmap { width: auto; border-collapse: separate; border-spacing: 0; }
.heatmap thead th { position: sticky; top: 0; z-index: 2; background: var(--bg); vertical-align: bottom; padding: 8px 6px; border-bottom: 2px solid var(--brand); }
.heatmap thead th + th span { display: block; writing-mode: vertical-rl; transform: rotate(180deg); max-height: 13rem; line-height: 1.2; hyphens: auto; }
.heatmap tbody th { position: sticky; left: 0; z-index: 1; background: var(--bg); padding: 6px 12px 6px 0; min-width: 10rem; max-width: 16rem; }
.heatmap thead .corner { left: 0; z-index: 3; }
.heat { position: relative; min-width: 4.75rem; padding: 6px 8px; text-align: center; font-size: 0.8rem; line-height: 1.3; border: 1px solid var(--bg); border-radius: 6px; }
.heat a { display: block; color: inherit; font-size: 1rem; font-weight: 600; }
.heat.none { color: var(--muted); }
${heat}
.swatch.heat-0 { border-color: var(--none); }
pre { margin: 8px 0 24px; padding: 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; font: 0.9rem/1.5 ui-monospace, Consolas, monospace; }
@media (max-width: 40rem) {
  .row select, .row input { width: 100%; } .row label, .row button { width: 100%; }
  .register { min-width: 44rem; } .unreached, .channels { min-width: 48rem; }
  .owners { min-width: 24rem; } .owners thead th, .heatmap thead th { overflow-wrap: normal; hyphens: manual; }
  .heatmap tbody th { min-width: 7rem; max-width: 8rem; }
}
`;
