import { defaultLocale } from '../catalogue/catalogue.ts';
import type { Contact } from '../contacts/contact.ts';
import { type Delivery, deliveryId } from '../mail/delivery.ts';
import { rolloutList } from '../mail/suppression.ts';
import { carriedOf, type RenderMail, type Variant } from '../mail/variant.ts';
import {
  mailContent,
  ownLines,
  type PlanContext,
  type Readership,
  statedFacts,
} from '../plan/mail-content.ts';
import type { Obligation, Supply } from '../plan/obligation.ts';
import { plannedDelivery } from '../plan/planned-delivery.ts';
import { shortDigest } from '../shared/digest.ts';
import { inLocale } from '../shared/locale.ts';
import type { Newcomer, NewMessage } from './newcomer.ts';

type Input = {
  /** The dispatch, by id, and the day on which it leaves (2027-03-15). */
  dispatch: string;
  today: string;
  /** The context of the milestone that the organisation has reached last: its words are those of today. */
  context: PlanContext;
  /** The kinds that it has reached. */
  reached: ReadonlySet<string>;
  newcomers: readonly Newcomer[];
  render: RenderMail;
};

export type Welcome = { variants: Variant[]; deliveries: Delivery[]; obligations: Obligation[] };

/** One mail to each newcomer with what is new to them, and what the ledger is to know of it. Pure. */
export function planWelcome(input: Input): Welcome {
  const mails = input.newcomers.flatMap((newcomer) => mailTo(newcomer, input) ?? []);
  const variants = new Map(mails.map(({ variant }) => [variant.id, variant]));
  return {
    variants: [...variants.values()],
    deliveries: mails.map(({ delivery }) => delivery),
    obligations: obligationsOf(input),
  };
}

function mailTo(
  { contact, messages }: Newcomer,
  { dispatch, today, context, reached, render }: Input,
): { variant: Variant; delivery: Delivery } | undefined {
  const { basis, version } = context;
  const readership = readershipOf(context, { contact, messages, reached, today });
  const content = mailContent(context, readership);
  if (!content) return undefined;
  const { code } = basis.organisation;
  const groups = [...readership.groups];
  const channels = [...new Set(messages.map(({ channel }) => channel))];
  const id = shortDigest('variant', dispatch, code, version.version, { ...content, groups, channels });
  const mail = { id: deliveryId(dispatch, code, contact.address), organisation: code, variant: id, groups };
  const rendered = render({ ...content, whole: { milestone: context.milestone.id, variant: id, dispatch } });
  return {
    variant: {
      ...{ id, locale: contact.locale, groups, channels },
      ...carriedOf(rendered, content),
      facts: statedFacts(context, [
        ...ownLines(context, readership),
        ...content.sections.map(({ markdown }) => markdown),
      ]),
      supplies: suppliesOf(messages).map(({ milestone, topics }) => ({ milestone, topics })),
      from: { name: content.sender, address: basis.rollout.from },
      replyTo: content.contact,
      ...(content.leavable ? { listName: content.service } : {}),
      ...rendered,
    },
    delivery: plannedDelivery(contact, {
      ...mail,
      ...(content.leavable ? { list: rolloutList(basis.rollout.id) } : {}),
    }),
  };
}

function readershipOf(
  { basis, version: { catalogue } }: PlanContext,
  { contact, messages, reached, today }: Newcomer & Pick<Input, 'reached' | 'today'>,
): Readership {
  const { responsible, groups: all, channels } = catalogue;
  const groups = Object.keys(all).filter((id) => messages.some(({ group }) => group === id));
  const lead = basis.contacts.find((one) => one.groups.includes(responsible) && one.endedAt === undefined);
  const answers = lead && lead.address !== contact.address ? lead : basis.rollout.contact;
  const bySelf = messages.some(({ channel }) => {
    const known = channels[channel];
    return known?.carrier === 'mail' && known.sender === 'organisation';
  });
  // Most important first, as in any mail.
  const topics = groups.flatMap((id) =>
    (all[id]?.messages ?? []).filter((topic) => messages.some((one) => one.topic === topic)),
  );
  const others = messages.map(({ topic }) => topic).filter((topic) => !topics.includes(topic));
  const sender = (bySelf ? basis.organisation : basis.office).name;
  return {
    groups,
    locale: contact.locale,
    contact: { name: answers.name, address: answers.address },
    sender: inLocale(sender, contact.locale, defaultLocale(catalogue)),
    leavable: groups.every((id) => all[id]?.side === 'external'),
    // What suspends a step is not among the messages of the catalogue's groups, and comes first.
    welcome: { on: today, topics: [...new Set([...others, ...topics])], reached },
  };
}

/** One for each group and channel of what somebody is told; a mail carries it, whatever the channel. */
function obligationsOf({ context, newcomers, today }: Input): Obligation[] {
  const { code } = context.basis.organisation;
  const each = newcomers.flatMap(({ contact, messages }) =>
    messages.map((message) => ({ contact, ...message })),
  );
  const places = Map.groupBy(each, ({ group, channel }) => `${group}/${channel}`);
  return [...places.values()].flatMap((told): Obligation[] => {
    const [first] = told;
    if (!first) return [];
    return [
      {
        ...{
          organisation: code,
          group: first.group,
          channel: first.channel,
          carrier: 'mail',
          owner: 'system',
        },
        due: today,
        messages: [...new Set(told.map(({ topic }) => topic))],
        withheld: [],
        welcomes: suppliesOf(told),
        progress: { state: 'planned', people: new Set(told.map(personIn)).size, reached: 0 },
      },
    ];
  });
}

function personIn({ contact }: { contact: Contact }): string {
  return contact.address;
}

function suppliesOf(messages: readonly NewMessage[]): Supply[] {
  const parts = Map.groupBy(messages, ({ milestone, channel }) => `${milestone}/${channel}`);
  return [...parts.values()].flatMap((of): Supply[] => {
    const [first] = of;
    if (!first) return [];
    const { milestone, channel } = first;
    return [{ milestone, channel, topics: [...new Set(of.map(({ topic }) => topic))] }];
  });
}
