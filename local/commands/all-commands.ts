import type { Command } from '../cli/command.ts';

/** Describes the groups of commands that share a first word. */
export const GROUPS: Readonly<Record<string, string>> = {
  news: 'News for the newsletters.',
  press: 'Press releases on their way from draft to newsroom.',
  'link-keys': 'The keys that sign the links in mails: list, revoke.',
  people: 'Who may sign in: list, invite, end.',
  restore: 'After the table was restored: hold mail, learn what has left, go on.',
  contacts: 'The people who are told: import, export, erase.',
};

/** The commands by their first word, in the order of the help. */
export const COMMANDS: Readonly<Record<string, () => Promise<readonly Command[]>>> = {
  doctor: async () => (await import('./doctor.ts')).COMMANDS,
  load: async () => (await import('./load.ts')).COMMANDS,
  report: async () => (await import('./report.ts')).COMMANDS,
  approve: async () => (await import('./approve.ts')).COMMANDS,
  stop: async () => (await import('./stop.ts')).COMMANDS,
  ledger: async () => (await import('./ledger.ts')).COMMANDS,
  packet: async () => (await import('./packet.ts')).COMMANDS,
  news: async () => (await import('./news.ts')).COMMANDS,
  press: async () => (await import('./press.ts')).COMMANDS,
  people: async () => (await import('./people.ts')).COMMANDS,
  contacts: async () => (await import('./contacts.ts')).COMMANDS,
  unsettled: async () => (await import('./unsettled.ts')).COMMANDS,
  'link-keys': async () => (await import('./link-keys.ts')).COMMANDS,
  restore: async () => (await import('./restore.ts')).COMMANDS,
  settle: async () => (await import('./settle.ts')).COMMANDS,
  failed: async () => (await import('./failed.ts')).COMMANDS,
  resend: async () => (await import('./resend.ts')).COMMANDS,
};
