/** 2026-11-23 07:00, as tables write times. */
export function stockholmTime(at: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  });
  return format.format(new Date(at));
}
