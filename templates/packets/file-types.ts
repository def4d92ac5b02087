/** Media types by file extension. */
export const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  html: 'text/html; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  png: 'image/png',
  zip: 'application/zip',
} as const;
