import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Contact, Contacts } from '../../contacts/contact.ts';
import { isUndone } from '../../mail/dispatch.ts';
import { lastDayOf } from '../../plan/day-of-truth.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import { isOpenTask } from '../../plan/task-step.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Rollout } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { addDays } from '../../shared/working-day.ts';
import type { Duty, DutyRoster, SignOffDuty } from '../plan-reminders.ts';
import { type SettleTasksPorts, settleTasks } from './settle-tasks.ts';
import { type SyncSignOffsPorts, syncSignOffs } from './sync-sign-offs.ts';

export type SyncOpenTasksPorts = SettleTasksPorts &
  SyncSignOffsPorts & {
    milestones: Pick<Milestones, 'allOf'>;
    catalogues: Pick<Catalogues, 'load'>;
    organisations: Pick<Organisations, 'find'>;
    contacts: Pick<Contacts, 'ofOrganisation'>;
  };

/** States in which tasks count: mails have been sent. A stopped milestone asks for nothing. */
const UNDER_WAY: readonly Milestone['state'][] = ['dispatching', 'completed'];
/** A task is due at most a year after its milestone, and missed some weeks later. */
const LOOKED_AFTER_DAYS = 400;
const AT_ONCE = 20;

/**
 * Loads a rollout's open manual work, its sign-offs that are near, and the people at the organisations concerned.
 * Also corrects the progress of manual obligations that a crash left behind their tasks.
 */
export async function syncOpenTasks(rollout: Rollout, ports: SyncOpenTasksPorts): Promise<DutyRoster> {
  const today = toStockholm(ports.now()).date;
  const all = await ports.milestones.allOf(rollout.id);
  const milestones = all.filter(
    (milestone) =>
      UNDER_WAY.includes(milestone.state) && addDays(lastDayOf(milestone), LOOKED_AFTER_DAYS) > today,
  );
  const duties: Duty[] = [];
  const signOffs: SignOffDuty[] = [];
  for (const milestone of milestones) {
    const catalogue = await catalogueOf(milestone, ports);
    duties.push(...(await dutiesOf(milestone, catalogue, ports)));
    signOffs.push(...(await syncSignOffs({ milestone, catalogue, others: all }, today, ports)));
  }
  const office = await ports.organisations.find(rollout.office);
  if (!office) throw new NotFound(`the office of rollout ${rollout.id} does not exist`);
  const concerned = [...duties.map(({ task }) => task), ...signOffs].map(({ organisation }) => organisation);
  const codes = [...new Set([rollout.office, ...concerned])];
  const known = await mapInChunks(
    codes,
    async (code): Promise<Known> => {
      const [organisation, contacts] = await allSettledOrThrow([
        ports.organisations.find(code),
        ports.contacts.ofOrganisation(code),
      ]);
      return { code, organisation, contacts };
    },
    AT_ONCE,
  );
  return {
    today,
    rollout,
    office,
    duties,
    signOffs,
    organisations: new Map(
      known.flatMap(({ code, organisation }) => (organisation ? [[code, organisation] as const] : [])),
    ),
    contacts: new Map(known.map(({ code, contacts }) => [code, contacts])),
  };
}

type Known = { code: string; organisation: Organisation | undefined; contacts: Contact[] };

async function catalogueOf(
  { catalogue: id, catalogueVersion }: Milestone,
  ports: Pick<SyncOpenTasksPorts, 'catalogues'>,
): Promise<Catalogue> {
  const version = await ports.catalogues.load(id, catalogueVersion);
  if (!version) throw new NotFound(`catalogue ${id} has no version ${catalogueVersion}`);
  return version.catalogue;
}

async function dutiesOf(
  milestone: Milestone,
  catalogue: Catalogue,
  ports: SyncOpenTasksPorts,
): Promise<Duty[]> {
  const organisations = milestone.organisations.filter((code) => !isUndone(milestone, code));
  const tasks = await mapInChunks(organisations, (code) => settleTasks(milestone, code, ports), AT_ONCE);
  return tasks
    .flat()
    .filter(isOpenTask)
    .map((task) => ({ task, milestone, catalogue }));
}
