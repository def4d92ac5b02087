import type { RolloutSource } from '../../../../domain/setup/use-cases/load-rollout.ts';
import {
  type TakeInRolloutPorts,
  takeInRollout,
} from '../../../../domain/setup/use-cases/take-in-rollout.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import {
  type TakeInView,
  takeInPage,
  takenInPage,
} from '../../../../templates/pages/console/setup/take-in-rollout.ts';
import { fileBytes } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

/** Lambda accepts 6 MB, and base64 adds a third. */
const UPLOAD_LIMIT_BYTES = 4_000_000;

export type TakeInPorts = TakeInRolloutPorts & {
  /** @throws {InvalidInput} with every problem of the archive */
  readArchive: (bytes: Uint8Array) => Promise<RolloutSource>;
};

const TAKE_IN = { path: '/take-in-rollout', roles: ['coordinator'], scope: 'everything' } as const;

/** Upload of a new rollout's files, and the result. */
export const TAKE_IN_PAGES: readonly PageRoute<TakeInPorts>[] = [
  {
    method: 'GET',
    ...TAKE_IN,
    answer: async (request) => ({ page: takeInPage(viewOf(request), { problems: [] }) }),
  },
  { method: 'POST', ...TAKE_IN, answer: takeIn },
  {
    method: 'GET',
    path: '/take-in-rollout/{rollout}',
    roles: ['coordinator'],
    scope: 'everything',
    async answer(request) {
      const { ports, params } = request;
      const rollout = await ports.rollouts.find(params.rollout ?? '');
      if (!rollout) return 'not-there';
      const organisations = (await ports.rollouts.participations(rollout.id)).length;
      return { page: takenInPage(viewOf(request), { rollout, organisations }) };
    },
  },
];

function viewOf({ locale, reader }: Pick<PageRequest, 'locale' | 'reader'>): TakeInView {
  return { locale, reader };
}

async function takeIn(request: PageRequest<TakeInPorts>): Promise<PageAnswer> {
  const { form, ports, locale, user } = request;
  const view = viewOf(request);
  const bytes = await fileBytes(form, 'file');
  const wrong = bytes.length === 0 ? 'no-file' : bytes.length > UPLOAD_LIMIT_BYTES ? 'too-large' : undefined;
  if (wrong)
    return { page: takeInPage(view, { problems: [], wrong }), status: wrong === 'no-file' ? 422 : 413 };
  try {
    const source = await ports.readArchive(bytes);
    const taken = await takeInRollout({ source, replace: form.replace === 'yes', by: user.name }, ports);
    if (taken.kind === 'taken-in') return { to: `/take-in-rollout/${source.rollout.id}?lang=${locale}` };
    const names = new Map(source.organisations.map(({ code, name }) => [code, name]));
    return { page: takeInPage(view, { problems: [], replaced: { ...taken.replaced, names } }), status: 409 };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { page: takeInPage(view, { problems: error.problems }), status: 422 };
  }
}
