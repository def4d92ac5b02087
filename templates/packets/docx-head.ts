import { ImageRun, Paragraph, TabStopType, TextRun } from 'docx';
import { pngSize } from '../../domain/rollout/logo.ts';
import { type DocumentContext, stepsInWords } from './document-context.ts';
import { MUTED, textWidth } from './docx-look.ts';
import { languageTag } from './language-tag.ts';
import type { Paper } from './paper.ts';
import { markPicture } from './png.ts';

/** Heights in pixels. */
const LOGO = 34;
const MARK = 11;

/** Letterhead with progress: logo or name on the left, register number on the right, progress bar below. */
export function docxHead(paper: Paper, context: DocumentContext): Paragraph[] {
  const { kicker, kickerRight } = paper;
  const { packet, say, wordLocale } = context;
  const right = { type: TabStopType.RIGHT, position: textWidth(paper) };
  const { logo } = packet.organisation;
  const size = logo && pngSize(logo.png);
  const mark = markPicture(packet.steps);
  const reached = packet.steps.filter((step) => step.reached).length;
  const alt = `${say('markOf', { reached, all: packet.steps.length })} ${stepsInWords(context)}`;
  return [
    new Paragraph({
      tabStops: [right],
      spacing: { after: 60 },
      children: [
        ...(logo && size
          ? [
              picture({ png: Buffer.from(logo.png, 'base64'), ...size }, LOGO, {
                name: 'logo',
                alt: logo.shownAlt,
              }),
            ]
          : []),
        new TextRun({ text: `${logo ? '  ' : ''}${kicker}`, bold: true, size: 20 }),
        new TextRun({
          text: `\t${kickerRight}`,
          size: 18,
          color: MUTED,
          language: { value: languageTag(wordLocale) },
        }),
      ],
    }),
    new Paragraph({ children: [picture(mark, MARK, { name: 'budkavle', alt })] }),
  ];
}

type Sized = { png: Uint8Array; width: number; height: number };

function picture(
  { png, width, height }: Sized,
  shown: number,
  { name, alt }: { name: string; alt: string },
): ImageRun {
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { height: shown, width: Math.min(300, Math.round((width * shown) / height)) },
    altText: { name, title: alt, description: alt },
  });
}
