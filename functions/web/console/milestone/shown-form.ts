import type { Problem } from '../../../../domain/shared/problem.ts';
import {
  type MilestoneValues,
  milestoneFormPage,
} from '../../../../templates/pages/console/milestone/milestone-form.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest } from '../page-route.ts';
import { namesOfMany } from '../rollout/organisation-names.ts';
import { type FieldsOf, milestoneValuesOf } from './milestone-fields.ts';

type Shown = Pick<Parameters<typeof milestoneFormPage>[0], 'counter' | 'notice' | 'others'> & {
  fields: FieldsOf;
  values: MilestoneValues;
  /** The version that is edited, 0 for a new one. */
  from: number;
  problems: readonly Problem[];
};

/** What the form was sent with, and the version of the draft of its id on which it was based. */
export function sentWith({ form }: PageRequest): Pick<Shown, 'values' | 'from'> {
  const values = milestoneValuesOf(form);
  const isOfOther = field(form, 'of') !== '' && field(form, 'of') !== values.id;
  return { values, from: isOfOther ? 0 : Number(field(form, 'from')) || 0 };
}

/** The form of a milestone, or of a counter against one, with every organisation that takes part. */
export async function shownForm(request: PageRequest, { fields, ...filled }: Shown): Promise<PageAnswer> {
  const participations = await request.ports.rollouts.participations(fields.rollout.id);
  const names = await namesOfMany(
    participations.map(({ organisation }) => organisation),
    request.ports,
  );
  const organisations = [...names].map(([code, name]) => ({ code, name }));
  const { locale, reader } = request;
  const page = milestoneFormPage({ locale, reader, ...fields, organisations, ...filled });
  return { page, status: filled.problems.length > 0 ? 422 : filled.notice ? 409 : 200 };
}

/** A rollout with its catalogue of today, by id. */
export async function fieldsOf(id: string, { ports }: PageRequest): Promise<FieldsOf | undefined> {
  const rollout = await ports.rollouts.find(id);
  const current = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  const version = current ? await ports.catalogues.load(rollout.catalogue, current) : undefined;
  return rollout && version ? { rollout, catalogue: version.catalogue } : undefined;
}
