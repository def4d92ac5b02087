import { canonicalJson } from '../shared/digest.ts';
import { topicsDue } from './catalogue.ts';
import type { CatalogueVersion } from './catalogues.ts';
import { type Text, textAt } from './text.ts';

/** How two catalogue versions differ for one group at one milestone. */
export type GroupChange = {
  milestone: string;
  group: string;
  /** Messages added and removed for this group. */
  added: string[];
  removed: string[];
  /** Messages in both versions whose text differs in at least one language. */
  reworded: string[];
  channelsAdded: string[];
  channelsRemoved: string[];
};

/** Every group and milestone whose messages differ between the two versions. */
export function compareCatalogues(before: CatalogueVersion, after: CatalogueVersion): GroupChange[] {
  const milestones = [
    ...new Set([...Object.keys(before.catalogue.milestones), ...Object.keys(after.catalogue.milestones)]),
  ];
  const groups = [
    ...new Set([...Object.keys(before.catalogue.groups), ...Object.keys(after.catalogue.groups)]),
  ];
  return milestones.flatMap((milestone) =>
    groups.flatMap((group) => {
      const change = changeOf({ milestone, group }, before, after);
      const lists = [
        change.added,
        change.removed,
        change.reworded,
        change.channelsAdded,
        change.channelsRemoved,
      ];
      return lists.some((list) => list.length > 0) ? [change] : [];
    }),
  );
}

function changeOf(
  { milestone, group }: { milestone: string; group: string },
  before: CatalogueVersion,
  after: CatalogueVersion,
): GroupChange {
  const heard = (version: CatalogueVersion) => {
    const found = version.catalogue.groups[group];
    return found ? topicsDue(version.catalogue, found, milestone) : [];
  };
  // Channels matter only if there is a message to send through them.
  const through = (version: CatalogueVersion) =>
    heard(version).length > 0 ? (version.catalogue.groups[group]?.channels ?? []) : [];
  const [then, now] = [heard(before), heard(after)];
  const [channelsThen, channelsNow] = [through(before), through(after)];
  return {
    milestone,
    group,
    added: without(now, then),
    removed: without(then, now),
    reworded: now.filter(
      (topic) =>
        then.includes(topic) && wordsOf(before, topic, milestone) !== wordsOf(after, topic, milestone),
    ),
    channelsAdded: without(channelsNow, channelsThen),
    channelsRemoved: without(channelsThen, channelsNow),
  };
}

function without(list: readonly string[], others: readonly string[]): string[] {
  return list.filter((item) => !others.includes(item));
}

/** Title and text of a topic at a milestone in all languages, joined for comparison. */
function wordsOf({ texts }: CatalogueVersion, topic: string, milestone: string): string {
  const said = (text: Text) => [text.locale, text.title, textAt(text, milestone) ?? ''];
  return canonicalJson(
    texts
      .filter((text) => text.topic === topic)
      .map(said)
      .sort(),
  );
}
