import type { AcceptedMail } from '@budkavle/local-cloud';
import PostalMime, { type Email } from 'postal-mime';
import { dayOfTruth } from '../../domain/plan/day-of-truth.ts';
import type { Milestone } from '../../domain/plan/milestone.ts';
import { recipientKey } from '../../domain/shared/email-address.ts';
import { toStockholm } from '../../domain/shared/stockholm-time.ts';
import type { Operator } from '../operator.ts';

/**
 * The plan of one delivery: its recipient, exactly the messages that its mail must carry, and from which day they are
 * true.
 */
type Planned = { address: string; subject: string; topics: ReadonlySet<string>; day: string | undefined };
/** Which message stands under a heading, whole or in short. */
type Headings = ReadonlyMap<string, string>;
type Look = { mail: AcceptedMail; parsed: Email; planned: Planned; headings: Headings };

/**
 * Compares every accepted mail of a milestone with the plan, using an independent parser. Returns every mismatch, and
 * every delivery without a mail.
 */
export async function checkMails(
  mails: readonly AcceptedMail[],
  { milestone, operator }: { milestone: Milestone; operator: Operator },
): Promise<string[]> {
  const { planned, headings } = await readPlan(milestone, operator);
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const mail of mails) {
    const delivery = mail.tags.delivery?.[0] ?? 'none';
    const plan = planned.get(delivery);
    if (!plan) problems.push(`mail ${delivery} is in no plan`);
    if (seen.has(delivery)) problems.push(`mail ${delivery} came twice`);
    if (mail.tags.milestone?.[0] !== milestone.id || !mail.tags.group?.[0])
      problems.push(`mail ${delivery} lacks its tags`);
    seen.add(delivery);
    const parsed = await PostalMime.parse(mail.raw);
    const wrong = plan ? CHECKS.filter(({ holds }) => !holds({ mail, parsed, planned: plan, headings })) : [];
    problems.push(...wrong.map(({ otherwise }) => `mail ${delivery} ${otherwise}`));
  }
  const missing = [...planned.keys()].filter((delivery) => !seen.has(delivery));
  return [...problems, ...missing.map((delivery) => `delivery ${delivery} has no mail`)];
}

async function readPlan(milestone: Milestone, operator: Operator) {
  const { id, organisations, catalogue, catalogueVersion } = milestone;
  const texts = (await operator.catalogues.load(catalogue, catalogueVersion))?.texts ?? [];
  const headings = new Map(
    texts.flatMap(({ topic, title, forms = {} }) =>
      [title, ...Object.values(forms).map(({ question }) => question)].map((said) => [said, topic] as const),
    ),
  );
  const planned = new Map<string, Planned>();
  for (const organisation of organisations) {
    const variants = new Map(
      (await operator.plans.variants(id, organisation)).map((variant) => [variant.id, variant]),
    );
    const day = dayOfTruth(milestone, organisation);
    for (const delivery of await operator.deliveries.ofOrganisation(id, organisation)) {
      const { subject = '', topics = [] } = variants.get(delivery.variant) ?? {};
      planned.set(delivery.id, { address: delivery.address, subject, topics: new Set(topics), day });
    }
  }
  return { planned, headings };
}

const CHECKS: readonly { otherwise: string; holds: (look: Look) => boolean }[] = [
  {
    otherwise: 'does not go to its one recipient',
    holds: ({ mail, parsed: { to = [], cc, bcc }, planned }) =>
      to.length === 1 &&
      mail.destinations.length === 1 &&
      !cc &&
      !bcc &&
      [to[0]?.address, mail.destinations[0]].every(
        (address) => address && recipientKey(address) === recipientKey(planned.address),
      ),
  },
  {
    otherwise: 'does not have one sender',
    holds: ({ parsed }) =>
      parsed.headers.filter(({ key }) => key === 'from').length === 1 && Boolean(parsed.from?.address),
  },
  {
    otherwise: 'left before its day',
    holds: ({ mail, planned: { day } }) => day !== undefined && toStockholm(mail.acceptedAt).date >= day,
  },
  { otherwise: 'lacks a part', holds: ({ parsed }) => Boolean(parsed.html && parsed.text) },
  { otherwise: 'has another subject', holds: ({ parsed, planned }) => parsed.subject === planned.subject },
  {
    otherwise: 'has a hole',
    holds: ({ parsed: { subject = '', html = '', text = '' } }) =>
      !/\{\{|\{[a-z][A-Za-z0-9]*\}/.test(
        `${subject}${html.replaceAll(/<style[\s\S]*?<\/style>/g, '')}${text}`,
      ),
  },
  {
    otherwise: 'carries other messages than planned',
    holds: ({ parsed: { text = '' }, planned, headings }) => {
      const lines = text.split('\n');
      const carried = new Set(
        lines.flatMap((line, index) =>
          /^-+$/.test(lines[index + 1] ?? '') ? (headings.get(line) ?? []) : [],
        ),
      );
      return carried.size === planned.topics.size && carried.isSubsetOf(planned.topics);
    },
  },
];
