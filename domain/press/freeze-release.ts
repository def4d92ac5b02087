import { carriedIn, lacking, missingIn, wordingsOf } from '../catalogue/carried.ts';
import { type Catalogue, defaultLocale, topicsDue } from '../catalogue/catalogue.ts';
import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import type { Facts } from '../catalogue/fact.ts';
import { TextResolver } from '../catalogue/text-resolver.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Variant } from '../mail/variant.ts';
import { reachedKinds } from '../plan/day-of-truth.ts';
import { notches } from '../plan/mail-content.ts';
import type { Milestone } from '../plan/milestone.ts';
import { factsInForce } from '../rollout/facts-in-force.ts';
import type { Organisation } from '../rollout/organisation.ts';
import { type Participation, type Rollout, registerNumberOf } from '../rollout/rollout.ts';
import { shortDigest } from '../shared/digest.ts';
import { InvalidInput } from '../shared/errors.ts';
import { inLocale } from '../shared/locale.ts';
import type { Parsed } from '../shared/parse-input.ts';
import { type Problem, problemAt } from '../shared/problem.ts';
import { localisedFields } from './press-draft-problems.ts';
import type { ShownImage } from './press-image.ts';
import { audienceOf, localAudienceOf, pressChannels, pressGroups } from './press-journalists.ts';
import type { RenderPressMail } from './press-mail.ts';
import type { PressDraft } from './press-release.ts';
import type { FrozenRelease, PressLack, PressVersion } from './press-version.ts';
import { factsInRelease, localText, missingFacts, nationalText, type PressFacts } from './press-words.ts';
import { imagePath, type PublishedText, releasePath } from './published-release.ts';

/** Everything that a release rests on when it is submitted. */
export type ReleaseBasis = {
  version: PressVersion;
  rollout: Rollout;
  catalogue: Catalogue;
  sender: Organisation;
  participation: Participation;
  milestone: Milestone | undefined;
  /** The catalogue of its plan, with the texts of its messages. */
  told: CatalogueVersion | undefined;
  /** All contacts of the national office; those with a press role may be recipients. */
  contacts: readonly Contact[];
  /** For a local edition: the national release as submitted, its hash, and the facts that it says. */
  national: { frozen: FrozenRelease; hash: string; facts: Facts | undefined } | undefined;
  /** For a correction: everyone who may have received an earlier version. */
  holders: readonly Contact[] | undefined;
  publicUrl: string;
};

/**
 * Renders a draft's final form: page, mails and recipients. Pure and deterministic, to the byte. Problems
 * name the draft's field.
 */
export function freezeRelease(basis: ReleaseBasis, render: RenderPressMail): Parsed<FrozenRelease> {
  const matter: PressFacts = {
    catalogue: basis.catalogue,
    facts: factsInForce(factsAtMilestone(basis), basis.participation),
    service: basis.rollout.name,
    organisation: basis.sender.name,
  };
  const texts = textsOf(basis, matter);
  const problems = [
    ...missingFacts(wordsOf(basis.version.draft), matter),
    ...lengthProblems(texts),
    ...groupProblems(basis.catalogue),
  ];
  if (problems.length > 0) return { ok: false, problems: problems };
  const page = pageOf(basis, texts);
  const mails = Object.keys(texts).map((locale) => mailOf(basis, { page, locale, render, matter }));
  const unsayable = mails.flatMap((mail) => (Array.isArray(mail) ? mail : []));
  if (unsayable.length > 0) return { ok: false, problems: unsayable };
  const variants = mails.flatMap((mail) => (Array.isArray(mail) ? [] : [mail]));
  const { publishAt } = basis.version.draft;
  const lacks = lackingIn(basis, variants, matter);
  const national = basis.national ? { national: basis.national.hash } : {};
  return {
    ok: true,
    data: {
      ...{ publishAt, page, variants, recipients: recipientsOf(basis, variants) },
      ...(lacks.length > 0 ? { lacks } : {}),
      ...national,
    },
  };
}

/** The facts that the milestone had, with the values that hold now; one that is no longer known has none. */
function factsAtMilestone({ milestone, rollout }: ReleaseBasis): Facts {
  if (!milestone) return rollout.facts;
  return Object.fromEntries(
    Object.entries(rollout.facts).filter(([fact]) => Object.hasOwn(milestone.facts, fact)),
  );
}

function textsOf({ version: { draft }, national }: ReleaseBasis, matter: PressFacts) {
  const entries = Object.keys(draft.texts).map((locale): [string, PublishedText | undefined] => [
    locale,
    draft.kind === 'national'
      ? nationalText(draft, locale, matter)
      : localText(draft, { locale, national: national?.frozen.page.texts[locale] }, matter),
  ]);
  return Object.fromEntries(entries.flatMap(([locale, text]) => (text ? [[locale, text]] : [])));
}

function wordsOf(draft: PressDraft): [string, string][] {
  const texts = Object.entries(draft.texts).flatMap(([locale, text]) =>
    Object.entries<string>(text).map(([name, words]): [string, string] => [`texts.${locale}.${name}`, words]),
  );
  const others = localisedFields(draft).flatMap(([field, inLocales]) =>
    Object.entries(inLocales).map(([locale, words]): [string, string] => [`${field}.${locale}`, words]),
  );
  return [...texts, ...others];
}

// A fact's value may be longer than its placeholder.
const LIMITS = { headline: 80, lead: 400 } as const;

function lengthProblems(texts: Readonly<Record<string, PublishedText>>): Problem[] {
  return Object.entries(texts).flatMap(([locale, text]) =>
    (['headline', 'lead'] as const)
      .filter((name) => text[name].length > LIMITS[name])
      .map((name) =>
        problemAt(`texts.${locale}.${name}`, 'too-long-with-facts', {
          length: text[name].length,
          max: LIMITS[name],
        }),
      ),
  );
}

function groupProblems(catalogue: Catalogue): Problem[] {
  return pressGroups(catalogue).length > 0 ? [] : [problemAt('rollout', 'no-press-group')];
}

function pageOf(basis: ReleaseBasis, texts: Record<string, PublishedText>): FrozenRelease['page'] {
  const { version, rollout, catalogue, sender, participation, milestone, national } = basis;
  const { draft } = version;
  const registerNumber = draft.registerNumber ?? registerNumberOf(rollout, participation);
  return {
    slug: version.id,
    version: version.version,
    rollout: rollout.id,
    service: rollout.name,
    organisation: sender.code,
    sender: sender.name,
    ...(draft.kind === 'local' ? { editionOf: draft.editionOf } : {}),
    ...(milestone ? { milestone: milestone.id } : {}),
    ...(registerNumber === undefined ? {} : { registerNumber }),
    locale: defaultLocale(catalogue),
    texts,
    images: [...ownImages(version), ...(national?.frozen.page.images ?? [])],
  };
}

function ownImages({ draft, images }: PressVersion): ShownImage[] {
  return images.flatMap((form, index) => {
    const words = draft.images[index];
    if (!words) return [];
    const { file, ...shown } = words;
    return [{ ...form, ...shown }];
  });
}

/** What the press is to know of the milestone and a mail does not say; a local edition owes nothing. */
function lackingIn(basis: ReleaseBasis, variants: readonly Variant[], matter: PressFacts): PressLack[] {
  const { told, version } = basis;
  if (!told || version.draft.kind === 'local') return [];
  return owedToPress(basis).flatMap((topic): PressLack[] => {
    const without = variants.filter(({ carries = [] }) => lacking([topic], carries).length > 0);
    const missing = without.map(({ locale, text }) => {
      const { wordings, facts } = messagesFor(basis, { locale, matter });
      const least = wordings.find((one) => one.topic === topic && one.form === 'essentials');
      return [locale, least ? missingIn(text, least, facts) : []];
    });
    const name = told.catalogue.messages[topic]?.name ?? {};
    return without.length > 0 ? [{ topic, name, missing: Object.fromEntries(missing) }] : [];
  });
}

function owedToPress({ told, milestone }: ReleaseBasis): string[] {
  if (!told || !milestone) return [];
  const { catalogue } = told;
  const groups = pressGroups(catalogue).flatMap((id) => catalogue.groups[id] ?? []);
  return [...new Set(groups.flatMap((group) => topicsDue(catalogue, group, milestone.kind)))];
}

/** How the messages that the press is owed can be recognised in a mail of a language. */
function messagesFor(basis: ReleaseBasis, { locale, matter }: Pick<MailInput, 'locale' | 'matter'>) {
  const { told, milestone, version } = basis;
  const texts = told && milestone && new TextResolver(told, milestone.kind, matter.facts);
  return {
    facts: factsInRelease(locale, version.draft, matter),
    wordings: owedToPress(basis).flatMap((topic) => {
      const words = texts?.words(topic, locale);
      return words ? wordingsOf(words) : [];
    }),
  };
}

type MailInput = {
  page: FrozenRelease['page'];
  locale: string;
  render: RenderPressMail;
  matter: PressFacts;
};
function mailOf(basis: ReleaseBasis, { page, locale, render, matter }: MailInput): Variant | Problem[] {
  const { version, rollout, catalogue, milestone, publicUrl } = basis;
  const { draft } = version;
  const text = page.texts[locale];
  const [contact] = text?.contacts ?? [];
  if (!text || !contact) return [problemAt(`texts.${locale}`, 'missing')];
  try {
    const sender = inLocale(page.sender, locale, page.locale);
    const messages = messagesFor(basis, { locale, matter });
    const { list, ...parts } = render({
      locale,
      service: inLocale(page.service, locale, page.locale),
      sender,
      local: draft.kind === 'local',
      milestones: notches(
        catalogue,
        milestone ? reachedKinds(milestone, page.organisation) : new Set(),
        locale,
      ),
      text,
      images: page.images,
      ...(page.registerNumber === undefined ? {} : { registerNumber: page.registerNumber }),
      publishAt: draft.publishAt,
      page: `${publicUrl}${releasePath(page.slug)}`,
      imageLinks: Object.fromEntries(
        page.images.map(({ id }) => [id, `${publicUrl}${imagePath(page.slug, id)}`]),
      ),
    });
    return {
      id: shortDigest('press-variant', version.id, version.version, locale),
      locale,
      groups: pressGroups(catalogue),
      channels: pressChannels(catalogue),
      topics: ['press-release'],
      carries: carriedIn(parts.text, messages.wordings, messages.facts),
      from: { name: sender, address: rollout.from },
      replyTo: { name: contact.name, address: contact.address },
      listName: list,
      ...parts,
    };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const field = draft.kind === 'national' ? 'body' : 'paragraph';
    return error.problems.map((found) => ({ ...found, path: `texts.${locale}.${field}` }));
  }
}

function recipientsOf(basis: ReleaseBasis, variants: readonly Variant[]): FrozenRelease['recipients'] {
  const { catalogue, version, contacts, holders } = basis;
  const groups = pressGroups(catalogue);
  const { draft } = version;
  const press = contacts.filter((each) => each.groups.some((group) => groups.includes(group)));
  const told =
    holders ??
    (draft.kind === 'national'
      ? audienceOf(press, draft.audience)
      : localAudienceOf(press, draft.organisation));
  const main = variants.find(({ locale }) => locale === defaultLocale(catalogue));
  return told.flatMap((contact) => {
    const variant = variants.find(({ locale }) => locale === contact.locale) ?? main;
    return variant ? [{ contact, variant: variant.id }] : [];
  });
}
