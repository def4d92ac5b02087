import { currentVersion } from '../../../../domain/press/press-visibility.ts';
import {
  draftCorrection,
  draftPressRelease,
} from '../../../../domain/press/use-cases/draft-press-release.ts';
import { UNWRITTEN } from '../../../../domain/press/use-cases/keep-press-draft.ts';
import { previewPressRelease } from '../../../../domain/press/use-cases/preview-press-release.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { chooseEditionPage } from '../../../../templates/pages/console/press/choose-edition-page.ts';
import { pressFormPage } from '../../../../templates/pages/console/press/press-form.ts';
import type { PressForm } from '../../../../templates/pages/console/press/press-form-view.ts';
import { pressFieldId } from '../../../../templates/pages/console/press/press-lists.ts';
import { rolloutChoicePage } from '../../../../templates/pages/shared/rollout-choice-page.ts';
import { pressWords } from '../../../../templates/words/press.gen.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRoute } from '../page-route.ts';
import { organisationNames } from '../rollout/organisation-names.ts';
import { readPressForm, type SentForm } from './press-draft-form.ts';
import { type PressPorts, type PressRequest, WRITERS, writable } from './press-request.ts';
import { newEdition, newRelease, pressFormOf, type Subject, subjectOf } from './press-subject.ts';
import { draftFrom, pressValuesOf, rowsOf } from './press-values.ts';
import { toldPath } from './press-view-pages.ts';

const COORDINATOR = { roles: ['coordinator'], scope: 'everything' } as const;
const WRITER = { roles: WRITERS, scope: 'own' } as const;
const EDITION = '/press/{release}/editions/{organisation}';
const EDITORS = { roles: WRITERS, scope: { organisation: 'organisation' } } as const;

/** Release forms: new release, local edition, edit, and correction of a published one. */
export const PRESS_WRITE_PAGES: readonly PageRoute<PressPorts>[] = [
  {
    method: 'GET',
    path: '/press/new',
    ...COORDINATOR,
    answer: fresh,
  },
  {
    method: 'POST',
    path: '/press/new',
    ...COORDINATOR,
    answer: async (request) => save(request, await newRelease(request, field(request.form, 'rollout'))),
    refill: async (request) => again(request, await newRelease(request, field(request.form, 'rollout'))),
  },
  { method: 'GET', path: '/press/{release}/editions', ...COORDINATOR, answer: (request) => choose(request) },
  {
    method: 'GET',
    path: EDITION,
    ...EDITORS,
    answer: async (request) => {
      const subject = await newEdition(request);
      const there = subject && (await request.ports.pressReleases.versions(subject.id)).length > 0;
      return there ? { to: `/press/${subject.id}?lang=${request.locale}` } : blank(request, subject);
    },
  },
  {
    method: 'POST',
    path: EDITION,
    ...EDITORS,
    answer: async (request) => save(request, await newEdition(request)),
    refill: async (request) => again(request, await newEdition(request)),
  },
  {
    method: 'GET',
    path: '/press/{release}/edit',
    ...WRITER,
    async answer(request) {
      const newest = await writable(request.params.release ?? '', request);
      const subject = newest && (await subjectOf(newest, request));
      const version = newest && currentVersion(await request.ports.pressReleases.versions(newest.id));
      if (!version || !subject) return 'not-there';
      const images = version.draft.images.flatMap(({ file }, index) => {
        const image = version.images[index];
        return image ? [[file, image] as const] : [];
      });
      const { values, rows } = pressValuesOf(version.draft);
      return form(request, subject, {
        values: subject.corrects && version.state !== 'draft' ? forCorrection(values) : values,
        ...{ rows, kept: new Map(images), problems: [] },
        lacks: (await previewPressRelease(version, request.ports)).frozen?.lacks,
      });
    },
  },
  {
    method: 'POST',
    path: '/press/{release}/edit',
    ...WRITER,
    answer: async (request) => save(request, await editedOf(request)),
    refill: async (request) => again(request, await editedOf(request)),
  },
];

async function editedOf(request: PressRequest): Promise<Subject | undefined> {
  const version = await writable(request.params.release ?? '', request);
  return version && (await subjectOf(version, request));
}

/** A correction has its own time of publication and explanation. */
function forCorrection(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => name !== 'publishAt' && !name.startsWith('correction-')),
  );
}

type Filled = Pick<SentForm, 'values' | 'rows' | 'kept'> & Pick<PressForm, 'problems' | 'lacks'>;

async function form(request: PressRequest, subject: Subject, filled: Filled): Promise<PageAnswer> {
  const { problems } = filled;
  const page = pressFormPage(await pressFormOf(request, subject, filled));
  const overtaken = problems.some(({ code }) => code === 'changed-meanwhile');
  return { page, status: overtaken ? 409 : problems.length > 0 ? 422 : 200 };
}

/** An empty form of a national release; among several rollouts, the question for which of them. */
async function fresh(request: PressRequest): Promise<PageAnswer> {
  const { locale, reader, query, ports } = request;
  const rollouts = await ports.rollouts.list();
  if (query.rollout === undefined && rollouts.length > 1) {
    const title = pressWords(locale)('newTitle');
    return { page: rolloutChoicePage({ locale, reader, title, path: '/press/new', rollouts }) };
  }
  return blank(request, await newRelease(request, query.rollout));
}

/** An empty form. */
async function blank(request: PressRequest, subject: Subject | undefined): Promise<PageAnswer> {
  if (!subject) return 'not-there';
  const values = subject.fresh;
  return form(request, subject, { values, rows: rowsOf(() => 0), kept: new Map(), problems: [] });
}

/** The form as it was sent, without files, which are all that reading it would store. */
async function again(request: PressRequest, subject: Subject | undefined): Promise<PageAnswer> {
  if (!subject) return 'not-there';
  const read = await readPressForm(request, subject.id);
  return form(request, subject, { ...read, problems: [] });
}

async function save(request: PressRequest, subject: Subject | undefined): Promise<PageAnswer> {
  if (!subject) return 'not-there';
  const { ports, user, form: sent } = request;
  const { kind, about, ground, corrects } = subject;
  const read = await readPressForm(request, subject.id);
  if (read.adds) return form(request, subject, { ...read, problems: [] });
  const draft = draftFrom(read.values, { kind, languages: ground.languages, about });
  const written = { draft, files: read.files, by: user.address, over: seenIn(sent) };
  const result = await (corrects ? draftCorrection : draftPressRelease)(written, ports);
  if (result.kind !== 'refused') return { to: toldPath(request, result.version.id, result.kind) };
  const said = result.problems.filter(({ path }) => !read.lost.some((lost) => lost.path === path));
  const problems = [...said, ...read.lost].map((found) => ({
    ...found,
    path: found.path === 'id' && !subject.isNew ? '' : pressFieldId(found.path, ground.languages[0] ?? 'sv'),
  }));
  return form(request, subject, { ...read, problems });
}

/** The state of the release on which the form was based. */
function seenIn(sent: PressRequest['form']) {
  const [, version, revision] = /^(\d{1,6})-(\d{1,6})$/.exec(field(sent, 'seen')) ?? [];
  return version === undefined ? UNWRITTEN : { version: Number(version), revision: Number(revision) };
}

/** Asks whose edition it is to be, for writers of any organisation. */
async function choose(request: PressRequest): Promise<PageAnswer> {
  const { ports, params, query, locale, reader } = request;
  const edition = params.release ?? '';
  const national = (await ports.pressReleases.versions(edition)).at(-1);
  const rollout = national && (await ports.rollouts.find(national.rollout));
  if (!rollout) return 'not-there';
  const chosen = organisationCodeSchema.safeParse(query.organisation).data;
  if (chosen !== undefined) return { to: `/press/${edition}/editions/${chosen}?lang=${locale}` };
  const participations = await ports.rollouts.participations(rollout.id);
  const codes = participations.map(({ organisation }) => organisation);
  const names = await organisationNames(
    codes.filter((code) => code !== rollout.office),
    ports,
  );
  const organisations = [...names].map(([code, name]) => ({ code, name: inLocale(name, locale) }));
  return { page: chooseEditionPage({ locale, reader, edition, organisations }) };
}
