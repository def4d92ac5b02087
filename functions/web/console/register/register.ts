import {
  archiveQuerySchema,
  countryQuerySchema,
  registerQuerySchema,
} from '../../../../domain/register/register.ts';
import { listDispatches } from '../../../../domain/register/use-cases/list-dispatches.ts';
import { type Register, showRegister } from '../../../../domain/register/use-cases/show-register.ts';
import { listParticipants } from '../../../../domain/rollout/use-cases/list-participants.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import { type Problem, problemAt } from '../../../../domain/shared/problem.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { isoDay } from '../../../../domain/shared/typed-day.ts';
import { archivePackage } from '../../../../templates/downloads/archive-package.ts';
import {
  registerCsv,
  registerFiles,
  registerJson,
  registerTable,
} from '../../../../templates/downloads/register-files.ts';
import { type AskedRegister, registerPage } from '../../../../templates/pages/console/register/register.ts';
import { workbook, zip } from '../../../adapters/fflate/zip.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

// Lambda responses are limited to 6 MB, and base64 adds a third.
const LARGEST_ARCHIVE = 4_000_000;
const TOO_LARGE = [problemAt('', 'period-too-large')];

/** Mail sent in an organisation's name in a period, for its registrar: a page and files. */
export const REGISTER_ROUTES: readonly PageRoute[] = [
  { ...reach('/register'), answer: (request) => shownPage(request) },
  file('/register.csv', (register, { locale }) => ({
    file: registerCsv(register, locale),
    name: `${nameOf(register)}.csv`,
  })),
  file('/register.xlsx', (register, { locale }) => ({
    file: workbook(registerTable(register, locale)),
    name: `${nameOf(register)}.xlsx`,
  })),
  file('/register.json', (register) => ({ json: registerJson(register) })),
  file('/register.zip', (register, request) => {
    const archive = zip(registerFiles(register, request.locale), Date.parse(register.query.to));
    if (archive.length > LARGEST_ARCHIVE) return shownPage(request, TOO_LARGE);
    return { file: archive, name: `${nameOf(register)}.zip` };
  }),
  { ...reach('/register-package.zip'), answer: archive },
];

/** A whole year in the form that archives take. */
async function archive(request: PageRequest): Promise<PageAnswer> {
  const { query, ports } = request;
  const asked = parseInput(archiveQuerySchema, query);
  if (!asked.ok) return shownPage(request, asked.problems);
  const { organisation, year } = asked.data;
  const period = { organisation, from: `${year}-01-01`, to: `${year}-12-31` };
  const register = await showRegister(period, ports);
  if (!register) return 'not-there';
  const at = ports.now();
  const named = await ports.rollouts.list();
  const { id, files } = archivePackage({
    ...{ register, year, at, isOver: period.to < toStockholm(at).date },
    rollouts: named
      .filter((one) => register.entries.some(({ rollout }) => rollout === one.id))
      .map(({ name }) => inLocale(name, register.organisation.locale)),
  });
  const packed = zip(files, at);
  if (packed.length > LARGEST_ARCHIVE) return shownPage({ ...request, query: period }, TOO_LARGE);
  return { file: packed, name: `${id}.zip` };
}

function reach(path: PageRoute['path']) {
  return { method: 'GET', path, roles: ['registrar', 'coordinator'], scope: 'everything' } as const;
}

const nameOf = ({ query }: Register) => `register-${query.organisation}-${query.from}-${query.to}` as const;

async function shownPage(request: PageRequest, problems?: readonly Problem[]): Promise<PageAnswer> {
  const { ports, locale, reader } = request;
  const today = toStockholm(ports.now()).date;
  const { organisation: chosen, from = `${today.slice(0, 4)}-01-01`, to = today, q } = request.query;
  const organisation = chosen || undefined;
  const asked = { organisation, from: isoDay(from), to: isoDay(to), q };
  if (organisation === undefined && problems === undefined) return country(request, asked);
  const query = parseInput(registerQuerySchema, asked);
  const wrong = problems ?? (query.ok || organisation === undefined ? [] : query.problems);
  const register = query.ok && wrong.length === 0 ? await showRegister(query.data, ports) : undefined;
  const organisations = await listParticipants(ports);
  const page = registerPage({ asked, organisations, register, problems: wrong }, locale, reader);
  return { page, status: wrong.length > 0 ? 400 : 200 };
}

/** Without an organisation: what was mailed in anybody's name. */
async function country({ ports, locale, reader }: PageRequest, asked: AskedRegister): Promise<PageAnswer> {
  const query = parseInput(countryQuerySchema, asked);
  const dispatches = query.ok ? await listDispatches(query.data, ports) : undefined;
  const problems = query.ok ? [] : query.problems;
  const organisations = await listParticipants(ports);
  const page = registerPage({ asked, organisations, dispatches, problems }, locale, reader);
  return { page, status: query.ok ? 200 : 400 };
}

/** Responds with a file; problems of the query are shown on the page. */
function file(
  path: PageRoute['path'],
  answer: (register: Register, request: PageRequest) => PageAnswer | Promise<PageAnswer>,
): PageRoute {
  return {
    ...reach(path),
    async answer(request) {
      const query = parseInput(registerQuerySchema, request.query);
      if (!query.ok) return shownPage(request, query.problems);
      const register = await showRegister(query.data, request.ports);
      return register ? answer(register, request) : 'not-there';
    },
  };
}
