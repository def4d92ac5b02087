/** An operation of the API that is a tool: how it is called, and what it does. */
export type Tool = {
  tool: string;
  /** `reads`: nothing is stored. `drafts`: something is stored that a person has to take further. */
  does: 'reads' | 'drafts';
  /** Properties of the answer that no text needs, wherever they stand: addresses, and the same text again. */
  leavesOut?: readonly string[];
  /** The version of what is written in the body must be 0: it may begin something, and change nothing. */
  onlyNew?: true;
  /** The release in the body must not exist, or be a draft: an edit would void its approval. */
  onlyDrafts?: true;
};

/** An operation that is no tool, and why. */
export type NoTool = { refused: keyof typeof REASONS };

/** Why an operation is no tool. */
export const REASONS = {
  approves: 'Approving, rejecting and accepting is for people.',
  sends: 'Mails leave by it, or are planned to.',
  hands: 'It takes a text further than a draft: a person hands it in.',
  stops: 'It stops, withdraws or takes back what people have decided.',
  weakens: 'It is a control, or weakens one.',
  people: 'It is about who may sign in, or about people and their addresses, which no text needs.',
  says: 'It is somebody’s word: that something was done, answered, or is so.',
  changes: 'It changes what others rely on: facts, goals, the catalogue.',
  opens: 'It makes a link or a file that opens something for whoever holds it.',
} as const;

const reads = (tool: string, more: Pick<Tool, 'leavesOut'> = {}): Tool => ({ tool, does: 'reads', ...more });
const drafts = (tool: string, more: Partial<Tool> = {}): Tool => ({ tool, does: 'drafts', ...more });
const no = (refused: NoTool['refused']): NoTool => ({ refused });

/**
 * Which operations of the API are tools: the list is whole, and what is not on it is none. A new operation is no tool
 * until somebody has written here that it is one.
 */
export const OPERATIONS: Readonly<Record<string, Tool | NoTool>> = {
  'GET /api/rollouts': reads('list_rollouts'),
  'GET /api/rollouts/{rollout}/organisations': reads('list_organisations'),
  'GET /api/organisations/{organisation}': reads('read_organisation'),
  'GET /api/organisations/{organisation}/participations/{rollout}': reads('read_own_facts'),
  'GET /api/rollouts/{rollout}/milestones': reads('list_milestones'),
  'GET /api/milestones/{milestone}': reads('read_milestone'),
  'GET /api/status-feed': reads('read_status_feed'),
  'GET /api/refusals': reads('list_refusals'),
  'GET /api/rollouts/{rollout}/dispatches': reads('list_dispatches'),
  'GET /api/sending': reads('read_sending'),

  'POST /api/previews': reads('preview_milestone'),
  'POST /api/previews/organisations/{organisation}': reads('preview_organisation', {
    leavesOut: ['recipients', 'html'],
  }),
  'POST /api/changes/preview': reads('preview_change'),

  'GET /api/milestones/{milestone}/ledger': reads('read_ledger'),
  'GET /api/milestones/{milestone}/ledger/organisations': reads('list_ledger_rows'),
  'GET /api/milestones/{milestone}/ledger/{organisation}/{group}': reads('read_ledger_cell'),
  'GET /api/milestones/{milestone}/unreached': reads('list_unreached'),
  'GET /api/milestones/{milestone}/holders': reads('list_holders'),
  'GET /api/milestones/{milestone}/sign-offs': reads('list_sign_offs'),
  'GET /api/organisations/{organisation}/sign-offs/{milestone}': reads('read_sign_off'),
  'GET /api/organisations/{organisation}/milestones/{milestone}/obligations': reads('list_obligations'),
  'GET /api/milestones/{milestone}/verified-reach': reads('read_verified_reach'),
  'GET /api/rollouts/{rollout}/goals': reads('list_goals'),
  'GET /api/rollouts/{rollout}/goals/changes': reads('list_goal_changes'),
  'GET /api/rollouts/{rollout}/accounts/{quarter}': reads('read_account'),
  'GET /api/rollouts/{rollout}/changes': reads('list_changes'),

  'GET /api/rollouts/{rollout}/overdue': reads('list_overdue'),
  'GET /api/organisations/{organisation}/tasks': reads('list_tasks'),
  'GET /api/organisations/{organisation}/tasks/{task}': reads('read_task'),
  'GET /api/calendar': reads('read_calendar'),
  'GET /api/questions': reads('list_questions'),
  'GET /api/rollouts/{rollout}/news': reads('list_news'),
  'GET /api/register': reads('list_register'),
  'GET /api/register/{organisation}/{dispatch}': reads('read_register_entry', { leavesOut: ['html'] }),

  'GET /api/catalogues/{catalogue}': reads('read_catalogue'),
  'GET /api/catalogues/{catalogue}/check/{rollout}': reads('check_catalogue'),
  'GET /api/catalogues/{catalogue}/messages/{topic}': reads('read_message'),

  'GET /api/rollouts/{rollout}/drafts': reads('list_drafts'),
  'GET /api/rollouts/{rollout}/drafts/{milestone}': reads('read_draft'),
  'POST /api/rollouts/{rollout}/drafts': drafts('draft_milestone'),

  'GET /api/rollouts/{rollout}/prepared-counters': reads('list_prepared_counters'),
  'GET /api/rollouts/{rollout}/prepared-counters/{counter}': reads('read_prepared_counter'),
  'GET /api/rollouts/{rollout}/prepared-counters/{counter}/organisations/{organisation}': reads(
    'preview_prepared_counter',
    { leavesOut: ['recipients', 'html'] },
  ),
  'POST /api/rollouts/{rollout}/prepared-counters': drafts('draft_counter', { onlyNew: true }),

  'GET /api/press-releases': reads('list_press_releases'),
  'GET /api/press-releases/{release}': reads('read_press_release', { leavesOut: ['recipients', 'html'] }),
  'POST /api/press-releases': drafts('draft_press_release', { onlyDrafts: true }),

  'POST /api/milestones/{milestone}/approval': no('approves'),
  'POST /api/milestones/{milestone}/rejection': no('approves'),
  'POST /api/rollouts/{rollout}/prepared-counters/{counter}/approval': no('approves'),
  'POST /api/press-releases/{release}/approval': no('approves'),
  'POST /api/press-releases/{release}/rejection': no('approves'),

  'POST /api/milestones': no('sends'),
  'POST /api/changes': no('sends'),
  'POST /api/rollouts/{rollout}/prepared-counters/{counter}/fire': no('sends'),
  'POST /api/milestones/{milestone}/failed': no('sends'),
  'POST /api/milestones/{milestone}/unknown': no('sends'),
  'POST /api/rollouts/{rollout}/questions/{question}/answer': no('sends'),
  'POST /api/news': no('sends'),
  'POST /api/organisations/{organisation}/tasks/{task}/handover': no('sends'),
  'POST /api/organisations/{organisation}/participations/{rollout}': no('sends'),

  'POST /api/press-releases/{release}/submission': no('hands'),
  'POST /api/press-releases/{release}/schedule': no('hands'),
  'POST /api/press-releases/{release}/correction': no('hands'),
  'POST /api/press-releases/{release}/images': no('hands'),

  'POST /api/milestones/{milestone}/stop': no('stops'),
  'POST /api/rollouts/{rollout}/prepared-counters/{counter}/withdrawal': no('stops'),
  'POST /api/press-releases/{release}/withdrawal': no('stops'),
  'POST /api/rollouts/{rollout}/news/{news}/take-back': no('stops'),
  'POST /api/rollouts/{rollout}/enquiries': no('people'),
  'POST /api/rollouts/{rollout}/questions/{question}/owner': no('people'),
  'POST /api/rollouts/{rollout}/questions/{question}/spoken': no('stops'),
  'POST /api/rollouts/{rollout}/questions/{question}/withdraw': no('stops'),
  'POST /api/rollouts/{rollout}/questions/{question}/close': no('stops'),

  'GET /api/controls': no('weakens'),
  'GET /api/controls/notes': no('weakens'),
  'POST /api/controls/{change}': no('weakens'),

  'GET /api/people': no('people'),
  'POST /api/people': no('people'),
  'GET /api/people/leads': no('people'),
  'POST /api/people/leads': no('people'),
  'GET /api/people/{person}': no('people'),
  'POST /api/people/{person}': no('people'),
  'POST /api/people/{person}/steps': no('people'),
  'GET /api/organisations/{organisation}/contacts': no('people'),
  'POST /api/organisations/{organisation}/contacts': no('people'),
  'GET /api/organisations/{organisation}/contacts/{contact}': no('people'),
  'POST /api/organisations/{organisation}/contacts/{contact}': no('people'),
  'POST /api/organisations/{organisation}/contacts/{contact}/roles': no('people'),
  'POST /api/organisations/{organisation}/contacts/{contact}/export': no('people'),
  'POST /api/organisations/{organisation}/contacts/{contact}/erasure': no('people'),
  'POST /api/contact-imports': no('people'),
  'GET /api/contact-imports/{import}': no('people'),
  'GET /api/contact-imports/{import}/changes': no('people'),
  'POST /api/contact-imports/{import}/confirmation': no('people'),
  'GET /api/follow-ups': no('people'),
  'GET /api/organisations/{organisation}/follow-ups': no('people'),
  'GET /api/milestones/{milestone}/failed': no('people'),
  'GET /api/milestones/{milestone}/unknown': no('people'),
  'POST /api/rollouts/{rollout}/questions/{question}/forget': no('people'),

  'POST /api/organisations/{organisation}/sign-offs/{milestone}': no('says'),
  'POST /api/organisations/{organisation}/tasks/{task}/confirmation': no('says'),
  'POST /api/organisations/{organisation}/tasks/{task}/reopening': no('says'),
  'POST /api/organisations/{organisation}/tasks/{task}/return': no('says'),
  'POST /api/organisations/{organisation}/tasks/{task}/waiver': no('says'),
  'POST /api/organisations/{organisation}/follow-ups/{milestone}/{contact}': no('says'),

  'POST /api/catalogues/{catalogue}/messages/{topic}': no('changes'),
  'POST /api/catalogues/{catalogue}/groups/{group}': no('changes'),
  'POST /api/rollouts/{rollout}/goals': no('changes'),

  'POST /api/organisations/{organisation}/packets/{milestone}': no('opens'),
  'GET /api/webhooks': no('opens'),
  'POST /api/webhooks': no('opens'),
  'POST /api/webhooks/{webhook}/rotate': no('opens'),
  'POST /api/webhooks/{webhook}/test': no('opens'),
  'POST /api/webhooks/{webhook}/replay': no('opens'),
  'POST /api/webhooks/{webhook}/resume': no('opens'),
  'POST /api/webhooks/{webhook}/end': no('stops'),
};
