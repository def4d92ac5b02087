import {
  BorderStyle,
  ExternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Inline } from '../mail/markdown-reader.ts';
import { PALETTE } from '../styles/palette.gen.ts';
import { BULLETS, INK, LINE, MUTED, NUMBERS } from './docx-look.ts';
import { languageTag } from './language-tag.ts';
import type { Cell, Paper, PaperPart } from './paper.ts';

type Placed = { list?: { ordered: boolean; level: number; instance: number } };

/** Converts document parts to the library's types. */
export function docxParts({ parts, tight }: Paper): (Paragraph | Table)[] {
  let lists = 0;
  const next = () => {
    lists += 1;
    return lists;
  };
  return parts.flatMap((part) => partOf(part, tight, next));
}

function partOf(part: PaperPart, tight: boolean, next: () => number): (Paragraph | Table)[] {
  const own: IRunOptions = part.locale ? { language: { value: languageTag(part.locale) } } : {};
  switch (part.kind) {
    case 'heading':
      return [
        new Paragraph({
          style: `Heading${part.level}`,
          ...(part.newPage && { pageBreakBefore: true }),
          children: [new TextRun({ ...own, text: part.text })],
        }),
      ];
    case 'lead':
      return [
        line({ spacing: { after: tight ? 80 : 200 } }, { ...own, text: part.text, size: tight ? 22 : 26 }),
      ];
    case 'note':
      return [line({}, { ...own, text: part.text, color: MUTED, size: tight ? 18 : 20 })];
    case 'text':
      return part.blocks.flatMap((block) => blockOf(block, own, next));
    case 'table':
      return tableOf(part, own);
    case 'copy':
      return [copyOf(part.text, own)];
  }
}

function line(options: IParagraphOptions, run: IRunOptions): Paragraph {
  return new Paragraph({ ...options, children: [new TextRun(run)] });
}

function blockOf(block: Block, run: IRunOptions, next: () => number, placed: Placed = {}): Paragraph[] {
  if (block.kind === 'paragraph') {
    const { list } = placed;
    const numbering = list && {
      numbering: {
        reference: list.ordered ? NUMBERS : BULLETS,
        level: Math.min(2, list.level),
        ...(list.ordered && { instance: list.instance }),
      },
    };
    return [
      new Paragraph({ ...numbering, children: block.children.flatMap((inline) => inlineOf(inline, run)) }),
    ];
  }
  const level = placed.list ? placed.list.level + 1 : 0;
  const list = { ordered: block.ordered, level, instance: next() };
  return block.items.flatMap((item) => item.flatMap((inner) => blockOf(inner, run, next, { list })));
}

function inlineOf(inline: Inline, run: IRunOptions): ParagraphChild[] {
  switch (inline.kind) {
    case 'text':
      return [new TextRun({ ...run, text: inline.text })];
    case 'break':
      return [new TextRun({ ...run, break: 1 })];
    case 'strong':
      return inline.children.flatMap((inner) => inlineOf(inner, { ...run, bold: true }));
    case 'emphasis':
      return inline.children.flatMap((inner) => inlineOf(inner, { ...run, italics: true }));
    case 'link': {
      const children = inline.children.flatMap((inner) => inlineOf(inner, { ...run, style: 'Hyperlink' }));
      return [new ExternalHyperlink({ link: inline.url, children })];
    }
    case 'own':
      // A document has no recipient and so no personal link.
      return [new TextRun({ ...run, text: inline.words })];
  }
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const hairline = { style: BorderStyle.SINGLE, size: 4, color: LINE };
const borders = {
  top: none,
  left: none,
  right: none,
  insideVertical: none,
  bottom: hairline,
  insideHorizontal: hairline,
};

function tableOf(
  { caption, head, rows }: Extract<PaperPart, { kind: 'table' }>,
  run: IRunOptions,
): (Paragraph | Table)[] {
  const widths = head.length === 2 ? [30, 70] : head.map(() => Math.floor(100 / head.length));
  const cell = (content: Cell, index: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 50, type: WidthType.PERCENTAGE },
      margins: { top: 40, bottom: 40, left: 0, right: 120 },
      children: [
        new Paragraph({
          spacing: { after: 0 },
          children: content.flatMap((inline) =>
            inlineOf(inline, bold ? { ...run, bold, color: MUTED } : run),
          ),
        }),
      ],
    });
  return [
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders,
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: head.map((name, index) => cell([{ kind: 'text', text: name }], index, true)),
        }),
        ...rows.map(
          (row) =>
            new TableRow({ cantSplit: true, children: row.map((each, index) => cell(each, index, false)) }),
        ),
      ],
    }),
    line({ spacing: { before: 60 } }, { ...run, text: caption, color: MUTED, size: 18 }),
  ];
}

function copyOf(text: string, run: IRunOptions): Paragraph {
  const [first = '', ...more] = text.split('\n');
  return new Paragraph({
    shading: { type: ShadingType.CLEAR, fill: PALETTE.bg[0].slice(1), color: 'auto' },
    border: { left: { style: BorderStyle.SINGLE, size: 18, color: LINE, space: 8 } },
    children: [
      new TextRun({ ...run, text: first, color: INK }),
      ...more.map((words) => new TextRun({ ...run, text: words, break: 1, color: INK })),
    ],
  });
}
