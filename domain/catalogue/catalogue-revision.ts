import * as z from 'zod';
import { InvalidInput } from '../shared/errors.ts';
import { localeSchema } from '../shared/locale.ts';
import { plainText } from '../shared/plain-text.ts';
import { problemAt } from '../shared/problem.ts';
import { channelIdSchema, milestoneKindSchema, roleSchema, topicSchema } from './catalogue-ids.ts';
import { catalogueVersion } from './catalogue-version.ts';
import type { CatalogueVersion } from './catalogues.ts';
import { parseText } from './text.ts';

/** One edit to a catalogue or its texts. */
export const revisionSchema = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('text'),
    topic: topicSchema,
    locale: localeSchema,
    /** Text-file format: `# Title`, the common part, then a `## milestone` section per state. */
    markdown: z.string().max(20_000),
  }),
  z.strictObject({
    what: z.literal('group'),
    group: roleSchema,
    /** Most important first. */
    messages: z.array(topicSchema).max(100),
    channels: z.array(channelIdSchema).max(50),
  }),
  z.strictObject({
    what: z.literal('message'),
    topic: topicSchema,
    at: z.array(milestoneKindSchema).min(1).max(50),
  }),
  z.strictObject({
    what: z.literal('milestone'),
    milestone: milestoneKindSchema,
    locale: localeSchema,
    name: plainText(60),
    subject: plainText(120),
    lead: plainText(400),
  }),
]);
export type Revision = z.infer<typeof revisionSchema>;

const NAMED = { text: 'message', message: 'message', group: 'group', milestone: 'milestone' } as const;

/**
 * Applies a revision; returns an equal version if nothing changes.
 * @throws {InvalidInput} if the subject does not exist or the change would leave a dangling reference
 */
export function revised(version: CatalogueVersion, revision: Revision): CatalogueVersion {
  const { catalogue, texts } = version;
  const known = {
    text: catalogue.messages,
    message: catalogue.messages,
    group: catalogue.groups,
    milestone: catalogue.milestones,
  };
  const name = revisionSubject(revision);
  if (!Object.hasOwn(known[revision.what], name))
    throw new InvalidInput(`catalogue "${catalogue.id}"`, [
      problemAt('', 'unknown', { what: NAMED[revision.what], value: name }),
    ]);
  switch (revision.what) {
    case 'text': {
      const { topic, locale, markdown } = revision;
      const others = texts.filter((text) => text.topic !== topic || text.locale !== locale);
      return catalogueVersion(catalogue, [...others, parseText(topic, locale, markdown)]);
    }
    case 'group': {
      const group = catalogue.groups[revision.group];
      if (!group) return version;
      const { messages, channels } = revision;
      // In catalogue order: the order of groups is their strength.
      const groups = { ...catalogue.groups, [revision.group]: { ...group, messages, channels } };
      return catalogueVersion({ ...catalogue, groups }, texts);
    }
    case 'message': {
      const message = catalogue.messages[revision.topic];
      if (!message) return version;
      const at = Object.keys(catalogue.milestones).filter((kind) => revision.at.includes(kind));
      const strange = revision.at.filter((kind) => !at.includes(kind));
      const messages = { ...catalogue.messages, [revision.topic]: { ...message, at: [...at, ...strange] } };
      return catalogueVersion({ ...catalogue, messages }, texts);
    }
    case 'milestone': {
      const { milestone, locale, name: called, subject, lead } = revision;
      const before = catalogue.milestones[milestone];
      const words = { ...before, [locale]: { ...before?.[locale], name: called, subject, lead } };
      const milestones = { ...catalogue.milestones, [milestone]: words };
      return catalogueVersion({ ...catalogue, milestones }, texts);
    }
  }
}

/** The catalogue id of what a revision changes. */
export function revisionSubject(revision: Revision): string {
  switch (revision.what) {
    case 'text':
    case 'message':
      return revision.topic;
    case 'group':
      return revision.group;
    case 'milestone':
      return revision.milestone;
  }
}
