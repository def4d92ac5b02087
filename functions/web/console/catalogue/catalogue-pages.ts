import type { Revision } from '../../../../domain/catalogue/catalogue-revision.ts';
import { revisionSchema } from '../../../../domain/catalogue/catalogue-revision.ts';
import { checkRollout } from '../../../../domain/setup/use-cases/check-rollout.ts';
import { previewRevision, reviseCatalogue } from '../../../../domain/setup/use-cases/revise-catalogue.ts';
import { type ShownCatalogue, showCatalogue } from '../../../../domain/setup/use-cases/show-catalogue.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { cataloguePage } from '../../../../templates/pages/console/catalogue/catalogue-page.ts';
import { changePage } from '../../../../templates/pages/console/catalogue/change-page.ts';
import { checkPage } from '../../../../templates/pages/console/catalogue/check-page.ts';
import { groupPage, messagePage } from '../../../../templates/pages/console/catalogue/edit-pages.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { organisationNames } from '../rollout/organisation-names.ts';
import { changePreview } from './change-preview.ts';

const READERS = { roles: ['coordinator', 'approver', 'registrar'], scope: 'everything' } as const;
const EDITORS = { roles: ['coordinator'], scope: 'everything' } as const;
const CATALOGUE = '/catalogues/{catalogue}';

/** Catalogues: view, check and revise. */
export const CATALOGUE_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/catalogues',
    ...READERS,
    async answer({ ports, locale }) {
      const [first] = await ports.rollouts.list();
      // Without any catalogue, the start page explains how to load one.
      return { to: first ? `/catalogues/${first.catalogue}?lang=${locale}` : `/?lang=${locale}` };
    },
  },
  {
    method: 'GET',
    path: CATALOGUE,
    ...READERS,
    async answer(request) {
      const shown = await shownOf(request);
      const { locale, reader, user, query } = request;
      const mayEdit = user.roles.includes('coordinator');
      return shown
        ? { page: cataloguePage({ locale, reader, shown, mayEdit, saved: query.saved === 'yes' }) }
        : 'not-there';
    },
  },
  {
    method: 'GET',
    path: `${CATALOGUE}/check/{rollout}`,
    ...READERS,
    async answer(request) {
      const shown = await shownOf(request);
      const rollout = shown?.rollouts.find(({ id }) => id === request.params.rollout);
      if (!shown || !rollout) return 'not-there';
      const findings = await checkRollout(rollout.id, request.ports);
      const codes = findings.flatMap((finding) =>
        'organisation' in finding && finding.organisation ? [finding.organisation] : [],
      );
      const names = await organisationNames([...new Set(codes)], request.ports);
      const { locale, reader } = request;
      return {
        page: checkPage({ locale, reader, rollout, catalogue: shown.version.catalogue, names, findings }),
      };
    },
  },
  {
    method: 'GET',
    path: `${CATALOGUE}/messages/{topic}`,
    ...EDITORS,
    answer: (request) => message(request, []),
  },
  {
    method: 'POST',
    path: `${CATALOGUE}/messages/{topic}`,
    ...EDITORS,
    answer: (request) => change(request, messageRevision(request), message),
  },
  {
    method: 'GET',
    path: `${CATALOGUE}/groups/{group}`,
    ...EDITORS,
    answer: (request) => group(request, []),
  },
  {
    method: 'POST',
    path: `${CATALOGUE}/groups/{group}`,
    ...EDITORS,
    answer: (request) => change(request, groupRevision(request), group),
  },
];

function shownOf({ params, ports }: PageRequest): Promise<ShownCatalogue | undefined> {
  return showCatalogue(params.catalogue ?? '', ports);
}

type Form = (request: PageRequest, problems: readonly Problem[]) => Promise<PageAnswer>;

const message: Form = async (request, problems) => {
  const shown = await shownOf(request);
  const topic = request.params.topic ?? '';
  if (!shown || !Object.hasOwn(shown.version.catalogue.messages, topic)) return 'not-there';
  const markdown = field(request.form, 'markdown');
  const written = markdown === '' ? {} : { written: { locale: field(request.form, 'locale'), markdown } };
  const { locale, reader } = request;
  const page = messagePage({ locale, reader, version: shown.version, topic, problems, ...written });
  return { page, status: problems.length > 0 ? 422 : 200 };
};

const group: Form = async (request, problems) => {
  const shown = await shownOf(request);
  const id = request.params.group ?? '';
  const found =
    shown && Object.hasOwn(shown.version.catalogue.groups, id) && shown.version.catalogue.groups[id];
  if (!shown || !found) return 'not-there';
  const { locale, reader } = request;
  const page = groupPage({ locale, reader, version: shown.version, id, group: found, problems });
  return { page, status: problems.length > 0 ? 422 : 200 };
};

/** Unvalidated input. */
function messageRevision({ form, params }: PageRequest): unknown {
  const { topic } = params;
  if (field(form, 'what') === 'text')
    return { what: 'text', topic, locale: field(form, 'locale'), markdown: String(form.markdown ?? '') };
  return { what: 'message', topic, at: chosen(form, 'at-') };
}

function groupRevision({ form, params }: PageRequest): unknown {
  const places = chosen(form, 'message-')
    .map((topic) => ({ topic, place: Number(field(form, `message-${topic}`).replace(',', '.')) }))
    .filter(({ topic }) => field(form, `message-${topic}`) !== '');
  const messages = places.toSorted((one, other) => one.place - other.place).map(({ topic }) => topic);
  return { what: 'group', group: params.group, messages, channels: chosen(form, 'channel-') };
}

function chosen(form: PageRequest['form'], prefix: string): string[] {
  return Object.keys(form).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

/** Previews a revision; submitting the preview publishes exactly that. */
async function change(request: PageRequest, sent: unknown, again: Form): Promise<PageAnswer> {
  const revision = parseInput(revisionSchema, sent);
  if (!revision.ok) return again(request, revision.problems);
  const asked = {
    catalogue: request.params.catalogue ?? '',
    basedOn: field(request.form, 'basedOn'),
    revision: revision.data,
  };
  try {
    if (field(request.form, 'publish') === 'yes') {
      await reviseCatalogue({ ...asked, by: request.user.address }, request.ports);
      return { to: `/catalogues/${asked.catalogue}?lang=${request.locale}&saved=yes` };
    }
    return await shownChange(request, asked);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return again(request, error.problems);
  }
}

type Asked = { catalogue: string; basedOn: string; revision: Revision };

async function shownChange(request: PageRequest, asked: Asked): Promise<PageAnswer> {
  const { locale, reader, form, params } = request;
  const preview = await previewRevision(asked, request.ports);
  const fields = Object.fromEntries(
    Object.entries(form).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && name !== 'formToken' ? [[name, value]] : [],
    ),
  );
  const under = params.topic === undefined ? `groups/${params.group}` : `messages/${params.topic}`;
  const path = `/catalogues/${asked.catalogue}/${under}`;
  const { reads, facts } = await changePreview(asked.revision, preview.version, request.ports);
  return { page: changePage({ locale, reader, path, preview, fields, reads, facts }) };
}
