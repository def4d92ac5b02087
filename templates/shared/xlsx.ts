import { escapeHtml } from './html.ts';

type Cell = string | number;

/** A day such as 2026-12-01, which a sheet keeps as a date. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MILLIS = 86_400_000;
/** Sheets count days from here; before March 1900 they count wrong. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** The most characters that a cell holds. */
const CELL_LENGTH = 32_767;
// What XML 1.0 has no place for.
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>
</Types>`;

const WORKBOOK = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">
<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets>
</workbook>`;

/** Cells are of style 0, those of the head bold in 1, days in 2. */
const STYLES = `<styleSheet xmlns="${MAIN}">
<fonts count="2">
<font><sz val="11"/><name val="Calibri"/></font>
<font><b/><sz val="11"/><name val="Calibri"/></font>
</fonts>
<fills count="2">
<fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill>
</fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>
</styleSheet>`;

const VIEW = `<sheetViews><sheetView workbookViewId="0">
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>
</sheetView></sheetViews>`;

/**
 * The files of a workbook (Office Open XML) with one sheet, to be packed: a bold first row that stays when the rest
 * moves, days as dates, numbers as numbers, and everything else as text that is never taken for a formula.
 */
export function xlsxFiles(rows: readonly (readonly Cell[])[]): Record<string, string> {
  const lines = rows.map(
    (row, index) => `<row>${row.map((cell) => written(cell, index === 0)).join('')}</row>`,
  );
  return {
    '[Content_Types].xml': xml(CONTENT_TYPES),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': xml(WORKBOOK),
    'xl/_rels/workbook.xml.rels': relationships([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': xml(STYLES),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet xmlns="${MAIN}">${VIEW}<sheetData>${lines.join('')}</sheetData></worksheet>`,
    ),
  };
}

function written(cell: Cell, isHead: boolean): string {
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (!isHead && DAY.test(cell)) return `<c s="2"><v>${(Date.parse(cell) - DAY_ZERO) / DAY_MILLIS}</v></c>`;
  const text = escapeHtml(cell.replaceAll(UNWRITABLE, '').slice(0, CELL_LENGTH));
  return `<c${isHead ? ' s="1"' : ''} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function relationships(of: readonly (readonly [type: string, target: string])[]): string {
  const each = of.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return xml(`<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`);
}

function xml(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;
}
