import { factsIn } from '../../domain/catalogue/fact-references.ts';
import { type Occasion, topicsOf } from '../../domain/packets/packet.ts';
import type { DaysOff } from '../../domain/shared/days-off.ts';
import { DAY_MILLIS } from '../../domain/shared/duration.ts';
import { addDays, workingDayFrom, workingDayUntil } from '../../domain/shared/working-day.ts';
import { type DocumentContext, datesOf } from './document-context.ts';
import { lower } from './memo.ts';
import { lengthOn, NETWORKS, type Network } from './networks.ts';
import { heading, type Paper, type PaperPart, words } from './paper.ts';
import { paperDay, paperOf } from './paper-parts.ts';
import type { PictureWords } from './post-picture.ts';
import { linesOf, sentencesOf } from './sentences.ts';

/** A text of a post, and its length as the network counts it. */
type Part = { text: string; length: number };
/** A post on one network, and the replies to it that say what did not fit. */
export type Post = Part & { network: Network; replies: Part[] };
/** The posts of one message. */
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
    { kind: 'note', text: say('pictureFor') },
    { kind: 'copy', text: pictureText(context, occasions) },
    heading(2, say('schedule')),
    {
      kind: 'note',
      text: target
        ? say('scheduleLead', { name: lower(target.name, context), date: target.shown })
        : say('scheduleNoDate'),
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
      ...each.posts.flatMap(({ network, text, length, replies }): PaperPart[] => [
        heading(3, network.name),
        { kind: 'copy', text },
        {
          kind: 'note',
          text: [
            say('lengthOf', { count: length, limit: network.limit }),
            ...(network.linksOpen ? [] : [say('linkInProfile')]),
          ].join('. '),
        },
        ...replies.flatMap((reply): PaperPart[] => [
          { kind: 'copy', text: reply.text },
          { kind: 'note', text: say('replyOf', { count: reply.length, limit: network.limit }) },
        ]),
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
    { kind: 'note', text: `${say('hashtag')}: ${hashtag(packet.service)}. ${mention}` },
    ...(link ? [{ kind: 'note', text: link } as const] : []),
  ];
}

/** What the picture for all of its posts says: nothing that is not in their texts as well. */
export function pictureWords(context: DocumentContext, occasions: readonly Occasion[]): PictureWords {
  const { packet, day } = context;
  const target = targetOf(context, occasions);
  return {
    headline: packet.milestone.name,
    service: packet.service,
    organisation: packet.organisation.name,
    date: target ? `${target.name}: ${target.shown}` : day(packet.milestone.occurredOn),
    logo: packet.organisation.logo,
    steps: packet.steps,
  };
}

/** The picture in words, for people and programs that do not see it. */
function pictureText(context: DocumentContext, occasions: readonly Occasion[]): string {
  const { headline, service, organisation, date } = pictureWords(context, occasions);
  return `${service}: ${headline}. ${date}. ${organisation}.`;
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
  const { daysOff } = context.packet.milestone;
  const opened = workingDayFrom(paperDay(context.packet.at), daysOff);
  // Nobody posts on a day that has gone.
  const from = [firstDay(occasions), opened].toSorted().at(-1) ?? opened;
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
  // None is left out: where there are fewer days than messages, a day has several.
  const share = Math.min(1, days.length / messages.length);
  // The short form needs its question; the answer stands by itself.
  return messages.map(({ topic, question, answer, locale }, index): PostDay => {
    const sentences = linesOf(answer).flatMap((line) => sentencesOf(line, locale));
    const lines =
      index === 0 ? [...sentencesOf(context.packet.milestone.lead, locale), ...sentences] : sentences;
    const posts = NETWORKS.map((network) => postOn(context, { network, lines, link }));
    return { day: days[Math.floor(index * share)] ?? from, topic, title: question, posts };
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

/** As many whole sentences as fit beside link, hashtag and mention; the rest in replies. */
function postOn({ packet }: DocumentContext, { network, lines, link }: Draft): Post {
  const mention = packet.organisation.handles[network.id] ?? '';
  const tags = [hashtag(packet.service), mention].filter((tag) => tag !== '').join(' ');
  const whole = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');
  const room = network.limit - ROOM_FOR_WORDS;
  const tail: string[] = [];
  for (const part of [network.linksOpen ? (link ?? '') : '', tags]) {
    if (lengthOn(network, whole([...tail, part])) <= room) tail.push(part);
  }
  const [first = '', ...replies] = inParts(lines, (said) => {
    const isFirst = lines[0] !== undefined && said.startsWith(lines[0]);
    return lengthOn(network, isFirst ? whole([said, ...tail]) : said) <= network.limit;
  });
  const partOf = (text: string): Part => ({ text, length: lengthOn(network, text) });
  return { network, ...partOf(whole([first, ...tail])), replies: replies.map(partOf) };
}

/** Whole lines in as few texts as they fit; one that only introduces the next does not end a text. */
function inParts(lines: readonly string[], fits: (said: string) => boolean): string[] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    const part = parts.at(-1) ?? [];
    if (part.length === 0 || fits(flowing([...part, line]))) part.push(line);
    else parts.push([...(part.at(-1)?.endsWith(':') && part.length > 1 ? part.splice(-1) : []), line]);
  }
  return parts.map(flowing);
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
