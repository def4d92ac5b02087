import type { Command } from '../cli/command.ts';

/** Describes the groups of commands that share a first word. */
export const GROUPS: Readonly<Record<string, string>> = {
  news: 'News for the newsletters.',
  press: 'Press releases on their way from draft to newsroom.',
  'link-keys': 'The keys that sign the links in mails: list, revoke.',
  people: 'Who may sign in: list, invite, end, erase.',
  restore: 'After the table was restored: hold mail, learn what has left, resume sending.',
  counter: 'What would undo a milestone, prepared and approved before it is needed.',
  contacts: 'The people who are told: import, export, erase.',
};

/** The commands by their first word, in the order of the help. */
export const COMMANDS: Readonly<Record<string, () => Promise<readonly Command[]>>> = {
  doctor: async () => (await import('./doctor.ts')).DOCTOR_COMMANDS,
  load: async () => (await import('./load.ts')).LOAD_COMMANDS,
  report: async () => (await import('./report.ts')).REPORT_COMMANDS,
  change: async () => (await import('./change.ts')).CHANGE_COMMANDS,
  clock: async () => (await import('./clock.ts')).CLOCK_COMMANDS,
  approve: async () => (await import('./approve.ts')).APPROVE_COMMANDS,
  counter: async () => (await import('./counter.ts')).COUNTER_COMMANDS,
  stop: async () => (await import('./stop.ts')).STOP_COMMANDS,
  ledger: async () => (await import('./ledger.ts')).LEDGER_COMMANDS,
  packet: async () => (await import('./packet.ts')).PACKET_COMMANDS,
  news: async () => (await import('./news.ts')).NEWS_COMMANDS,
  press: async () => (await import('./press.ts')).PRESS_COMMANDS,
  people: async () => (await import('./people.ts')).PEOPLE_COMMANDS,
  contacts: async () => (await import('./contacts.ts')).CONTACTS_COMMANDS,
  unsettled: async () => (await import('./unsettled.ts')).UNSETTLED_COMMANDS,
  'link-keys': async () => (await import('./link-keys.ts')).LINK_KEYS_COMMANDS,
  restore: async () => (await import('./restore.ts')).RESTORE_COMMANDS,
  settle: async () => (await import('./settle.ts')).SETTLE_COMMANDS,
  verify: async () => (await import('./verify.ts')).VERIFY_COMMANDS,
  failed: async () => (await import('./failed.ts')).FAILED_COMMANDS,
  resend: async () => (await import('./resend.ts')).RESEND_COMMANDS,
  mcp: async () => (await import('./mcp.ts')).MCP_COMMANDS,
};
