import { imageIdSchema } from '../../../../domain/press/press-image.ts';
import { visibleVersions } from '../../../../domain/press/press-visibility.ts';
import { imagePath, releasePath } from '../../../../domain/press/published-release.ts';
import type { ShownPressRelease } from '../../../../domain/press/use-cases/show-press-release.ts';
import { showPressRelease } from '../../../../domain/press/use-cases/show-press-release.ts';
import { releaseView } from '../../../../domain/public/use-cases/show-release.ts';
import { admissionOf } from '../../../../domain/rollout/user.ts';
import { readAs } from '../../../../templates/mail/read-as.ts';
import {
  exactPath,
  pressTextPage,
  sightsIn,
} from '../../../../templates/pages/console/press/release-exact.ts';
import { releasePage } from '../../../../templates/pages/public/press/release-page.ts';
import type { ToMe } from '../../../../templates/pages/shared/send-to-me.ts';
import { isLanguage } from '../../../../templates/words/languages.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRoute } from '../page-route.ts';
import { sendToMe, toMeOf } from '../send-to-me.ts';
import {
  mayWriteUnder,
  PRESS_ROLES,
  type PressPorts,
  type PressRequest,
  readersOf,
  WRITERS,
} from './press-request.ts';

const EVERYONE = { roles: PRESS_ROLES, scope: 'own' } as const;
const TEXT = '/press/{release}/versions/{version}/texts/{language}';

/** The exact texts and images of a release, before publication. */
export const PRESS_TEXT_PAGES: readonly PageRoute<PressPorts>[] = [
  { method: 'GET', path: TEXT, ...EVERYONE, answer: (request) => showText(request) },
  { method: 'GET', path: `${TEXT}/mail`, ...EVERYONE, answer: (request) => showMail(request) },
  { method: 'POST', path: `${TEXT}/to-me`, ...EVERYONE, answer: (request) => sendText(request) },
  { method: 'GET', path: `${TEXT}/page`, ...EVERYONE, answer: (request) => showPage(request) },
  {
    method: 'GET',
    path: '/press/{release}/images/{image}',
    ...EVERYONE,
    answer: (request) => showImage(request),
  },
];

// Press mails contain no personal placeholder except the unsubscribe link.
const NOBODY = { name: '…', ownLink: '#' };

type Text = { shown: ShownPressRelease; language: string };

async function textOf(request: PressRequest): Promise<Text | undefined> {
  const { ports, params } = request;
  const number = /^\d{1,4}$/.test(params.version ?? '') ? Number(params.version) : 0;
  const asked = { id: params.release ?? '', number, readers: readersOf(request) };
  const shown = await showPressRelease(asked, ports);
  return shown && { shown, language: params.language ?? '' };
}

const variantOf = ({ shown, language }: Text) =>
  shown.frozen?.variants.find(({ locale }) => locale === language);

async function showText(request: PressRequest): Promise<PageAnswer> {
  const found = await pageOf(request);
  return found ? { page: found.page(toMeOf(request)) } : 'not-there';
}

async function sendText(request: PressRequest): Promise<PageAnswer> {
  const found = await pageOf(request);
  return found ? sendToMe(request, found) : 'not-there';
}

async function pageOf(request: PressRequest) {
  const found = await textOf(request);
  const variant = found && variantOf(found);
  if (!found || !variant) return undefined;
  const { locale, reader, query } = request;
  const { id, version } = found.shown.version;
  const { language } = found;
  const [first = 'text'] = sightsIn(language);
  const as = sightsIn(language).find((sight) => sight === query.as) ?? first;
  const { subject, text } = readAs(variant, { ...NOBODY, ownLink: '…' });
  const page = (toMe: ToMe) =>
    pressTextPage({ locale, reader, id, version, language, as, subject, text, toMe });
  return { variant, path: exactPath(id, version, language), page };
}

async function showMail(request: PressRequest): Promise<PageAnswer> {
  const text = await textOf(request);
  const variant = text && variantOf(text);
  return variant ? { mail: readAs(variant, NOBODY).html } : 'not-there';
}

/** The future public page with its earlier versions; until publication images are served from here. */
async function showPage(request: PressRequest): Promise<PageAnswer> {
  const text = await textOf(request);
  const locale = text?.language;
  const frozen = text?.shown.frozen;
  if (!frozen || !isLanguage(locale)) return 'not-there';
  const { newsroom, publicUrl: origin } = request.ports;
  const { page, publishAt } = frozen;
  const { publishedAt = publishAt } = text.shown.version;
  const known = await newsroom.find(page.slug);
  const published = known?.state === 'published' ? known.versions : [];
  const earlier = published.filter(({ version }) => version < page.version);
  const heads = await newsroom.latest(page.rollout);
  const view = releaseView([{ ...page, publishedAt }, ...earlier], locale, heads);
  if (!view) return 'not-there';
  const html = releasePage(view, { locale, origin, path: releasePath(page.slug) });
  const images = `"${imagePath(page.slug, '')}`;
  return { framedPage: html.replaceAll(`src=${images}`, `src="/press/${page.slug}/images/`) };
}

async function showImage(request: PressRequest): Promise<PageAnswer> {
  const { ports, params, user } = request;
  const id = params.release ?? '';
  const wanted = imageIdSchema.safeParse(params.image).data;
  if (wanted === undefined) return 'not-there';
  const versions = visibleVersions(await ports.pressReleases.versions(id), readersOf(request));
  const writer = admissionOf(user, WRITERS);
  const kept = writer !== undefined && mayWriteUnder(writer, id);
  if (versions.length === 0 && !kept) return 'not-there';
  const [own] = await ports.pressReleases.images(id, [wanted]);
  const shown = versions.some(({ images }) => images.some((image) => image.id === wanted));
  if (own && (shown || kept)) return imageAnswer(own);
  // A local edition also shows the national release's images.
  for (const { draft } of versions) {
    if (draft.kind !== 'local') continue;
    const [national] = await ports.pressReleases.images(draft.editionOf, [wanted]);
    if (national) return imageAnswer(national);
  }
  return 'not-there';
}

function imageAnswer({
  type,
  bytes,
}: {
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  bytes: Uint8Array;
}): PageAnswer {
  return { body: new Uint8Array(bytes), type };
}
