import {
  AlignmentType,
  type INumberingOptions,
  type IRunOptions,
  type IStylesOptions,
  LevelFormat,
} from 'docx';
import { PALETTE } from '../styles/palette.gen.ts';
import { languageTag } from './language-tag.ts';
import type { Paper } from './paper.ts';

const FONT = 'Arial';
export const INK = PALETTE.ink[0].slice(1);
export const MUTED = PALETTE.muted[0].slice(1);
export const BRAND = PALETTE.brand[0].slice(1);
export const LINE = PALETTE.line[0].slice(1);
export const LINK = PALETTE.link[0].slice(1);

/** Font sizes in half points, spaces and margins in twentieths of a point. */
export type DocxLook = {
  styles: IStylesOptions;
  page: { size: { width: number; height: number }; margin: Record<string, number> };
  small: IRunOptions;
};

/** Side margin. */
const sideOf = (tight: boolean) => (tight ? 1134 : 1418);
const PAGE_WIDTH = 11_906;

/** Width of the text. */
export function textWidth({ tight }: Pick<Paper, 'tight'>): number {
  return PAGE_WIDTH - 2 * sideOf(tight);
}

/** Document styles: generous spacing, or tight to fit one page. */
export function docxLook({ locale, tight }: Pick<Paper, 'locale' | 'tight'>): DocxLook {
  const size = tight ? 20 : 22;
  const heading = (points: number, before: number, after: number) => ({
    run: { font: FONT, size: points * 2, bold: true, color: INK },
    paragraph: { spacing: { before, after }, keepNext: true },
  });
  const side = sideOf(tight);
  return {
    styles: {
      default: {
        document: {
          run: { font: FONT, size, color: INK, language: { value: languageTag(locale) } },
          paragraph: { spacing: { after: tight ? 60 : 120, line: tight ? 260 : 290 } },
        },
        heading1: {
          run: { font: FONT, size: tight ? 36 : 44, bold: true, color: INK },
          paragraph: {
            spacing: { before: tight ? 60 : 240, after: tight ? 120 : 240 },
            border: { bottom: { style: 'single', size: 12, color: BRAND, space: 6 } },
          },
        },
        heading2: tight ? heading(12, 160, 50) : heading(15, 360, 100),
        heading3: tight ? heading(11, 120, 40) : heading(12, 260, 60),
        hyperlink: { run: { color: LINK, underline: {} } },
        listParagraph: { run: {} },
      },
    },
    page: {
      // A4.
      size: { width: PAGE_WIDTH, height: 16_838 },
      margin: {
        top: tight ? 1500 : 1700,
        bottom: tight ? 1000 : 1300,
        left: side,
        right: side,
        header: 600,
        footer: 500,
      },
    },
    small: { size: tight ? 16 : 17, color: MUTED },
  };
}

export const BULLETS = 'bullets';
export const NUMBERS = 'numbers';

const indent = (level: number) => ({
  style: { paragraph: { indent: { left: 440 + level * 360, hanging: 400 }, spacing: { after: 50 } } },
});

/** Texts have at most two list levels. */
export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: BULLETS,
      levels: [0, 1, 2].map((level) => ({
        level,
        format: LevelFormat.BULLET,
        text: level === 1 ? '–' : '•',
        alignment: AlignmentType.LEFT,
        ...indent(level),
      })),
    },
    {
      reference: NUMBERS,
      levels: [0, 1, 2].map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.LEFT,
        ...indent(level),
      })),
    },
  ],
};
