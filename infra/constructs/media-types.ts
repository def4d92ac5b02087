// Stands in bundles for nodemailer's list of the world's media types by the ending of a file: a tenth of the code that
// sends, for attachments, which no mail has. What is neither text nor HTML is of no known type.
const TYPES = new Map([
  ['text/plain', 'txt'],
  ['text/html', 'html'],
]);

/** `notes.txt` → `text/plain` */
export function detectMimeType(file: string): string {
  const ending = file.split('.').at(-1)?.toLowerCase();
  return [...TYPES].find(([, known]) => known === ending)?.[0] ?? 'application/octet-stream';
}

/** `text/plain` → `txt` */
export function detectExtension(type: string): string {
  return TYPES.get(type) ?? (type.startsWith('text/') ? 'txt' : 'bin');
}
