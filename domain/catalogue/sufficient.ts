import * as z from 'zod';
import type { Channel, Group } from './catalogue.ts';

/**
 * How far a channel tells a group its messages, unless it does so alone: `together` with all others that say so, or
 * `never`.
 */
export const sufficesSchema = z.enum(['together', 'never']);
export type Suffices = z.infer<typeof sufficesSchema>;

/** Whether what a channel carries is published: nobody can count who reads it. */
export function isUncounted(channel: Channel): boolean {
  return channel.carrier === 'web' || (channel.carrier === 'people' && channel.uncounted === true);
}

/** How far one of a group's channels tells it, of those that apply; undefined if it does so alone. */
export function sufficesIn(
  { sufficient = 'any' }: Pick<Group, 'sufficient'>,
  name: string,
  channels: readonly (readonly [string, Channel])[],
): Suffices | undefined {
  if (sufficient === 'all') return 'together';
  if (Array.isArray(sufficient)) return sufficient.includes(name) ? undefined : 'never';
  if (sufficient !== 'any') return sufficient.all.includes(name) ? 'together' : 'never';
  // What is published tells nobody for certain, where there are channels that do.
  const uncounted = channels.filter(([, channel]) => isUncounted(channel));
  return uncounted.length < channels.length && uncounted.some(([id]) => id === name) ? 'never' : undefined;
}
