/** Things that a problem may be about, where its message has to name them. */
const THINGS = [
  'rollout',
  'catalogue',
  'milestone',
  'event',
  'organisation',
  'group',
  'relay',
  'channel',
  'message',
  'fact',
  'release',
  'role',
  'language',
  'colleague',
] as const;
export type Thing = (typeof THINGS)[number];

const TYPES = ['text', 'number', 'boolean', 'list', 'object', 'other'] as const;
export type ShownType = (typeof TYPES)[number];

/** What people write and this system stores as one. */
const STORED = ['release', 'issue', 'catalogue', 'text', 'rollout', 'plan', 'other'] as const;

const ACTIONS = [
  'rewrite',
  'submit',
  'approve',
  'reject',
  'schedule',
  'withdraw',
  'correct',
  'resend',
] as const;

/** Characters that nobody sees: one that breaks a line, turns the reading order, is not text, or another control. */
const HIDDEN = ['break', 'direction', 'lost', 'control'] as const;
export type Hidden = (typeof HIDDEN)[number];

/** Types of params: text, number, several texts, a sentence by language, or one of the listed words. */
type Kind = 'text' | 'number' | 'list' | 'localised' | readonly string[];

/**
 * Every problem code for untrusted input, with its params. Codes are stable: they are part of the API and of
 * stored rows. Their messages are in `templates/words`.
 */
export const PROBLEM_PARAMS = {
  // Of any value.
  missing: {},
  empty: {},
  'wrong-type': { expected: TYPES },
  'wrong-format': {},
  'not-one-of': { options: 'list' },
  'unknown-keys': { keys: 'list' },
  'too-short': { min: 'number' },
  'too-long': { max: 'number' },
  'too-few': { min: 'number' },
  'too-many': { max: 'number' },
  'too-small': { min: 'number' },
  'too-large': { max: 'number' },
  // Of texts, names and days.
  /** `near`: the words round what is refused, where `▯` stands for a hidden character; `character`: as U+202E. */
  'not-one-line': { kind: HIDDEN, character: 'text', near: 'text' },
  'hidden-characters': { kind: HIDDEN, character: 'text', line: 'number', near: 'text' },
  'double-braces': { line: 'number', near: 'text' },
  'has-markup': { line: 'number', near: 'text' },
  'id-invalid': { max: 'number', letters: ['any', 'lower', 'lowerFirst'] },
  'fact-name-invalid': {},
  'handle-invalid': {},
  'locale-invalid': {},
  'cursor-invalid': {},
  'date-invalid': {},
  'time-invalid': {},
  'time-ambiguous': {},
  'time-past': {},
  'date-future': {},
  'dates-reversed': {},
  /** `own`: each organisation says the day itself; `named`: a plan names it. */
  'not-yet-occurred': { days: ['own', 'named'] },
  'occurred-or-planned': {},
  'text-invalid': {},
  'url-invalid': {},
  'webhook-url': {},
  'teams-url': {},
  'webhook-known': {},
  'machine-known': {},
  'phone-invalid': {},
  'phone-several': {},
  'phone-cut': {},
  'phone-shortened': {},
  'phone-without-duty': {},
  'address-no-at': {},
  'address-letters': {},
  'address-characters': {},
  'address-domain': { domain: 'text' },
  'address-too-long': {},
  'address-taken': {},
  'address-several': {},
  'all-or-list': {},
  // Of pictures and files.
  'logo-invalid': { side: 'number' },
  'image-heic': {},
  'image-invalid': {},
  'image-not-scalable': {},
  'image-too-many-pixels': { megapixels: 'number' },
  'file-too-large': { kilobytes: 'number' },
  'file-missing': { file: 'text' },
  'file-not-kept': {},
  'file-empty': {},
  'file-is-workbook': {},
  'file-is-pdf': {},
  'file-is-binary': {},
  'file-broken-off': {},
  'file-not-utf8': {},
  'charset-unclear': { readings: 'list' },
  'json-invalid': {},
  'yaml-invalid': { reason: 'text' },
  'archive-invalid': {},
  'entry-damaged': { file: 'text' },
  'archive-too-large': { files: 'number', megabytes: 'number' },
  'period-too-large': {},
  'archive-ambiguous': { file: 'text', count: 'number' },
  // Of tables.
  'no-rows': {},
  'too-many-rows': { max: 'number' },
  'header-missing': {},
  'column-unknown': {},
  'column-unnamed': { number: 'number' },
  'column-twice': {},
  'column-missing': {},
  'cell-stray': { number: 'number' },
  'cell-formula': {},
  'cell-error': {},
  'two-names': { first: 'number' },
  // Of what is there.
  unknown: { what: THINGS, value: 'text' },
  ambiguous: { what: THINGS, value: 'text' },
  'already-exists': { what: THINGS },
  /** The same code twice in one file. */
  'organisation-twice': { organisation: 'text', name: 'text' },
  'changed-meanwhile': {},
  'not-participating': { organisation: 'text' },
  'none-participating': {},
  'other-organisation': { organisation: 'text' },
  'other-scope': {},
  'contacts-too-many': { count: 'number' },
  /** `over`: by how many per cent it is too large. */
  'row-too-large': { what: STORED, over: 'number' },
  // Of catalogues and their texts.
  'extends-itself': { path: 'text' },
  'relay-missing': { channel: 'text' },
  'asked-twice': { group: 'text' },
  'goal-twice': { group: 'text' },
  'channel-of-others': { channel: 'text' },
  'channel-counted': { channel: 'text' },
  'fact-not-date': { fact: 'text' },
  'fact-elsewhere': { fact: 'text', scope: ['rollout', 'organisation'] },
  'fact-undeclared': { fact: 'text' },
  'fact-without-value': { fact: 'text' },
  'fact-of-all': {},
  'nothing-changed': {},
  'nothing-to-undo': {},
  'sign-off-not-asked': {},
  'sign-off-not-yet': {},
  'reason-missing': {},
  'told-already': { milestone: 'text', date: 'text', count: 'number', organisations: 'list' },
  /** The sentence is the catalogue's. */
  'rule-broken': { sentence: 'localised' },
  'rule-needs-reason': { sentence: 'localised' },
  'rule-one-limit': {},
  'clears-at-once': {},
  'fact-not-here': { fact: 'text', allowed: 'list' },
  'organisation-line-invalid': { number: 'number', line: 'text' },
  'section-twice': { section: 'text' },
  'section-misplaced': { section: 'text' },
  'too-many-words': { max: 'number', words: 'number' },
  'essential-dropped': { essential: 'text' },
  'link-invalid': { target: 'text' },
  'no-words': {},
  // Of news and press releases.
  'retracted-before': {},
  /** `over`: by how many per cent the news of a week are more than one issue has room for. */
  'issue-too-full': { over: 'number' },
  'quote-not-approved': {},
  'not-a-person': {},
  'second-person-needed': {},
  'restore-not-held': {},
  'restore-not-replayed': {},
  'restore-still-planning': { dispatches: 'list' },
  'wrong-state': { state: 'text', action: ACTIONS },
  'basis-changed': {},
  'other-day': {},
  'correction-only': {},
  'wait-a-minute': { for: ['planning', 'publishing', 'sending'] },
  'release-exists': { release: 'text' },
  'not-submitted': {},
  'before-national': {},
  'national-not-scheduled': {},
  'too-long-with-facts': { length: 'number', max: 'number' },
  'no-press-group': {},
  // Of answers to questions.
  'names-asker': {},
  'answer-for-nobody': {},
  'no-way-to-answer': {},
  // Of who may sign in.
  'has-access': {},
  'own-access': {},
  'last-coordinator': {},
  'invitation-expired': {},
  // Of the account that mail is sent by.
  'sender-foreign': { sender: 'text', domain: 'text' },
  'sender-unverified': { domain: 'text' },
  'sender-unsigned': { domain: 'text' },
  'mail-from-unverified': { domain: 'text' },
  'mail-from-unused': { domain: 'text' },
  'account-paused': {},
  'account-stopped': {},
  'account-reviewed': {},
  'account-sandbox': {},
  'account-unasked': {},
  'mail-settings-missing': {},
  'mail-settings-paused': {},
  /** `fits`: how many mails leave today; `days`: after how many the last has. */
  'quota-short': { fits: 'number', mails: 'number', days: 'number' },
  // Of mails whose outcome is not known.
  'outcome-known': {},
  'recipient-erased': {},
  'mail-link-invalid': {},
} as const satisfies Record<string, Readonly<Record<string, Kind>>>;

export type ProblemCode = keyof typeof PROBLEM_PARAMS;

type ValueOf<K> = K extends 'text'
  ? string
  : K extends 'number'
    ? number
    : K extends 'list'
      ? readonly string[]
      : K extends 'localised'
        ? Readonly<Record<string, string>>
        : K extends readonly (infer Word)[]
          ? Word
          : never;

/** The params of each code's message. */
export type ProblemParams = {
  [C in ProblemCode]: {
    -readonly [P in keyof (typeof PROBLEM_PARAMS)[C]]: ValueOf<(typeof PROBLEM_PARAMS)[C][P]>;
  };
};

export const PROBLEM_CODES: readonly ProblemCode[] = Object.keys(PROBLEM_PARAMS).filter(isProblemCode);

export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(PROBLEM_PARAMS, code);
}

/** Whether these are exactly the params of a code, with the right types. */
export function areParamsOf<C extends ProblemCode>(code: C, params: unknown): params is ProblemParams[C] {
  if (typeof params !== 'object' || params === null) return false;
  const kinds: Readonly<Record<string, Kind>> = PROBLEM_PARAMS[code];
  const given = Object.entries(params);
  return (
    given.length === Object.keys(kinds).length &&
    given.every(([name, value]) => Object.hasOwn(kinds, name) && isOf(kinds[name], value))
  );
}

function isOf(kind: Kind | undefined, value: unknown): boolean {
  if (kind === 'text') return typeof value === 'string';
  if (kind === 'number') return typeof value === 'number';
  if (kind === 'list') return Array.isArray(value) && value.every((each) => typeof each === 'string');
  if (kind === 'localised')
    return typeof value === 'object' && value !== null && isTextOnly(Object.values(value));
  return typeof value === 'string' && kind !== undefined && kind.includes(value);
}

function isTextOnly(values: readonly unknown[]): boolean {
  return values.length > 0 && values.every((value) => typeof value === 'string');
}
