import * as z from 'zod';
import { catalogueIdSchema, roleSchema, topicSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import type { Revision } from '../../../../domain/catalogue/catalogue-revision.ts';
import { catalogueSchema } from '../../../../domain/catalogue/catalogue-schema.ts';
import { textMarkdown } from '../../../../domain/catalogue/text.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { checkRollout } from '../../../../domain/setup/use-cases/check-rollout.ts';
import {
  type AskedRevision,
  CatalogueChanged,
  previewRevision,
  reviseCatalogue,
  revisionInForce,
} from '../../../../domain/setup/use-cases/revise-catalogue.ts';
import { canonicalJson } from '../../../../domain/shared/digest.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { problemAt } from '../../../../domain/shared/problem.ts';
import type { ConsolePorts } from '../../console/console-ports.ts';
import { type ApiAnswer, type ApiRequest, apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';
import {
  findingSchema,
  findingView,
  groupRevisionSchema,
  messageRevisionSchema,
  messageViewSchema,
  revisedSchema,
  revisedView,
} from './catalogue-schemas.ts';

const params = z.object({ catalogue: catalogueIdSchema });
const path = '/api/catalogues/{catalogue}';
const READERS = { roles: ['coordinator', 'approver', 'registrar'], scope: 'everything' } as const;
const EDITORS = { roles: ['coordinator'], scope: 'everything' } as const;
const REVISED = { answers: { 200: revisedSchema }, problems: [409, 422] } as const;

/** Catalogues: read, check and revise. */
export const CATALOGUE_ROUTES = [
  apiRoute({
    method: 'GET',
    path,
    summary:
      'Which group must know which messages, at which milestone, through which channels: the version in force.',
    roles: [...READERS.roles, 'local-lead'],
    scope: 'own',
    input: z.object({ params }),
    answers: { 200: z.strictObject({ version: z.string(), catalogue: catalogueSchema }) },
    async answer({ params: { catalogue: id } }, { ports }) {
      const found = await inForce(id, ports);
      if (!found) return { problem: problemResponse(404) };
      return { status: 200, body: { version: found.version, catalogue: found.catalogue } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/check/{rollout}`,
    summary: 'What a rollout lacks: texts, channels, people and facts.',
    ...READERS,
    input: z.object({ params: params.extend({ rollout: rolloutIdSchema }), query: pageQuery(1000) }),
    answers: { 200: z.strictObject({ findings: z.array(findingSchema), ...pageAnswer }) },
    async answer({ params: { catalogue, rollout: id }, query }, { ports }) {
      const rollout = await ports.rollouts.find(id);
      if (rollout?.catalogue !== catalogue || !(await inForce(catalogue, ports)))
        return { problem: problemResponse(404) };
      const findings = (await checkRollout(id, ports)).map(findingView);
      // Problems that keep people from being told come first, by organisation.
      const key = (finding: (typeof findings)[number]) =>
        `${finding.question ? 1 : 0} ${finding.organisation ?? ''} ${canonicalJson(finding)}`;
      const { items, ...page } = pageOf(findings, key, query);
      return { status: 200, body: { findings: items, ...page } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/messages/{topic}`,
    summary: 'A message with its source texts in every language.',
    ...READERS,
    input: z.object({ params: params.extend({ topic: topicSchema }) }),
    answers: { 200: messageViewSchema },
    async answer({ params: { catalogue: id, topic } }, { ports }) {
      const found = await inForce(id, ports);
      const message = found && own(found.catalogue.messages, topic);
      if (!message) return { problem: problemResponse(404) };
      const texts = found.texts
        .filter((text) => text.topic === topic)
        .map((text) => ({ locale: text.locale, markdown: textMarkdown(text) }));
      return { status: 200, body: { version: found.version, topic, ...message, texts } };
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/messages/{topic}`,
    summary: 'Change the text of a message in one language, or its milestones.',
    ...EDITORS,
    input: z.object({ params: params.extend({ topic: topicSchema }), body: messageRevisionSchema }),
    ...REVISED,
    async answer({ params: { catalogue, topic }, body }, request) {
      const { basedOn, dryRun, ...change } = body;
      const found = await inForce(catalogue, request.ports);
      if (!found || !own(found.catalogue.messages, topic)) return { problem: problemResponse(404) };
      return revise({ catalogue, basedOn, revision: { ...change, topic } }, { dryRun, request });
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/groups/{group}`,
    summary: 'Change which messages a group must know, in which order, and through which channels.',
    ...EDITORS,
    input: z.object({ params: params.extend({ group: roleSchema }), body: groupRevisionSchema }),
    ...REVISED,
    async answer({ params: { catalogue, group }, body }, request) {
      const { basedOn, dryRun, ...change } = body;
      const found = await inForce(catalogue, request.ports);
      if (!found || !own(found.catalogue.groups, group)) return { problem: problemResponse(404) };
      const revision: Revision = { what: 'group', group, ...change };
      return revise({ catalogue, basedOn, revision }, { dryRun, request });
    },
  }),
];

async function inForce(id: string, { catalogues }: Pick<ConsolePorts, 'catalogues'>) {
  const version = await catalogues.currentVersion(id);
  return version === undefined ? undefined : catalogues.load(id, version);
}

/** Own properties only, not `constructor` and the like. */
function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

const MOVED = inputProblems([problemAt('basedOn', 'changed-meanwhile')]);

async function revise(
  asked: AskedRevision,
  { dryRun, request: { user, ports } }: { dryRun: boolean; request: ApiRequest },
): Promise<ApiAnswer> {
  try {
    const done = dryRun
      ? await previewRevision(asked, ports)
      : await reviseCatalogue({ ...asked, by: user.address }, ports);
    return { status: 200, body: revisedView(done, !dryRun) };
  } catch (error) {
    if (error instanceof CatalogueChanged) {
      const made = await revisionInForce(asked, ports);
      return made
        ? { status: 200, body: revisedView(made, true) }
        : { problem: problemResponse(409, { problems: MOVED }) };
    }
    if (!(error instanceof InvalidInput)) throw error;
    return { problem: problemResponse(422, { problems: inputProblems(error.problems) }) };
  }
}
