import { blocksHtml, inlineHtml } from '../pages/shared/markdown-page.ts';
import { type Html, html } from '../shared/html.ts';
import { langAttributes } from '../shared/lang-attributes.ts';
import type { Cell, Paper, PaperPart } from './paper.ts';

/** A document as page content, with the styles of all pages. */
export function paperHtml(paper: Paper): Html {
  return html`<div${langAttributes(paper.locale)} class="paper">
<p class="quiet">${paper.kicker} · ${paper.kickerRight}</p>
<h1>${paper.title}</h1>
${paper.parts.map(partHtml)}
<p class="quiet foot">${paper.foot}</p>
</div>`;
}

function partHtml(part: PaperPart, index: number): Html {
  const own = langAttributes(part.locale);
  switch (part.kind) {
    case 'heading':
      if (part.newPage) return html`<h2${own} class="new-page">${part.text}</h2>\n`;
      return part.level === 2 ? html`<h2${own}>${part.text}</h2>\n` : html`<h3${own}>${part.text}</h3>\n`;
    case 'lead':
      return html`<p class="lead"${own}>${part.text}</p>\n`;
    case 'note':
      return html`<p class="quiet"${own}>${part.text}</p>\n`;
    case 'text':
      return part.locale ? html`<div${own}>${blocksHtml(part.blocks)}</div>\n` : blocksHtml(part.blocks);
    case 'table':
      return tableHtml(part, index);
    case 'copy':
      return html`<p class="copy"${own}>${lines(part.text)}</p>\n`;
  }
}

function lines(text: string): Html[] {
  return text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
}

function tableHtml(
  { caption, head, rows, locale }: Extract<PaperPart, { kind: 'table' }>,
  index: number,
): Html {
  const id = `table-${index}`;
  const cells = (row: readonly Cell[]) =>
    row.map((cell, column) =>
      column === 0
        ? html`<th scope="row">${cell.map(inlineHtml)}</th>`
        : html`<td>${cell.map(inlineHtml)}</td>`,
    );
  return html`<section class="scroll" tabindex="0" aria-labelledby="${id}"${langAttributes(locale)}><table>
<caption id="${id}">${caption}</caption>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>\n`)}</tbody></table></section>\n`;
}
