import type { Packet } from '../../domain/packets/packet.ts';
import { type Html, html } from '../shared/html.ts';
import { PALETTE } from '../styles/palette.gen.ts';
import { drawnWidth, PICTURE_FONT, rasterised } from './rasterise.ts';

/**
 * A size in which networks show pictures whole, and how much of it their own buttons cover at the top and at the end.
 * Looked up in November 2026, see docs/decisions/0165.
 */
export type PictureFormat = {
  id: 'link' | 'linkedin' | 'square' | 'portrait' | 'story';
  width: number;
  height: number;
  covered: { top: number; end: number };
};

const FREE = { top: 0, end: 0 };

/** Facebook and all that shows links; LinkedIn; any feed; Instagram's; stories of Facebook and Instagram. */
export const PICTURE_FORMATS: readonly PictureFormat[] = [
  { id: 'link', width: 1200, height: 630, covered: FREE },
  { id: 'linkedin', width: 1200, height: 627, covered: FREE },
  { id: 'square', width: 1080, height: 1080, covered: FREE },
  { id: 'portrait', width: 1080, height: 1350, covered: FREE },
  { id: 'story', width: 1080, height: 1920, covered: { top: 270, end: 380 } },
];

/** What a picture says: all of it stands in the text of the post as well. */
export type PictureWords = {
  headline: string;
  service: string;
  organisation: string;
  date: string;
  logo: Packet['organisation']['logo'];
  steps: Packet['steps'];
};

const INK = { paper: PALETTE.surface[0], ground: PALETTE.brand[0], ink: PALETTE.ink[0] } as const;
const STICK = PALETTE.brand[1];
const REACHED = PALETTE.inlay[0];

/** Colours of text and what they stand on. */
export const PICTURE_CONTRASTS: readonly (readonly [text: string, ground: string])[] = [
  [INK.paper, INK.ground],
  [STICK, INK.ground],
  [INK.ink, INK.paper],
];

const MARGIN = 80;
const BAND = 150;
const LEADING = 1.18;
const SIZES = {
  headline: [132, 120, 110, 100, 90, 80, 72, 64, 56, 48, 42, 36],
  small: [40, 36, 32, 28, 24, 20],
} as const;
const MEASURED_AT = 100;

/** The picture for posts about a milestone, as a PNG in one of the sizes. */
export async function postPicture(words: PictureWords, format: PictureFormat): Promise<Uint8Array> {
  return rasterised(await postSvg(words, format));
}

/** The same as an SVG: a headline on green, and a white foot with the logo, so that any logo can be seen. */
export async function postSvg(words: PictureWords, format: PictureFormat): Promise<string> {
  const { width, height, covered } = format;
  const room = width - 2 * MARGIN;
  const foot = height - covered.end - BAND;
  const top = MARGIN + covered.top;
  const date = await fitted(words.date, { room, sizes: SIZES.small, lines: 1 });
  const service = await fitted(words.service, { room, sizes: SIZES.small, lines: 1 });
  // The stick, then the service, the headline and the date, each after a gap.
  const around = 60 + service.size * 1.6 + date.size * 1.8;
  const headline = await fitted(words.headline, {
    ...{ room, sizes: SIZES.headline, lines: 6 },
    height: foot - top - around - MARGIN / 2,
  });
  const block = around + headline.lines.length * headline.size * LEADING;
  const y = Math.round(top + Math.max(0, (foot - top - block - MARGIN) / 2));
  const serviceAt = y + 60 + service.size;
  const headlineAt = serviceAt + service.size * 0.6 + headline.size;
  const dateAt = headlineAt + (headline.lines.length - 1) * headline.size * LEADING + date.size * 1.8;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="${INK.ground}"/>
${stick(words.steps, { x: MARGIN, y, width: room })}
${line(service.lines[0] ?? '', { x: MARGIN, y: serviceAt, size: service.size, fill: STICK })}
${headline.lines.map((text, index) => {
  const at = headlineAt + index * headline.size * LEADING;
  return line(text, { x: MARGIN, y: at, size: headline.size, fill: INK.paper });
})}
${line(date.lines[0] ?? '', { x: MARGIN, y: dateAt, size: date.size, fill: STICK })}
<rect y="${foot}" width="${width}" height="${BAND}" fill="${INK.paper}"/>
${await footOf(words, { y: foot, room })}
</svg>`.markup;
}

/** The notches of the milestones, as in mails and documents. */
function stick(steps: Packet['steps'], { x, y, width }: { x: number; y: number; width: number }): Html {
  const part = Math.min(60, width / (steps.length * 2 + 1));
  const notches = steps.map(
    ({ reached }, index) =>
      html`<rect x="${x + part * (index * 2 + 1)}" y="${y}" width="${part}" height="14" fill="${
        reached ? REACHED : INK.ground
      }"/>`,
  );
  return html`<rect x="${x}" y="${y}" width="${part * (steps.length * 2 + 1)}" height="22" rx="3" fill="${
    STICK
  }"/>${notches}`;
}

const LOGO = { width: 420, height: 90 } as const;

/** The logo, whole, and the name beside it. */
async function footOf(
  { logo, organisation }: PictureWords,
  { y, room }: { y: number; room: number },
): Promise<Html> {
  const beside = logo ? LOGO.width + 40 : 0;
  const name = await fitted(organisation, { room: room - beside, sizes: SIZES.small, lines: 2 });
  const middle = y + BAND / 2;
  const image = logo
    ? html`<image x="${MARGIN}" y="${middle - LOGO.height / 2}" width="${LOGO.width}" height="${
        LOGO.height
      }" preserveAspectRatio="xMinYMid meet" href="data:image/png;base64,${logo.png}"/>`
    : html``;
  const first = middle + name.size * 0.35 - ((name.lines.length - 1) * name.size * LEADING) / 2;
  return html`${image}${name.lines.map((text, index) =>
    line(text, {
      x: MARGIN + beside,
      y: first + index * name.size * LEADING,
      size: name.size,
      fill: INK.ink,
    }),
  )}`;
}

type Place = { x: number; y: number; size: number; fill: string };

function line(text: string, { x, y, size, fill }: Place): Html {
  return html`<text x="${x}" y="${Math.round(y)}" font-family="${PICTURE_FONT}" font-size="${
    size
  }" fill="${fill}">${text}</text>`;
}

type Room = { room: number; sizes: readonly number[]; lines: number; height?: number };
type Fitted = { lines: string[]; size: number };

/** Text in lines of the largest size in which all of it fits; in the least one, cut off at what fits. */
async function fitted(text: string, { room, sizes, lines: most, height = Infinity }: Room): Promise<Fitted> {
  // What no XML can hold, nobody sees.
  const seen = text.replaceAll(/[\p{Cc}\p{Cn}\p{Cs}]/gu, ' ');
  const words = seen.split(/\s+/).filter((word) => word !== '');
  const widths = new Map<string, number>();
  for (const word of new Set([...words, 'n n', 'nn'])) widths.set(word, await widthOf(word));
  const space = (widths.get('n n') ?? 0) - (widths.get('nn') ?? 0);
  const inLines = (size: number) => {
    const lines: { text: string; width: number }[] = [];
    for (const word of words) {
      const width = ((widths.get(word) ?? 0) * size) / MEASURED_AT;
      const gap = (space * size) / MEASURED_AT;
      const last = lines.at(-1);
      if (last && last.width + gap + width <= room) {
        last.text += ` ${word}`;
        last.width += gap + width;
      } else lines.push({ text: word, width });
    }
    return lines;
  };
  const fits = (size: number) => {
    const lines = inLines(size);
    return (
      lines.length <= most &&
      lines.every(({ width }) => width <= room) &&
      lines.length * size * LEADING <= height
    );
  };
  const least = sizes.at(-1) ?? MEASURED_AT;
  const size = sizes.find(fits) ?? least;
  const lines = inLines(size).slice(0, most);
  return {
    size,
    lines: lines.map(({ text: words, width }) => (width > room ? cut(words, room / width) : words)),
  };
}

/** A word that is wider than the picture. */
function cut(word: string, share: number): string {
  const characters = [...word];
  return `${characters.slice(0, Math.max(1, Math.floor(characters.length * share) - 1)).join('')}…`;
}

/** Widths of words that were measured before: drawing one to measure it costs as much as a tenth of a picture. */
const MEASURED = new Map<string, number>();
const MOST_MEASURED = 500;

async function widthOf(text: string): Promise<number> {
  const known = MEASURED.get(text);
  if (known !== undefined) return known;
  const drawn = line(text, { x: 0, y: MEASURED_AT, size: MEASURED_AT, fill: INK.ink });
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="200">${drawn}</svg>`;
  const width = await drawnWidth(svg.markup);
  if (MEASURED.size >= MOST_MEASURED) MEASURED.clear();
  MEASURED.set(text, width);
  return width;
}
