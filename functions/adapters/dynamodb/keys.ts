export type Key = { pk: string; sk: string };
/** Rows of a partition by sort key prefix; all if it is empty. */
export type KeyRange = { pk: string; prefix: string };

/**
 * The partitions of the one table. IAM grants refer to these names, so rows with restricted access have
 * partitions of their own. Prefixes are stored and must not change.
 */
export const PARTITIONS = {
  rollouts: 'ROLLOUTS',
  rollout: 'ROLLOUT#{rollout}',
  /** Rollouts that are being made. */
  'rollout-drafts': 'ROLLOUT-DRAFTS',
  organisation: 'ORGANISATION#{organisation}',
  /** All organisations by name, without contacts. */
  organisations: 'ORGANISATIONS',
  catalogue: 'CATALOGUE#{catalogue}',
  /** An immutable version. Covered by a grant on `catalogue`. */
  'catalogue-version': 'CATALOGUE#{catalogue}@{version}',
  /** A milestone or another dispatch. */
  milestone: 'MILESTONE#{dispatchId}',
  /** One organisation's part of a dispatch: obligations, texts, recipients, deliveries. */
  'milestone-organisation': 'MILESTONE#{dispatchId}#{organisation}',
  /** A milestone's ledger, one row per organisation. */
  ledger: 'LEDGER#{milestone}',
  /** What all of them come to, in one row. */
  'ledger-sums': 'LEDGER-SUMS#{milestone}',
  /** What each organisation has said of a milestone: that it is done, done except, or not done. */
  'sign-offs': 'SIGN-OFFS#{milestone}',
  /** The last word of each, without whose it is and what was written. */
  'public-sign-offs': 'PUBLIC-SIGN-OFFS#{milestone}',
  refusals: 'REFUSALS',
  /** Notes of dispatches that may have work left. */
  'open-work': 'OPEN-WORK',
  /** Suppressions, each under a digest of the address. */
  suppression: 'SUPPRESSION#{recipient}',
  /** State shared by all senders of the account: holds and pace. */
  shared: 'SHARED',
  /** Evidence of mails that a restored table does not have. */
  'kept-evidence': 'KEPT-EVIDENCE',
  'link-keys': 'LINK-KEYS',
  /** Private addresses of calendars, by whose they are. */
  'calendar-addresses': 'CALENDAR-ADDRESSES',
  /** The list and schedule of press releases. */
  press: 'PRESS',
  /** A press release from its first draft; never public. */
  'press-release': 'PRESS#{release}',
  /** Published releases only. */
  newsroom: 'NEWSROOM',
  'newsroom-image': 'NEWSROOM-IMAGE#{slug}',
  /** Handovers to be announced. */
  handovers: 'HANDOVERS',
  /** A rollout's issues and schedule. */
  newsletter: 'NEWSLETTER#{rollout}',
  /** An organisation's issues. Covered by a grant on `newsletter`. */
  'newsletter-organisation': 'NEWSLETTER#{rollout}#{organisation}',
  news: 'NEWS#{rollout}',
  subscribers: 'SUBSCRIBERS#{rollout}#{organisation}',
  /** What people ask, and who they are; never public. */
  questions: 'QUESTIONS#{rollout}',
  /** Published answers only. */
  answers: 'ANSWERS#{rollout}',
  /** How often each answer was given after a milestone, by group and organisation: no row is anybody's. */
  polls: 'POLLS#{milestone}',
  /** Digests of links by which somebody has answered, by the last day on which they can; deleted then. */
  'poll-marks': 'POLL-MARKS#{closes}',
  /** Rate limits, under digests of the client. */
  limits: 'LIMIT#{who}',
  /** The version of all contacts, and the open imports. */
  'contact-register': 'CONTACT-REGISTER',
  /** Pending changes of a contact import. */
  'contact-import': 'CONTACT-IMPORT#{import}',
  /** Who may sign in. */
  people: 'PEOPLE',
  /** What was done to anybody's access: only added to. */
  'people-log': 'PEOPLE-LOG',
  /** Other systems that call the API, and their tokens under digests; these are deleted by themselves. */
  machines: 'MACHINES',
  /** What was asked for and decided about controls: only added to. */
  'control-log': 'CONTROL-LOG',
  /** The public log of the register: only added to. */
  'register-log': 'REGISTER-LOG',
  /** Where the log has the parts of a dispatch: only added to. */
  'register-places': 'REGISTER#{dispatchId}',
  /** The keys that sign the log: only added to. */
  'register-keys': 'REGISTER-KEYS',
  /** Addresses of other systems that get events. */
  webhooks: 'WEBHOOKS',
  /** The secrets that sign what they get: only added to, read by what sends. */
  'webhook-secrets': 'WEBHOOK-SECRETS',
  /** Events in their order: only added to, deleted by themselves. */
  'event-log': 'EVENT-LOG',
  /** Channels of organisations in Teams, and what each has been told. */
  'teams-channels': 'TEAMS-CHANNELS',
  /** Their addresses, which are secrets: added and removed, read by what sends. */
  'teams-addresses': 'TEAMS-ADDRESSES',
} as const;
export type PartitionName = keyof typeof PARTITIONS;

/** Every kind of row: its partition and sort key. */
export const ROWS = {
  listedRollout: { of: 'rollouts', sk: '{rollout}' },
  rollout: { of: 'rollout', sk: 'ROLLOUT' },
  participation: { of: 'rollout', sk: 'PARTICIPATION#{organisation}' },
  acceptances: { of: 'rollout', sk: 'ACCEPTANCES' },
  milestonePointer: { of: 'rollout', sk: 'MILESTONE#{dispatchId}' },
  dispatchPointer: { of: 'rollout', sk: 'DISPATCH#{day}#{dispatchId}' },
  draft: { of: 'rollout', sk: 'DRAFT#{id}' },
  preview: { of: 'rollout', sk: 'PREVIEW#{id}' },
  preparedCounter: { of: 'rollout', sk: 'COUNTER#{id}' },
  goalsChange: { of: 'rollout', sk: 'GOALS#{at}' },
  rolloutDraft: { of: 'rollout-drafts', sk: '{id}' },
  organisation: { of: 'organisation', sk: 'ORGANISATION' },
  contact: { of: 'organisation', sk: 'CONTACT#{contact}' },
  auditEntry: { of: 'organisation', sk: 'DEED#{at}#{did}#{contact}' },
  listedOrganisation: { of: 'organisations', sk: '{organisation}' },
  currentCatalogue: { of: 'catalogue', sk: 'CURRENT' },
  edition: { of: 'catalogue', sk: 'EDITION#{at}#{version}' },
  catalogue: { of: 'catalogue-version', sk: 'CATALOGUE' },
  text: { of: 'catalogue-version', sk: 'TEXT#{topic}#{locale}' },
  dispatch: { of: 'milestone', sk: 'MILESTONE' },
  summary: { of: 'milestone', sk: 'SUMMARY#{organisation}' },
  planned: { of: 'milestone', sk: 'PLANNED#{organisation}' },
  deliveryCounts: { of: 'milestone', sk: 'TALLY#{organisation}' },
  sent: { of: 'milestone', sk: 'SENT#{organisation}' },
  basis: { of: 'milestone-organisation', sk: 'BASIS' },
  basisShare: { of: 'milestone-organisation', sk: 'BASIS-SHARE#{number}' },
  obligation: { of: 'milestone-organisation', sk: 'OBLIGATION#{group}#{channel}' },
  carriedObligation: { of: 'milestone-organisation', sk: 'OBLIGATION#{group}#{channel}#{milestone}' },
  task: { of: 'milestone-organisation', sk: 'TASK#{group}#{channel}' },
  variant: { of: 'milestone-organisation', sk: 'VARIANT#{id}' },
  delivery: { of: 'milestone-organisation', sk: 'DELIVERY#{delivery}' },
  tally: { of: 'milestone-organisation', sk: 'TALLY#{of}#{number}' },
  manualFollowUp: { of: 'milestone-organisation', sk: 'REACH-TASK#{contact}' },
  settlement: { of: 'milestone-organisation', sk: 'SETTLEMENT#{delivery}#{attempt}' },
  ledger: { of: 'ledger', sk: '{organisation}' },
  ledgerSums: { of: 'ledger-sums', sk: 'SUMS' },
  signOff: { of: 'sign-offs', sk: '{organisation}' },
  publicSignOff: { of: 'public-sign-offs', sk: '{organisation}' },
  openWork: { of: 'open-work', sk: '{dispatchId}' },
  refusal: { of: 'refusals', sk: '{receivedAt}#{event}' },
  suppression: { of: 'suppression', sk: '{scope}' },
  holds: { of: 'shared', sk: 'HOLDS' },
  pace: { of: 'shared', sk: 'PACE' },
  reminded: { of: 'shared', sk: 'REMINDED' },
  welcomed: { of: 'shared', sk: 'WELCOMED' },
  noticed: { of: 'shared', sk: 'NOTICED' },
  waitingCounts: { of: 'shared', sk: 'WAITING' },
  sampled: { of: 'shared', sk: 'SAMPLED' },
  restores: { of: 'shared', sk: 'RESTORES' },
  keptEvidence: { of: 'kept-evidence', sk: '{dispatchId}#{organisation}#{delivery}#{proves}' },
  linkKey: { of: 'link-keys', sk: '{id}' },
  calendarAddress: { of: 'calendar-addresses', sk: '{owner}#{id}' },
  releasePointer: { of: 'press', sk: 'RELEASE#{rollout}#{release}' },
  releaseHour: { of: 'press', sk: 'HOUR#{at}#{release}#{version}' },
  releaseVersion: { of: 'press-release', sk: 'VERSION#{version}' },
  releaseImage: { of: 'press-release', sk: 'IMAGE#{image}' },
  frozenRelease: { of: 'press-release', sk: 'FROZEN#{hash}' },
  publishedHead: { of: 'newsroom', sk: 'LIST#{at}#{slug}' },
  publishedVersion: { of: 'newsroom', sk: 'RELEASE#{slug}#{version}' },
  publishedImage: { of: 'newsroom-image', sk: 'IMAGE#{image}' },
  handover: { of: 'handovers', sk: '{date}#{milestone}#{organisation}#{contact}' },
  schedule: { of: 'newsletter', sk: 'SCHEDULE' },
  rolloutHeading: { of: 'newsletter', sk: 'HEADING#{week}#{organisation}' },
  issue: { of: 'newsletter-organisation', sk: 'ISSUE#{week}' },
  heading: { of: 'newsletter-organisation', sk: 'HEADING#{week}' },
  newsItem: { of: 'news', sk: '{from}#{id}' },
  subscriber: { of: 'subscribers', sk: '{recipient}' },
  question: { of: 'questions', sk: '{id}' },
  publishedAnswer: { of: 'answers', sk: '{id}' },
  pollCounts: { of: 'polls', sk: '{organisation}#{group}#{question}' },
  pollMark: { of: 'poll-marks', sk: '{mark}' },
  limit: { of: 'limits', sk: '{window}' },
  registerState: { of: 'contact-register', sk: 'STATE' },
  stagedImport: { of: 'contact-register', sk: 'STAGED#{import}' },
  contactImport: { of: 'contact-import', sk: 'IMPORT' },
  importPart: { of: 'contact-import', sk: 'PART#{organisation}#{number}' },
  peopleState: { of: 'people', sk: 'STATE' },
  person: { of: 'people', sk: 'PERSON#{person}' },
  personEntry: { of: 'people-log', sk: '{at}#{person}#{did}' },
  machine: { of: 'machines', sk: 'MACHINE#{id}' },
  machineToken: { of: 'machines', sk: 'TOKEN#{token}' },
  controlEntry: { of: 'control-log', sk: '{change}#{place}' },
  logBatch: { of: 'register-log', sk: 'BATCH#{start}' },
  logNode: { of: 'register-log', sk: 'NODE#{level}#{index}' },
  logPlace: { of: 'register-places', sk: '{index}' },
  registerKey: { of: 'register-keys', sk: '{number}' },
  webhook: { of: 'webhooks', sk: '{id}' },
  webhookSecret: { of: 'webhook-secrets', sk: '{webhook}#{since}' },
  loggedEvent: { of: 'event-log', sk: '{sequence}' },
  teamsChannel: { of: 'teams-channels', sk: '{organisation}' },
  teamsAddress: { of: 'teams-addresses', sk: '{organisation}#{since}' },
} as const satisfies Record<string, { of: PartitionName; sk: string }>;
export type RowName = keyof typeof ROWS;

type Field<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Field<Rest> : never;
type PkField<R extends RowName> = Field<(typeof PARTITIONS)[(typeof ROWS)[R]['of']]>;
type SkField<R extends RowName> = Field<(typeof ROWS)[R]['sk']>;
type Values<Name extends string> = Readonly<Record<Name, string | number>>;

/** The key of one row. */
export function keyOf<R extends RowName>(row: R, values: Values<PkField<R> | SkField<R>>): Key {
  return { pk: fill(PARTITIONS[ROWS[row].of], values), sk: fill(ROWS[row].sk, values) };
}

/** All rows of a kind whose leading fields have these values. */
export function rangeOf<R extends RowName>(
  row: R,
  values: Values<PkField<R>> & Partial<Values<SkField<R>>>,
): KeyRange {
  return { pk: fill(PARTITIONS[ROWS[row].of], values), prefix: fill(ROWS[row].sk, values) };
}

/** Whole kinds of rows of one partition, in their order, with next to nothing between them. */
const NEIGHBOURS: readonly (readonly RowName[])[] = [
  ['delivery', 'obligation'],
  ['delivery', 'obligation', 'task'],
  ['delivery', 'obligation', 'task', 'variant'],
  ['obligation', 'task'],
];

/** Whether these ranges of one partition, in their order, are such kinds: read as one, they cost no more than alone. */
export function areNeighbours(ranges: readonly KeyRange[]): boolean {
  return NEIGHBOURS.some(
    (kinds) =>
      kinds.length === ranges.length &&
      kinds.every((kind, index) => {
        const { pk, prefix } = ranges[index] ?? { pk: '', prefix: '' };
        return matches(PARTITIONS[ROWS[kind].of], pk) && prefix === fill(ROWS[kind].sk, {});
      }),
  );
}

/** Whether a key is that of a row of this kind. */
export function isRow(row: RowName, { pk, sk }: Key): boolean {
  return matches(PARTITIONS[ROWS[row].of], pk) && matches(ROWS[row].sk, sk);
}

/** Each field is a part of the key between two `#`. */
function matches(pattern: string, key: string): boolean {
  const known = MATCHED.get(pattern);
  if (known) return known.test(key);
  const parts = partsOf(pattern).map(({ field, text }) =>
    field === undefined ? RegExp.escape(text) : '[^#@]+',
  );
  const wanted = new RegExp(`^${parts.join('')}$`, 's');
  MATCHED.set(pattern, wanted);
  return wanted.test(key);
}
const MATCHED = new Map<string, RegExp>();

/** Fills in a pattern up to the first field without a value. */
function fill(pattern: string, values: Readonly<Record<string, string | number | undefined>>): string {
  let filled = '';
  for (const { field, text } of partsOf(pattern)) {
    const value = field === undefined ? text : values[field];
    if (value === undefined) return filled;
    filled += value;
  }
  return filled;
}

type PatternPart = { text: string; field?: string };
/** Every pattern is filled in again and again. */
const PARTS = new Map<string, readonly PatternPart[]>();

function partsOf(pattern: string): readonly PatternPart[] {
  const known = PARTS.get(pattern);
  if (known) return known;
  const parts = pattern
    .split(/(?=\{)|(?<=\})/)
    .map((text): PatternPart => (text.startsWith('{') ? { text, field: text.slice(1, -1) } : { text }));
  PARTS.set(pattern, parts);
  return parts;
}
