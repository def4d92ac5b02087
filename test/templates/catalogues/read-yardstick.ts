import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import * as z from 'zod';

// A comma in an unquoted name makes its second half a key without a value: nameOf() puts it back.
const groupSchema = z
  .object({
    sv: z.string(),
    side: z.string(),
    tier: z.number(),
    messages: z.array(z.string()),
    channels: z.array(z.string()),
    extends: z.array(z.string()).optional(),
    relay: z.string().optional(),
    when: z.record(z.string(), z.literal('the impact is large')).optional(),
  })
  .catchall(z.null());
const yardstickSchema = z.strictObject({
  messages: z.record(z.string(), z.string()),
  groups: z.record(z.string(), groupSchema),
});
type YardstickGroup = z.infer<typeof groupSchema>;
export type Yardstick = Awaited<ReturnType<typeof readYardstick>>;

/** The published communication plan that the shipped catalogue is measured by, with inheritance followed. */
export async function readYardstick() {
  const file = new URL('target-groups.yaml', import.meta.url);
  const { messages, groups } = yardstickSchema.parse(load(await readFile(file, 'utf8')));
  const whole = Object.entries(groups).map(([id, group]) => ({
    id,
    ...group,
    sv: nameOf(group),
    messages: gathered(groups, group, 'messages'),
    channels: gathered(groups, group, 'channels'),
  }));
  return { messages, groups: whole };
}

function nameOf(group: YardstickGroup): string {
  const tail = Object.entries(group).flatMap(([key, value]) => (value === null ? [key] : []));
  return [group.sv, ...tail].join(', ');
}

function gathered(
  groups: Record<string, YardstickGroup>,
  group: YardstickGroup,
  list: 'messages' | 'channels',
): Set<string> {
  const all = new Set(group[list]);
  for (const parent of group.extends ?? []) {
    const above = groups[parent];
    if (!above) throw new Error(`the yardstick has no group ${parent}`);
    for (const one of gathered(groups, above, list)) all.add(one);
  }
  return all;
}

/** Every group with each of its messages or channels, as `group/message`. */
export function pairs({ groups }: Yardstick, list: 'messages' | 'channels'): Set<string> {
  return new Set(groups.flatMap((group) => [...group[list]].map((one) => `${group.id}/${one}`)));
}
