import type { Context, Hono } from 'hono';
import { parseInput } from '../../domain/parse-input.ts';
import { registerQuerySchema } from '../../domain/register.ts';
import { stockholmTime } from '../../domain/stockholm-time.ts';
import { type ListParticipantsPorts, listParticipants } from '../../domain/use-cases/list-participants.ts';
import { type Register, type ShowRegisterPorts, showRegister } from '../../domain/use-cases/show-register.ts';
import { registerPage } from '../../templates/pages/register/register.ts';
import type { PageLocale } from '../../templates/pages/words.ts';
import { registerCsv, registerFiles, registerJson } from '../../templates/register-files.ts';
import { zip } from '../adapters/fflate/zip.ts';
import { download } from './download.ts';
import { pageLocale } from './page-locale.ts';

export type RegisterRoutesPorts = ShowRegisterPorts & ListParticipantsPorts & { now: () => number };

// A Lambda answers with 6 MB at most, and an archive grows by a third on its way.
const LARGEST_ARCHIVE = 4_000_000;

/** What was sent in an organisation's name in a period, as a registrar needs it: a page and files. */
export function registerRoutes(app: Hono, ports: RegisterRoutesPorts): void {
  app.get('/register', (context) => page(context, ports));
  const files = finding(ports);
  app.get(
    '/register.csv',
    files((context, register, locale) =>
      download(context, `${nameOf(register)}.csv`, registerCsv(register, locale)),
    ),
  );
  app.get(
    '/register.json',
    files((context, register) => context.json(registerJson(register) as object)),
  );
  app.get(
    '/register.zip',
    files((context, register, locale) => {
      const archive = zip(registerFiles(register, locale), Date.parse(register.query.to));
      if (archive.length > LARGEST_ARCHIVE) return page(context, ports, TOO_LARGE);
      return download(context, `${nameOf(register)}.zip`, archive);
    }),
  );
}

const TOO_LARGE = ['the texts of this period are more than one file can hold: choose a shorter one'];

async function page(
  context: Context,
  ports: RegisterRoutesPorts,
  problems?: readonly string[],
): Promise<Response> {
  context.header('Cache-Control', 'no-store');
  const today = stockholmTime(ports.now()).date;
  const { organisation, from = `${today.slice(0, 4)}-01-01`, to = today } = context.req.query();
  const asked = { organisation, from, to };
  const query = parseInput(registerQuerySchema, asked);
  const wrong = problems ?? (query.ok || organisation === undefined ? [] : query.problems);
  const register = query.ok && wrong.length === 0 ? await showRegister(query.data, ports) : undefined;
  const organisations = await listParticipants(ports);
  const shown = registerPage({ asked, organisations, register, problems: wrong }, pageLocale(context));
  return context.html(shown, wrong.length > 0 ? 400 : 200);
}

const nameOf = ({ query }: Register) => `register-${query.organisation}-${query.from}-${query.to}` as const;

type Answer = (context: Context, register: Register, locale: PageLocale) => Response | Promise<Response>;

/** Answers with files; what is wrong with the question stands on the page, where it can be mended. */
function finding(ports: RegisterRoutesPorts) {
  return (answer: Answer) => async (context: Context) => {
    const query = parseInput(registerQuerySchema, context.req.query());
    if (!query.ok) return page(context, ports, query.problems);
    context.header('Cache-Control', 'no-store');
    const register = await showRegister(query.data, ports);
    return register ? answer(context, register, pageLocale(context)) : context.notFound();
  };
}
