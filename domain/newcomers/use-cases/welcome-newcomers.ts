import type { Dispatch } from '../../mail/dispatch.ts';
import type { RenderMail } from '../../mail/variant.ts';
import { isLeaving } from '../../milestone/use-cases/is-leaving.ts';
import { isChange, isTold, type Milestone, type Milestones } from '../../plan/milestone.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import {
  type DispatchPart,
  type PlanDispatchPartPorts,
  planDispatchPart,
} from '../../sending/use-cases/plan-dispatch-part.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { change, type SharedRecord } from '../../shared/shared-record.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { isWorkingDay } from '../../shared/working-day.ts';
import { planWelcome } from '../plan-welcome.ts';
import { type LoadNewcomersPorts, loadNewcomers } from './load-newcomers.ts';

/** The date of each rollout's last welcomes, by id. */
export type WelcomedDays = Record<string, string>;

export type WelcomeNewcomersPorts = LoadNewcomersPorts &
  PlanDispatchPartPorts & {
    milestones: Pick<Milestones, 'ofRollout' | 'allOf'>;
    rollouts: Pick<Rollouts, 'list'>;
    welcomed: SharedRecord<WelcomedDays>;
    render: RenderMail;
  };

export type WelcomeReport = { rollout: string; dispatch: string; organisations: number; welcomes: number };

/** When what waited for its day has left; a missed hour is made up for during office hours. */
const FROM = '08:30';
const UNTIL = '16:00';
/** A dispatch that was left half planned is looked for this long. */
const LOOKED_AFTER_MILLIS = 14 * DAY_MILLIS;

/**
 * Tells whoever has come to a role what holds for it today, once: in one dispatch per rollout and working day. Runs
 * often; nothing is sent twice.
 */
export async function welcomeNewcomers(ports: WelcomeNewcomersPorts): Promise<WelcomeReport[]> {
  const { date, time } = toStockholm(ports.now());
  if (time < FROM || time >= UNTIL) return [];
  const days = (await ports.welcomed.read()).value ?? {};
  const reports: WelcomeReport[] = [];
  for (const rollout of await ports.rollouts.list()) {
    if (days[rollout.id] === date || !isWorkingDay(date, rollout.daysOff)) continue;
    reports.push(...(await welcomeIn(rollout, date, ports)));
    await change(ports.welcomed, (known = {}) => ({
      next: { ...known, [rollout.id]: date },
      result: undefined,
    }));
  }
  return reports;
}

/** Today's welcomes, after those that a crash left half planned. Nothing is opened where nobody has come. */
async function welcomeIn(
  rollout: Rollout,
  date: string,
  ports: WelcomeNewcomersPorts,
): Promise<WelcomeReport[]> {
  const id = `welcome-${rollout.id}-${date}`;
  const known = await ports.dispatches.ofRollout(rollout.id, ports.now() - LOOKED_AFTER_MILLIS);
  const begun = known.filter(({ purpose, state }) => purpose === 'welcome' && state === 'planning');
  const isOpen = known.some((dispatch) => dispatch.id === id);
  const opened = isOpen ? undefined : await openWelcome(id, rollout, ports);
  const reports: WelcomeReport[] = [];
  for (const dispatch of [...begun, ...(opened ? [opened] : [])])
    reports.push(await planParts(dispatch, date, ports));
  return reports;
}

async function planParts(
  dispatch: Dispatch,
  date: string,
  ports: WelcomeNewcomersPorts,
): Promise<WelcomeReport> {
  const { id, rollout, organisations } = dispatch;
  const { planned } = await ports.plans.progress(id);
  const missing = organisations.filter((code) => !planned.has(code));
  let welcomes = 0;
  // If none is missing, any one closes the plan.
  for (const organisation of missing.length > 0 ? missing : organisations.slice(0, 1)) {
    const part = await partOf(dispatch, { organisation, date }, ports);
    await planDispatchPart(dispatch, part, ports);
    welcomes += part.deliveries.length;
  }
  return { rollout, dispatch: id, organisations: organisations.length, welcomes };
}

/** Opened before anything is planned: a change that comes meanwhile waits until it has left. */
async function openWelcome(
  id: string,
  rollout: Rollout,
  ports: WelcomeNewcomersPorts,
): Promise<Dispatch | undefined> {
  const milestones = await ports.milestones.ofRollout(rollout.id);
  const told = [...new Set(milestones.filter(isTold).flatMap(({ organisations }) => organisations))].sort();
  const found = await mapInChunks(
    told,
    async (organisation) => {
      const newcomers = await loadNewcomers({ rollout: rollout.id, organisation }, ports);
      return newcomers ? [organisation] : [];
    },
    4,
  );
  const organisations = found.flat();
  if (organisations.length === 0) return undefined;
  const opened: Dispatch = {
    ...{ id, rollout: rollout.id, purpose: 'welcome' },
    name: { sv: 'Välkomstmejl', en: 'Welcome emails' },
    organisations,
    state: 'planning',
    changedAt: ports.now(),
  };
  return (await ports.dispatches.open(opened)) ? opened : undefined;
}

async function partOf(
  { id, rollout }: Dispatch,
  { organisation, date }: { organisation: string; date: string },
  ports: WelcomeNewcomersPorts,
): Promise<DispatchPart> {
  const nothing = { organisation, variants: [], deliveries: [], carries: [] };
  if (await isInMotion(rollout, organisation, ports)) return nothing;
  const found = await loadNewcomers({ rollout, organisation, except: id }, ports);
  if (!found) return nothing;
  const { obligations, ...mails } = planWelcome({
    dispatch: id,
    today: date,
    render: ports.render,
    ...found,
  });
  return { organisation, ...mails, carries: obligations };
}

/**
 * Whether something is about to be told there, or a change waits to be approved: whoever has come is welcomed when it
 * has been, with what holds then.
 */
async function isInMotion(
  rollout: string,
  organisation: string,
  ports: WelcomeNewcomersPorts,
): Promise<boolean> {
  const milestones = (await ports.milestones.allOf(rollout)).filter(({ organisations }) =>
    organisations.includes(organisation),
  );
  if (milestones.some(isUndecided)) return true;
  return isLeaving({ rollout, organisation, milestones }, { ...ports, dispatches: NO_OTHERS });
}

/** Of welcomes there is this one alone. */
const NO_OTHERS = { ofRollout: async () => [] };

function isUndecided(milestone: Milestone): boolean {
  const { state } = milestone;
  return state === 'stopping' || (isChange(milestone) && (state === 'planned' || state === 'held'));
}
