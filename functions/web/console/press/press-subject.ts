import { milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../../../domain/catalogue/fact.ts';
import { editionId } from '../../../../domain/press/press-release.ts';
import type { PressVersion } from '../../../../domain/press/press-version.ts';
import { hasPublic, OVERTAKEN } from '../../../../domain/press/use-cases/keep-press-draft.ts';
import { nameOrId } from '../../../../domain/shared/locale.ts';
import type { PressForm } from '../../../../templates/pages/console/press/press-form-view.ts';
import type { PressKind } from '../../../../templates/pages/console/press/press-lists.ts';
import { homeWords } from '../../../../templates/words/home.gen.ts';
import { pressWords } from '../../../../templates/words/press.gen.ts';
import { type SentForm, typedId } from './press-draft-form.ts';
import { loadPressContext, type PressContext, type PressRequest } from './press-request.ts';
import { clockValue } from './press-values.ts';

/** The subject of a form: a release or a local edition, new or existing. */
export type Subject = {
  kind: PressKind;
  /** Its id; empty until one is entered. */
  id: string;
  ground: PressContext;
  /** Draft fields that the form does not ask for. */
  about: Record<string, string>;
  corrects: boolean;
  isNew: boolean;
  /** Path of the form. */
  path: string;
  /** Initial values of a new one. */
  fresh: Record<string, string>;
  hidden: Record<string, string>;
};

/** A new release; for the first rollout if none is given. */
export async function newRelease(
  { ports, form, query }: PressRequest,
  rollout = '',
): Promise<Subject | undefined> {
  const ground = await loadPressContext(rollout || ((await ports.rollouts.list())[0]?.id ?? ''), ports);
  return (
    ground && {
      ...{ kind: 'national', id: typedId(form), ground, corrects: false, isNew: true },
      // The first page leads here from the milestone that waits for a release.
      fresh: query.milestone === undefined ? {} : { milestone: query.milestone },
      about: { rollout: ground.rollout.id, id: typeof form.id === 'string' ? form.id.trim() : '' },
      path: '/press/new',
      hidden: { rollout: ground.rollout.id, seen: '0-0' },
    }
  );
}

/** A new local edition of a national release whose text is final. */
export async function newEdition({ ports, params }: PressRequest): Promise<Subject | undefined> {
  const { release: edition = '', organisation = '' } = params;
  const national = (await ports.pressReleases.versions(edition)).findLast(({ hash }) => hash !== undefined);
  if (national?.draft.kind !== 'national') return undefined;
  const ground = await loadPressContext(national.rollout, ports);
  const joined = ground && (await ports.rollouts.participation(ground.rollout.id, organisation));
  if (!ground || !joined || organisation === ground.rollout.office) return undefined;
  return {
    ...{ kind: 'local', id: editionId(edition, organisation), ground, corrects: false, isNew: true },
    about: { editionOf: edition, organisation },
    fresh: { publishAt: clockValue(national.draft.publishAt) },
    path: `/press/${edition}/editions/${organisation}`,
    hidden: { seen: '0-0' },
  };
}

/** An existing release to be edited, or corrected if it is public. */
export async function subjectOf(
  version: PressVersion,
  { ports }: PressRequest,
): Promise<Subject | undefined> {
  const { draft, id, revision } = version;
  const ground = await loadPressContext(version.rollout, ports);
  const versions = await ports.pressReleases.versions(id);
  return (
    ground && {
      ...{ kind: draft.kind, id, ground, isNew: false, fresh: {} },
      corrects: hasPublic(versions),
      about:
        draft.kind === 'national'
          ? { rollout: draft.rollout, id }
          : { editionOf: draft.editionOf, organisation: draft.organisation },
      path: `/press/${id}/edit`,
      hidden: { seen: `${version.version}-${revision}` },
    }
  );
}

type Filled = Pick<SentForm, 'values' | 'rows' | 'kept'> & Pick<PressForm, 'problems' | 'lacks'>;

/** The form of a subject with its values. */
export async function pressFormOf(
  request: PressRequest,
  subject: Subject,
  filled: Filled,
): Promise<PressForm> {
  const { locale, reader, ports, form } = request;
  const { kind, id, ground, corrects, isNew } = subject;
  const { rollout, catalogue, languages } = ground;
  const say = pressWords(locale);
  const milestones = kind === 'national' ? await ports.milestones.ofRollout(rollout.id) : [];
  // After a conflict was shown, the writer may overwrite.
  const overtaken = filled.problems.some(({ code }) => code === OVERTAKEN.code);
  const seen = typeof form.seen === 'string' && !overtaken ? { seen: form.seen } : {};
  const national = subject.about.editionOf;
  return {
    ...{ locale, reader, kind, rollout, languages, corrects, isNew },
    ...filled,
    title: await titleOf(request, subject),
    lead: corrects ? say('correctLead') : kind === 'local' ? say('editionLead') : undefined,
    national,
    path: subject.path,
    back: isNew ? '/press' : `/press/${id}`,
    // Several may have the same name: the day and how many it is about tell them apart.
    milestones: milestones
      .filter((one) => one.state !== 'stopped' || one.id === filled.values.milestone)
      .map(({ id: milestone, kind: of, occurredOn, organisations }) => {
        const count = homeWords(locale)('organisationCount', { count: organisations.length });
        const name = milestoneName(catalogue, of, locale);
        return { id: milestone, name: `${name}, ${formatFact('date', occurredOn, locale)}, ${count}` };
      }),
    facts: Object.keys(rollout.facts),
    imagesAt: `/press/${id}/images/`,
    hidden: { ...subject.hidden, ...seen },
  };
}

async function titleOf(
  { locale, ports }: PressRequest,
  { kind, corrects, isNew, about }: Subject,
): Promise<string> {
  const say = pressWords(locale);
  if (corrects) return say('correctTitle');
  if (kind === 'national') return say(isNew ? 'newTitle' : 'editTitle');
  const organisation = await ports.organisations.find(about.organisation ?? '');
  return say('editionTitle', {
    organisation: nameOrId(organisation?.name, about.organisation ?? '', locale),
  });
}
