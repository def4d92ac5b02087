import * as z from 'zod';

/** What carries a channel: the first four are automatic, `people` is manual. */
export const carrierSchema = z.enum(['mail', 'newsletter', 'press', 'web', 'people']);
export type Carrier = z.infer<typeof carrierSchema>;

/** Who is responsible for a manual channel. */
export const ownerSchema = z.enum(['local-lead', 'relay', 'supplier', 'national-office']);

/** Kinds of material that a packet contains for a task. */
export const materialSchema = z.enum([
  'slides',
  'memo',
  'intranet-text',
  'weekly-letter-text',
  'social-posts',
  'question-script',
  'relay-brief',
  'agenda',
  'checklist',
]);
export type Material = z.infer<typeof materialSchema>;
