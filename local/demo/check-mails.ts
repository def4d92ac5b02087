import PostalMime from 'postal-mime';
import { recipientKey } from '../../domain/email-address.ts';
import type { AcceptedMail } from '../cloud/ses-store.ts';
import type { Operator } from '../operator.ts';

type Plan = { milestone: string; organisations: readonly string[]; operator: Operator };

/** Holds every accepted mail against the plan, with a parser that had no part in writing it. Names what does not fit. */
export async function checkMails(
  mails: readonly AcceptedMail[],
  { milestone, organisations, operator }: Plan,
): Promise<string[]> {
  const expected = new Map<string, { address: string; subject: string; titles: number }>();
  for (const organisation of organisations) {
    const variants = new Map(
      (await operator.plans.variants(milestone, organisation)).map((variant) => [variant.id, variant]),
    );
    for (const { id, address, variant } of await operator.deliveries.ofOrganisation(
      milestone,
      organisation,
    )) {
      const planned = variants.get(variant);
      if (planned) expected.set(id, { address, subject: planned.subject, titles: planned.topics.length });
    }
  }
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const mail of mails) {
    const delivery = mail.tags.delivery?.[0] ?? 'none';
    const planned = expected.get(delivery);
    const wrong = [
      ...(planned ? [] : ['is in no plan']),
      ...(seen.has(delivery) ? ['came twice'] : []),
      ...(planned ? await partProblems(mail, planned) : []),
      ...(mail.tags.milestone?.[0] === milestone && mail.tags.group?.[0] ? [] : ['lacks its tags']),
    ];
    seen.add(delivery);
    problems.push(...wrong.map((what) => `mail ${delivery} ${what}`));
  }
  const missing = [...expected.keys()].filter((delivery) => !seen.has(delivery));
  return [...problems, ...missing.map((delivery) => `delivery ${delivery} has no mail`)];
}

async function partProblems(
  mail: AcceptedMail,
  planned: { address: string; subject: string; titles: number },
): Promise<string[]> {
  const parsed = await PostalMime.parse(mail.raw);
  const { html = '', text = '', to = [], subject = '' } = parsed;
  const only = to.length === 1 && mail.destinations.length === 1 && !parsed.cc && !parsed.bcc;
  const right = [to[0]?.address, mail.destinations[0]].every(
    (address) => address && recipientKey(address) === recipientKey(planned.address),
  );
  const hole = /\{\{|\{[a-z][A-Za-z0-9]*\}/;
  return [
    ...(only && right ? [] : ['does not go to its one recipient']),
    ...(parsed.from?.address ? [] : ['has no sender']),
    ...(html && text ? [] : ['lacks a part']),
    ...(subject === planned.subject ? [] : ['has another subject']),
    ...(hole.test(`${subject}${html.replaceAll(/<style[\s\S]*?<\/style>/g, '')}${text}`)
      ? ['has a hole']
      : []),
    ...((html.match(/<h2/g)?.length ?? 0) >= planned.titles ? [] : ['lacks a message']),
  ];
}
