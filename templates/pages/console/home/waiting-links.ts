import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { HomeKind } from '../../../../domain/home/use-cases/show-home.ts';
import type { Waiting } from '../../../../domain/home/waiting.ts';
import { gapMend } from '../../shared/gap-sentence.ts';

/** The rollout of a line, and its catalogue; undefined for what concerns the stage as a whole. */
export type LineOf = { rollout: string; catalogue: Catalogue } | undefined;

/** Where a kind of thing is dealt with: one of them, and several that share a line. */
type Link = {
  one: (thing: Waiting, of: LineOf) => string;
  several: (of: LineOf, things: readonly Waiting[]) => string;
};

const milestone = ({ milestone: about }: Waiting) => `/milestones/${about?.id}`;
const release = ({ id }: Waiting) => `/press/${id}`;
const work = ({ organisations: [code] = [] }: Waiting) => `/organisations/${code}/work`;

const newRelease = ({ milestone: about }: Waiting, of: LineOf) =>
  `/press/new?rollout=${of?.rollout}&milestone=${about?.id}`;

/** The page that each kind of thing leads to. */
const WAITING_LINKS: Readonly<Record<HomeKind, Link>> = {
  'approve-milestone': { one: milestone, several: () => '/plan' },
  'approve-release': { one: release, several: () => '/press' },
  'approve-counter': { one: ({ id }, of) => `/counters/${of?.rollout}/${id}`, several: () => '/plan' },
  'schedule-release': { one: release, several: () => '/press' },
  'rewrite-release': { one: ({ id }) => `/press/${id}/edit`, several: () => '/press' },
  'answer-rejection': { one: milestone, several: () => '/plan' },
  'change-release': { one: release, several: () => '/press' },
  'finish-release': { one: release, several: () => '/press' },
  'write-release': { one: newRelease, several: () => '/press' },
  'finish-draft': { one: ({ id }, of) => `/drafts/${of?.rollout}/${id}`, several: () => '/plan' },
  'close-gap': { one: gap, several: () => '/overview' },
  'settle-unknown': { one: (thing) => `${milestone(thing)}/unknown`, several: () => '/overview' },
  'send-again': { one: (thing) => `${milestone(thing)}/failed`, several: () => '/overview' },
  'silent-organisation': { one: work, several: () => '/work' },
  'late-tasks': { one: work, several: () => '/work' },
  'overdue-sign-offs': { one: milestone, several: () => '/plan' },
  'answer-enquiry': {
    one: ({ id }, of) => `/questions/${of?.rollout}/${id}`,
    several: () => '/questions',
  },
  'answer-question': {
    one: ({ id }, of) => `/questions/${of?.rollout}/${id}`,
    several: () => '/questions',
  },
  'office-task': { one: officeTask, several: (_, things) => officeTasks(things) },
  'decide-control': { one: () => '/controls', several: () => '/controls' },
  'go-on-after-restore': { one: () => '/restore', several: () => '/restore' },
  'consent-to-machine': { one: ({ id }) => `/machines#machine-${id}`, several: () => '/machines' },
  'dead-webhook': { one: ({ id }) => `/webhooks#webhook-${id}`, several: () => '/webhooks' },
  'dead-teams-channel': {
    one: ({ organisations: [code] = [] }) => `/organisations/${code}#teams`,
    several: () => '/organisations',
  },
  'refused-event': { one: () => '/overview#refusals', several: () => '/overview#refusals' },
};

/** Where it is closed for one organisation; where all of them are, for several. */
function gap({ gap: found, organisations = [], milestone: about }: Waiting, of: LineOf): string {
  const [code = '', ...more] = organisations;
  const mend = found && of && gapMend(found, { organisation: code, catalogue: of.catalogue });
  const unreached = `/milestones/${about?.id}/unreached`;
  if (more.length === 0 || found?.kind === 'missing-text') return mend ?? unreached;
  return found?.kind === 'missing-fact' || found?.kind === 'no-register-number'
    ? '/organisations'
    : '/contacts';
}

function officeTask({ milestone: about, channel, organisations = [] }: Waiting): string {
  const [code, ...more] = organisations;
  return code !== undefined && more.length === 0
    ? `/organisations/${code}/work/${about?.id}/${channel}`
    : `/milestones/${about?.id}/ledger`;
}

/** The list of the one organisation, or what the office has at each. */
function officeTasks(things: readonly Waiting[]): string {
  const [code, ...more] = new Set(things.flatMap(({ organisations = [] }) => organisations));
  if (code !== undefined && more.length === 0) return `/organisations/${code}/work`;
  const [first] = things;
  return `/milestones/${first?.milestone?.id}/ledger?owner=national-office`;
}

/** Where a line leads. */
export function linkOf({ kind, things }: { kind: HomeKind; things: readonly Waiting[] }, of: LineOf): string {
  const [first, ...more] = things;
  const { one, several } = WAITING_LINKS[kind];
  return first && more.length === 0 ? one(first, of) : several(of, things);
}

/** An address in a language, which may lead to a part of its page. */
export function withLanguage(address: string, locale: string): string {
  const [path = '', part] = address.split('#');
  return `${path}${path.includes('?') ? '&' : '?'}lang=${locale}${part === undefined ? '' : `#${part}`}`;
}
