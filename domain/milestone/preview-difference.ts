import * as z from 'zod';
import { organisationCodeSchema } from '../rollout/organisation.ts';

/** Digest of an earlier preview, one entry per organisation, to detect changes. */
export const previewMarkSchema = z.strictObject({
  organisation: organisationCodeSchema,
  hash: z.string().max(128),
  mails: z.int().min(0),
  gaps: z.int().min(0),
});
export type PreviewMark = z.infer<typeof previewMarkSchema>;

/** How one organisation's part differs; `before` or `after` is absent if it was added or removed. */
export type PreviewChange = {
  organisation: string;
  before?: Omit<PreviewMark, 'organisation' | 'hash'>;
  after?: Omit<PreviewMark, 'organisation' | 'hash'>;
};

/** Organisations whose texts, recipients, obligations or gaps differ between two previews, by code. */
export function previewDifference(
  before: readonly PreviewMark[],
  after: readonly PreviewMark[],
): PreviewChange[] {
  const [old, now] = [byOrganisation(before), byOrganisation(after)];
  const codes = [...new Set([...old.keys(), ...now.keys()])].sort();
  return codes.flatMap((organisation): PreviewChange[] => {
    const [was, is] = [old.get(organisation), now.get(organisation)];
    if (was?.hash === is?.hash) return [];
    return [
      {
        organisation,
        ...(was ? { before: { mails: was.mails, gaps: was.gaps } } : {}),
        ...(is ? { after: { mails: is.mails, gaps: is.gaps } } : {}),
      },
    ];
  });
}

function byOrganisation(marks: readonly PreviewMark[]): Map<string, PreviewMark> {
  return new Map(marks.map((mark) => [mark.organisation, mark]));
}
