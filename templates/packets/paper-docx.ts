import { Document, Footer, Header, type IRunOptions, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { DocumentContext } from './document-context.ts';
import { docxHead } from './docx-head.ts';
import { type DocxLook, docxLook, NUMBERING } from './docx-look.ts';
import { docxParts } from './docx-parts.ts';
import { languageTag } from './language-tag.ts';
import { tidied, type XmlFix } from './package-zip.ts';
import type { Paper } from './paper.ts';

/** A document of a packet as DOCX; deterministic bytes. */
export function paperDocx(paper: Paper, context: DocumentContext): Promise<Uint8Array> {
  const { packet } = context;
  const frame = {
    subject: packet.milestone.name,
    headers: { default: new Header({ children: docxHead(paper, context) }) },
    footers: { default: new Footer({ children: [foot(paper, context, docxLook(paper))] }) },
  };
  return framedDocx(paper, { creator: packet.organisation.name, at: packet.at }, frame);
}

/** Who made a document, and the time (ms) on it. */
type Origin = { creator: string; at: number };

/** A document without letterhead as DOCX; deterministic bytes. */
export function plainPaperDocx(paper: Paper, origin: Origin): Promise<Uint8Array> {
  const { small } = docxLook(paper);
  const line = [
    new TextRun({ ...small, text: `${paper.foot}. ` }),
    new TextRun({ ...small, children: [PageNumber.CURRENT] }),
  ];
  const footers = { default: new Footer({ children: [new Paragraph({ children: line })] }) };
  return framedDocx(paper, origin, { subject: paper.kicker, footers });
}

async function framedDocx(
  paper: Paper,
  { creator, at }: Origin,
  { subject, ...frame }: { subject: string; headers?: { default: Header }; footers: { default: Footer } },
): Promise<Uint8Array> {
  const { styles, page } = docxLook(paper);
  const document = new Document({
    title: paper.title,
    subject,
    creator,
    lastModifiedBy: creator,
    description: paper.foot,
    styles,
    numbering: NUMBERING,
    sections: [{ properties: { page }, ...frame, children: [title(paper), ...docxParts(paper)] }],
  });
  return tidied(new Uint8Array(await Packer.toBuffer(document)), at, fixFor(paper));
}

function title({ title: text }: Paper): Paragraph {
  return new Paragraph({ style: 'Heading1', children: [new TextRun(text)] });
}

function foot({ foot: text }: Paper, { say, wordLocale }: DocumentContext, { small }: DocxLook): Paragraph {
  const own: IRunOptions = { ...small, language: { value: languageTag(wordLocale) } };
  return new Paragraph({
    children: [
      new TextRun({ ...own, text: `${text}. ${say('page')} ` }),
      new TextRun({ ...own, children: [PageNumber.CURRENT] }),
    ],
  });
}

/** The library generates random link ids and numbers pictures per process: renumber both. */
function fixFor({ locale }: Paper): XmlFix {
  const links = new Map<string, string>();
  let pictures = 0;
  return (xml, name) => {
    if (name === 'docProps/core.xml') {
      const language = `<dc:language>${languageTag(locale)}</dc:language>`;
      return xml.replace('</cp:coreProperties>', `${language}</cp:coreProperties>`);
    }
    if (!/^word\/(?:document|header1|_rels\/document)\.xml/.test(name)) return xml;
    return xml
      .replaceAll(/((?:r:id|Id)=")(rId[A-Za-z0-9_-]{15,})"/g, (_, before: string, id: string) => {
        const numbered = links.get(id) ?? `rIdLink${links.size + 1}`;
        links.set(id, numbered);
        return `${before}${numbered}"`;
      })
      .replaceAll(/<wp:docPr id="\d+"/g, () => {
        pictures += 1;
        return `<wp:docPr id="${pictures}"`;
      });
  };
}
