/** Charts of how reach went from milestone to milestone, and the tables that say the same. */
export const REACH_STYLE = `
.trends { display: flex; flex-wrap: wrap; gap: 24px 96px; list-style: none; padding: 0; margin: 20px 0; max-width: none; }
.trends > li { flex: 0 1 auto; width: 26rem; max-width: 100%; min-width: 0; border-top: 1px solid var(--line); padding-top: 12px; display: flex; flex-direction: column; }
.trends > li > :last-child { margin-top: auto; }
.trends.wide > li { width: auto; }
.trends h3 { margin: 0; font-size: 1rem; }
.trends .now { margin: 0; font-size: 1.9rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.trends .note { margin: 0; font-size: 0.9rem; }
.trends .scroll { margin: 8px 0; max-width: 100%; }
svg.trend-chart { display: block; width: 100%; height: auto; font: 12px system-ui, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums; }
svg.trend-chart.wide { width: auto; max-width: none; }
.trend-chart text { fill: var(--ink); text-anchor: middle; }
.trend-chart .value { font-size: 13px; font-weight: 600; paint-order: stroke; stroke: var(--bg); stroke-width: 4px; stroke-linejoin: round; }
.trend-chart .scale { fill: var(--muted); font-size: 11px; text-anchor: end; } .trend-chart .day { text-anchor: middle; }
.trend-chart .grid, .spark .grid { stroke: var(--line); stroke-width: 1; fill: none; }
.trend-chart .line, .spark .line { fill: none; stroke: var(--brand); stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
.trend-chart .dot, .spark .dot { fill: var(--brand); stroke: var(--brand); stroke-width: 2.5; } .trend-chart .dot.part { fill: var(--bg); }
.trend-chart.worry .line, .trend-chart.worry .dot { stroke: var(--late); } .trend-chart.worry .dot { fill: var(--late); } .trend-chart.worry .dot.part { fill: var(--bg); }
.trend-chart.worry .line { stroke-dasharray: 6 5; }
.spark { display: block; } .spark .line { stroke-width: 2; }
.scroll caption .note { max-width: min(62ch, 84vw); }
.groups-trend { width: auto; } .groups-trend td.number, .trend-table td.number, .trend-table thead th.number, .groups-trend thead th.number { text-align: right; white-space: nowrap; }
.groups-trend tbody th { position: sticky; left: 0; background: var(--bg); }
.trend-table { min-width: 44rem; } .trend-table .quiet { display: block; font-size: 0.85rem; }
.row select.long { width: 24rem; }
.unreachable { min-width: 56rem; }
.own { min-width: 52rem; table-layout: fixed; }
.own th:nth-child(1) { width: 22%; } .own thead th:nth-child(2) { width: 20%; } .own thead th:nth-child(3) { width: 16%; } .own thead th:nth-child(4) { width: 22%; }
.unreached.one th:nth-child(1) { width: 26%; } .unreached.one th:nth-child(2) { width: 26%; } .unreached.one th:nth-child(3) { width: 12%; } .unreached.one th:nth-child(4) { width: auto; }
.heatmap.own-map .heat { min-width: 6.25rem; }
@media (max-width: 40rem) { .row select.long { width: 100%; } .groups-trend tbody th { min-width: 7rem; max-width: 9rem; } .groups-trend td.number { white-space: nowrap; } }
`;
