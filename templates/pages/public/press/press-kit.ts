import { strToU8 } from 'fflate';
import {
  type PublishedText,
  type PublishedVersion,
  releasePath,
} from '../../../../domain/press/published-release.ts';
import type { PressKit } from '../../../../domain/public/use-cases/open-press-kit.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { markdownReader } from '../../../mail/markdown-reader.ts';
import { markdownText } from '../../../mail/markdown-text.ts';
import { plain, underlinedHeading, wrapped } from '../../../mail/plain.ts';
import { zipOf } from '../../../packets/package-zip.ts';
import { heading, listOf, mailLink, type Paper, paragraph, text, words } from '../../../packets/paper.ts';
import { plainPaperDocx } from '../../../packets/paper-docx.ts';
import { languageFor } from '../../../words/languages.ts';
import { newsroomWords } from '../../../words/newsroom.gen.ts';
import { pressMailWords } from '../../../words/press-mail.gen.ts';
import { dayOf, momentText } from '../../shared/instant.ts';

/** Name of a release's kit; it begins with a word, as Windows opens no file called `con` or `nul`. */
export function pressKitName(slug: string): string {
  return `presskit-${slug}.zip`;
}

/**
 * The kit of a release: its text as DOCX and as plain text in each of its languages, its images, and a README with
 * what may be written below them, facts and contacts. The same state gives the same bytes. `origin`: base URL of the
 * public pages.
 */
export async function pressKitZip(kit: PressKit, origin: string): Promise<Uint8Array<ArrayBuffer>> {
  const { version } = kit;
  const { slug, sender, publishedAt: at } = version;
  const languages = [
    version.locale,
    ...Object.keys(version.texts).filter((locale) => locale !== version.locale),
  ];
  const files: Record<string, Uint8Array> = {
    'README.txt': textFile(languages.flatMap((locale) => readme(kit, { locale, origin })).join('\n\n\n')),
  };
  for (const locale of languages) {
    const paper = releasePaper(kit, { locale, origin });
    if (!paper) continue;
    files[`${slug}-${locale}.docx`] = await plainPaperDocx(paper, { creator: inLocale(sender, locale), at });
    files[`${slug}-${locale}.txt`] = textFile(paperText(paper));
  }
  kit.images.forEach(({ bytes }, index) => {
    files[imageFile(version, index)] = bytes;
  });
  return new Uint8Array(zipOf(files, at));
}

type In = { locale: string; origin: string };

function imageFile({ slug, images }: PublishedVersion, index: number): string {
  const type =
    images[index]?.type === 'image/jpeg' ? 'jpg' : (images[index]?.type ?? '').replace('image/', '');
  return `${slug}-${index + 1}.${type}`;
}

/** Lines end as Windows' own editor has them, and a mark says that it is UTF-8. */
function textFile(content: string): Uint8Array {
  return strToU8(`\uFEFF${content}\n`.replaceAll('\n', '\r\n'));
}

/** When it came out, whether it was corrected, and where one sees whether it still holds. */
function standing({ version, firstPublishedAt }: PressKit, { locale, origin }: In): string[] {
  const language = languageFor(locale);
  const say = newsroomWords(language);
  const isCorrected = version.publishedAt > firstPublishedAt;
  return [
    say('published', { time: momentText(firstPublishedAt, language) }),
    ...(isCorrected ? [say('corrected', { time: momentText(version.publishedAt, language) })] : []),
    say('kit.check', { address: `${origin}${releasePath(version.slug)}` }),
  ];
}

function readme(kit: PressKit, { locale, origin }: In): string[] {
  const { version } = kit;
  const found = version.texts[locale];
  if (!found) return [];
  const say = newsroomWords(languageFor(locale));
  const section = (title: string, items: readonly (readonly string[])[]) =>
    items.length === 0
      ? []
      : [underlinedHeading(title, '-'), items.map((lines) => lines.map(said).join('\n')).join('\n\n')];
  return [
    [
      underlinedHeading(found.headline, '='),
      [`${inLocale(version.service, locale)} · ${inLocale(version.sender, locale)}`]
        .concat(standing(kit, { locale, origin }))
        .map(said)
        .join('\n'),
      ...(found.correction === undefined ? [] : section(say('correction'), [[found.correction]])),
      ...section(say('kit.text'), [[`${version.slug}-${locale}.docx`, `${version.slug}-${locale}.txt`]]),
      ...section(
        say('images'),
        version.images.map((image, index) => [
          `${imageFile(version, index)} (${image.width} × ${image.height})`,
          say('kit.alt', { text: inLocale(image.alt, locale) }),
          say('kit.credit', { text: image.credit }),
          say('kit.rights', { text: inLocale(image.rights, locale) }),
          ...(image.original === undefined ? [] : [`${say('original')}: ${image.original}`]),
        ]),
      ),
      ...section(say('factBox'), factLines(found)),
      ...section(
        say('pressContact'),
        found.contacts.map(({ name, role, phone, address }) => [`${name}, ${role}`, phone, address]),
      ),
      ...section(say('aboutSender', { sender: inLocale(version.sender, locale) }), [[found.boilerplate]]),
    ].join('\n\n'),
  ];
}

function factLines({ factBox }: PublishedText): string[][] {
  return factBox.map(({ label, value }) => [`${label}: ${value}`]);
}

/** A release as a document, in the order of its page. */
function releasePaper(kit: PressKit, { locale, origin }: In): Paper | undefined {
  const { version } = kit;
  const found = version.texts[locale];
  if (!found) return undefined;
  const language = languageFor(locale);
  const say = newsroomWords(language);
  const mailSays = pressMailWords(language);
  const sender = inLocale(version.sender, locale);
  const read = (part: PublishedText['body']) => text(markdownReader(part.facts)(part.markdown));
  const line = (content: string) => paragraph(words(content));
  const kicker = [say('pressRelease'), inLocale(version.service, locale), sender].join(' · ');
  return {
    title: found.headline,
    locale,
    kicker,
    kickerRight: version.registerNumber ?? '',
    foot: say('kit.check', { address: `${origin}${releasePath(version.slug)}` }),
    tight: false,
    parts: [
      { kind: 'note', text: kicker },
      ...standing(kit, { locale, origin })
        .slice(0, -1)
        .map((note) => ({ kind: 'note' as const, text: note })),
      ...(found.correction === undefined
        ? []
        : [heading(2, say('correction')), text([line(found.correction)])]),
      { kind: 'lead', text: `${found.place}, ${dayOf(version.publishedAt, language)}. ${found.lead}` },
      ...(found.local ? [read(found.local)] : []),
      read(found.body),
      text(
        found.quotes.flatMap((quote) => [
          line(mailSays('said', { text: quote.text })),
          line(`${quote.name}, ${quote.title}`),
        ]),
      ),
      ...(found.factBox.length === 0
        ? []
        : [heading(2, say('factBox')), text([listOf(factLines(found).map(([fact = '']) => [words(fact)]))])]),
      heading(2, say('pressContact')),
      text(
        found.contacts.map(({ name, role, phone, address }) =>
          paragraph(words(`${name}, ${role}, ${phone}, `), mailLink(address)),
        ),
      ),
      heading(2, say('aboutSender', { sender })),
      text([line(found.boilerplate)]),
      ...(version.registerNumber === undefined
        ? []
        : [{ kind: 'note' as const, text: `${say('registerNumber')}: ${version.registerNumber}` }]),
    ],
  };
}

function paperText({ title, parts, foot }: Paper): string {
  const blocks = parts.map((part) => {
    if (part.kind === 'heading') return underlinedHeading(part.text, '-');
    if (part.kind === 'text') return markdownText(part.blocks);
    return part.kind === 'table' ? '' : said(part.text);
  });
  return [underlinedHeading(title, '='), ...blocks, said(foot)].filter((block) => block !== '').join('\n\n');
}

function said(content: string): string {
  return wrapped(plain(content));
}
