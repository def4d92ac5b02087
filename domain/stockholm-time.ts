const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Date and clock of an instant (ms) in Stockholm: 2026-11-23 and 08:05. */
export function stockholmTime(at: number): { date: string; time: string } {
  const [date = '', time = ''] = FORMAT.format(at).split(' ');
  return { date, time };
}
