import { factsIn } from '../../domain/catalogue/text.ts';
import { type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import type { DaysOff } from '../../domain/shared/days-off.ts';
import { DAY_MILLIS } from '../../domain/shared/duration.ts';
import { addDays, workingDayUntil } from '../../domain/shared/working-day.ts';
import { type DocumentContext, datesOf } from './document-context.ts';
import { lengthOn, NETWORKS, type Network } from './networks.ts';
import { heading, type Paper, type PaperPart, words } from './paper.ts';
import { paperOf } from './paper-parts.ts';
import { linesOf, sentencesOf } from './sentences.ts';

/** A post on one network: its text, and its length as the network counts it. */
export type Post = { network: Network; text: string; length: number };
/** The posts of one day. */
export type PostDay = { day: string; topic: string; title: string; posts: Post[] };

const DAYS_BEFORE = [28, 21, 14, 7, 3, 1, 0];
/** The next step brings new texts; before the last one, posts are planned at most this many days ahead. */
const AHEAD = 28;
/** Minimum left for the text beside link and tags. */
const ROOM_FOR_WORDS = 120;
/** Longer names make unusable tags. */
const LONGEST_TAG = 40;

/** Posts adapted to each network, with a proposed schedule. */
export function socialPosts(context: DocumentContext, occasions: readonly Occasion[]): Paper {
  const { packet, say, day } = context;
  const days = postDays(context, occasions);
  const target = targetOf(context, occasions);
  const parts: PaperPart[] = [
    { kind: 'lead', text: say('copyHint') },
    ...heads(context, occasions),
    heading(2, say('schedule')),
    {
      kind: 'note',
      text: target ? say('scheduleLead', { name: target.name, date: target.shown }) : say('scheduleNoDate'),
    },
    ...(packet.milestone.last ? [] : [{ kind: 'note', text: say('scheduleNext') } as const]),
    {
      kind: 'table',
      caption: say('schedule'),
      head: [say('when'), say('what')],
      rows: days.map((each, index) => [
        [words([day(each.day), countdown(context, each.day, target?.day)].filter(Boolean).join(', '))],
        [words(`${say('post', { number: index + 1 })}: ${each.title}`)],
      ]),
    },
    ...days.flatMap((each, index): PaperPart[] => [
      heading(2, `${say('post', { number: index + 1 })}: ${each.title}`),
      ...each.posts.flatMap(({ network, text, length }): PaperPart[] => [
        heading(3, network.name),
        { kind: 'copy', text },
        {
          kind: 'note',
          text: [
            say('lengthOf', { count: length, limit: network.limit }),
            ...(network.linksOpen ? [] : [say('linkInProfile')]),
          ].join('. '),
        },
      ]),
    ]),
  ];
  return paperOf(context, { title: say('document.social-posts'), parts });
}

function heads({ packet, say }: DocumentContext, occasions: readonly Occasion[]): PaperPart[] {
  const handles = NETWORKS.flatMap(({ id, name }) => {
    const handle = packet.organisation.handles[id];
    return handle ? [`${name} ${handle}`] : [];
  });
  const mention =
    handles.length > 0
      ? `${say('mention')}: ${handles.join(', ')}.`
      : say('noMention', { organisation: packet.organisation.name });
  const link = linkOf(packet, topicsOf(occasions));
  return [
    { kind: 'note', text: `${say('hashtag')}: ${hashtag(packet.service)}. ${mention} ${say('pictures')}` },
    ...(link ? [{ kind: 'note', text: link } as const] : []),
  ];
}

type Target = { day: string; shown: string; name: string };

/** The organisation's own next date, which posts count down to. */
function targetOf(context: DocumentContext, occasions: readonly Occasion[]): Target | undefined {
  const from = firstDay(occasions);
  return datesOf(context, topicsOf(occasions)).find(({ own, day }) => own && day >= from);
}

function firstDay(occasions: readonly Occasion[]): string {
  return occasions.map(({ due }) => due).toSorted()[0] ?? '';
}

/**
 * One message a day, most important first, counted back from the date, or weekly without one. On working days:
 * somebody posts them by hand.
 */
export function postDays(context: DocumentContext, occasions: readonly Occasion[]): PostDay[] {
  const messages = context.read(topicsOf(occasions));
  const from = firstDay(occasions);
  const { daysOff } = context.packet.milestone;
  const target = targetOf(context, occasions)?.day;
  const last = lastDay(context, occasions);
  const counted = target
    ? onWorkingDays(
        DAYS_BEFORE.map((days) => addDays(target, -days)),
        daysOff,
      )
    : [];
  const weekly = onWorkingDays(
    Array.from({ length: 4 }, (_, week) => addDays(from, (week + 1) * 7)),
    daysOff,
  );
  const ahead = counted.filter((day) => day > from && day <= last);
  const days = [from, ...(ahead.length > 0 ? ahead : weekly.filter((day) => day <= last))];
  const link = linkOf(context.packet, topicsOf(occasions));
  return messages.slice(0, days.length).map(({ topic, title, blocks, locale }, index): PostDay => {
    const sentences = linesOf(blocks).flatMap((line) => sentencesOf(line, locale));
    const lines =
      index === 0 ? [...sentencesOf(context.packet.milestone.lead, locale), ...sentences] : sentences;
    const posts = NETWORKS.map((network) => postOn(context, { network, lines, link }));
    return { day: days[index] ?? from, topic, title, posts };
  });
}

/** What is told before the day of the milestone holds until the day before it. */
function lastDay({ packet: { milestone } }: DocumentContext, occasions: readonly Occasion[]): string {
  if (occasions.some(({ before }) => before)) return addDays(milestone.occurredOn, -1);
  return milestone.last ? '9999-12-31' : addDays(firstDay(occasions), AHEAD);
}

/** The days, each or the working day before, without repetition. */
function onWorkingDays(days: readonly string[], daysOff: DaysOff | undefined): string[] {
  return [...new Set(days.map((day) => workingDayUntil(day, daysOff)))];
}

type Draft = { network: Network; lines: readonly string[]; link: string | undefined };

/** As many whole sentences as fit beside link, hashtag and mention. */
function postOn({ packet }: DocumentContext, { network, lines, link }: Draft): Post {
  const mention = packet.organisation.handles[network.id] ?? '';
  const tags = [hashtag(packet.service), mention].filter((tag) => tag !== '').join(' ');
  const whole = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');
  const room = network.limit - ROOM_FOR_WORDS;
  const tail: string[] = [];
  for (const part of [network.linksOpen ? (link ?? '') : '', tags]) {
    if (lengthOn(network, whole([...tail, part])) <= room) tail.push(part);
  }
  const said: string[] = [];
  for (const line of lines) {
    if (lengthOn(network, whole([flowing([...said, line]), ...tail])) > network.limit) break;
    said.push(line);
  }
  // A line that only introduces the next is no post.
  while (said.at(-1)?.endsWith(':')) said.pop();
  const text = whole([flowing(said), ...tail]);
  return { network, text, length: lengthOn(network, text) };
}

/** Sentences joined; list items on separate lines. */
function flowing(lines: readonly string[]): string {
  return lines.reduce(
    (before, line) => (before === '' ? line : `${before}${line.startsWith('–') ? '\n' : ' '}${line}`),
    '',
  );
}

/** The first page that the texts link to, else the rollout's first. */
function linkOf(
  { facts, messages }: DocumentContext['packet'],
  topics: readonly string[],
): string | undefined {
  const spoken = topics.flatMap((topic) => factsIn(messages[topic]?.markdown ?? ''));
  const url = [...spoken, ...Object.keys(facts)].find((fact) => facts[fact]?.type === 'url');
  return url === undefined ? undefined : facts[url]?.text;
}

/** A name as a hashtag in camel case, which screen readers read word by word: #BokningOchBidrag. */
export function hashtag(name: string): string {
  const parts = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const tag = parts.map((part) => part.charAt(0).toLocaleUpperCase() + part.slice(1)).join('');
  return tag.length >= 1 && tag.length <= LONGEST_TAG ? `#${tag}` : '';
}

function countdown({ say }: DocumentContext, day: string, target: string | undefined): string {
  if (!target || day > target) return '';
  const left = Math.round((Date.parse(target) - Date.parse(day)) / DAY_MILLIS);
  return left === 0 ? say('today') : say('daysLeft', { count: left });
}
