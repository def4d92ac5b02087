/** What only the console's pages about milestones, catalogues and organisations need beside the common style. */
export const CONSOLE_STYLE = `
.lead { font-size: 1.25rem; margin: 4px 0 12px; }
.boxes.one { columns: auto; }
input.date { max-width: 12rem; }
textarea { font: 1rem/1.5 ui-monospace, "Cascadia Mono", Consolas, monospace; color: var(--ink); background: var(--surface); border: 1px solid var(--muted); border-radius: 6px; padding: 12px; width: 100%; max-width: 52rem; }
textarea:focus-visible, iframe:focus-visible, pre:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.totals { display: flex; flex-wrap: wrap; gap: 12px 40px; margin: 20px 0; padding: 16px 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.totals div { display: flex; flex-direction: column-reverse; }
.totals dt { font-size: 0.9rem; } .totals dd { font-size: 1.9rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.act { border-left: 3px solid var(--brand); padding: 4px 16px; margin: 24px 0; }
.act form { margin: 12px 0; }
.state.big { font-size: 1.25rem; font-weight: 600; }
.bar.long { max-width: none; height: 8px; margin: 8px 0 12px; }
iframe.letter { width: 100%; max-width: 720px; height: 75vh; border: 1px solid var(--line); border-radius: 6px; background: #FBFAF6; }
pre.letter { max-width: 720px; padding: 16px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); white-space: pre-wrap; overflow-wrap: anywhere; font: 0.95rem/1.55 ui-monospace, "Cascadia Mono", Consolas, monospace; }
.cards { list-style: none; padding: 0; max-width: none; } .cards .card { border-top: 1px solid var(--line); padding: 12px 0 20px; } .card h2 { border: 0; padding: 0; margin: 8px 0 4px; font-size: 1.25rem; }
.choosing:has(input[value="all"]:checked) .chosen { display: none; }
.card h3, .card h4 { font-size: 1.1rem; margin: 4px 0; } .card p { margin: 4px 0; } .card details { margin: 4px 0; }
.written { white-space: pre-wrap; border-left: 3px solid var(--line); padding: 4px 16px; margin: 4px 0 12px; max-width: 68ch; overflow-wrap: anywhere; }
@media (max-width: 40rem) { table.issues { min-width: 36rem; } table.issues th, table.issues td { overflow-wrap: normal; hyphens: manual; } }
.reading { border-left: 3px solid var(--line); padding: 4px 16px; margin: 20px 0; } .reading h2 { border: 0; padding: 0; font-size: 1rem; color: var(--muted); } .reading h3 { margin-top: 8px; }
.press textarea { font: inherit; }
.press > fieldset > legend, .press > details > summary { font-size: 1.25rem; }
.press fieldset.entry { padding: 4px 0 4px 16px; border-top: 0; border-left: 3px solid var(--line); }
.press input[type="datetime-local"] { max-width: 16rem; } .press p.end { border-top: 2px solid var(--brand); padding-top: 20px; }
.press input, .press textarea, .press select { width: 100%; max-width: 44rem; } .press .check input { width: 20px; }
.kept img { max-width: 240px; max-height: 180px; width: auto; height: auto; border: 1px solid var(--line); border-radius: 6px; }
iframe.letter.wide { max-width: 68rem; }
ul.tasks.press li { grid-template-columns: 1fr 13rem 20rem; }
@media (max-width: 60rem) { ul.tasks.press li { grid-template-columns: 1fr; } }
.hash code { overflow-wrap: anywhere; font-size: 0.85rem; }
.gaps { margin: 12px 0; }
`;
