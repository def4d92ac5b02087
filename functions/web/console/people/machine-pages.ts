import type * as z from 'zod';
import {
  addMachine,
  type ChangedMachine,
  confirmMachine,
  endMachine,
  listMachines,
} from '../../../../domain/people/use-cases/keep-machines.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import {
  type MachinesView,
  machineReachSchema,
  machinesPage,
  toldOfMachineSchema,
} from '../../../../templates/pages/console/people/machines-page.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

const PATH = '/machines';
const COORDINATORS = { roles: ['coordinator'], scope: 'everything' } as const;
const ONE = { method: 'POST', ...COORDINATORS } as const;

/** The scopes by what whoever adds a machine chooses. */
const SCOPES = { read: ['read'], draft: ['read', 'draft'] } as const;

/** Other systems that may call the API. A secret is on the page that answers its making, and on no other. */
export const MACHINE_PAGES: readonly PageRoute[] = [
  { method: 'GET', path: PATH, ...COORDINATORS, answer: (request) => shown(request, {}) },
  {
    method: 'POST',
    path: PATH,
    ...COORDINATORS,
    async answer(request) {
      const { user, ports } = request;
      const written = writtenIn(request);
      const { name, reach } = written;
      const added = await addMachine({ name, scopes: SCOPES[reach], by: user.address }, ports);
      if (added.kind === 'refused') return shown(request, { written, problems: added.problems });
      return shown(request, { secret: { of: added.machine.id, secret: added.secret } });
    },
    refill: (request) => shown(request, { written: writtenIn(request) }),
  },
  {
    ...ONE,
    path: `${PATH}/{machine}/confirm`,
    async answer(request) {
      return told(request, await confirmMachine(whose(request), request.ports), 'confirmed');
    },
  },
  {
    ...ONE,
    path: `${PATH}/{machine}/end`,
    async answer(request) {
      return told(request, await endMachine(whose(request), request.ports), 'ended');
    },
  },
];

function writtenIn({ form }: Pick<PageRequest, 'form'>): NonNullable<MachinesView['written']> {
  return { name: field(form, 'name'), reach: machineReachSchema.catch('read').parse(field(form, 'reach')) };
}

function whose({ params, user }: PageRequest): { id: string; by: string } {
  return { id: params.machine ?? '', by: user.address };
}

function told(
  { locale }: PageRequest,
  changed: ChangedMachine,
  what: z.infer<typeof toldOfMachineSchema>,
): PageAnswer {
  if (changed === 'not-there') return 'not-there';
  return { to: `${PATH}?lang=${locale}&told=${changed === 'own' ? 'own' : what}` };
}

type Said = Pick<MachinesView, 'written' | 'secret'> & { problems?: readonly Problem[] };

async function shown(request: PageRequest, { problems = [], ...said }: Said): Promise<PageAnswer> {
  const { locale, reader, user, ports, query } = request;
  const page = machinesPage({
    ...{ locale, reader, by: user.address, machines: await listMachines(ports), problems, ...said },
    told: toldOfMachineSchema.safeParse(query.told).data,
  });
  return { page, status: problems.length > 0 ? 422 : 200 };
}
