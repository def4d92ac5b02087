import { describe, expect, it } from 'vitest';
import { QUESTION_LINK, UNSUBSCRIBE_LINK } from '../../../domain/mail/variant.ts';
import { freezeRelease, type ReleaseBasis } from '../../../domain/press/freeze-release.ts';
import { nationalDraftSchema } from '../../../domain/press/press-release.ts';
import { parseInput } from '../../../domain/shared/parse-input.ts';
import { renderPressMail } from '../../../templates/press/render-press-mail.ts';
import { aCatalogue } from '../../fixtures/a-catalogue.ts';
import { aParticipation } from '../../fixtures/a-participation.ts';
import { aShownImage } from '../../fixtures/a-press-image.ts';
import { aPressVersion, NATIONAL } from '../../fixtures/a-press-release.ts';
import { aRollout } from '../../fixtures/a-rollout.ts';
import { theOffice } from '../../fixtures/an-organisation.ts';
import { DISGUISED } from '../disguised-payloads.ts';
import { parsedMail } from '../parsed-mail.ts';

const { id, type, width, height, ...words } = aShownImage({ original: 'https://bob.example/original.png' });
const DRAFT = {
  ...NATIONAL,
  images: [{ file: 'skates.png', ...words }],
  registerNumber: 'SKR 1',
  correction: { sv: 'Fel.', en: 'Wrong.' },
};
/** Every field that holds words or an address, as a path. */
const FIELDS = fieldsOf(DRAFT).filter(
  (path) => !/^(kind|publishAt|audience|id|rollout)$|approvedAt/.test(path),
);

function fieldsOf(value: unknown, path: string[] = []): string[] {
  if (typeof value === 'string') return [path.join('.')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => fieldsOf(inner, [...path, name]));
}

/** The draft with the payload in these fields. */
function poisoned(payload: string, fields: readonly string[], value: unknown = DRAFT, path = ''): unknown {
  if (fields.includes(path)) return payload;
  if (Array.isArray(value))
    return value.map((inner: unknown, index) => poisoned(payload, fields, inner, join(path, String(index))));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, poisoned(payload, fields, inner, join(path, name))]),
  );
}
const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

function basisOf(draft: unknown): ReleaseBasis {
  return {
    version: aPressVersion({
      draft: nationalDraftSchema.parse(draft),
      images: [{ id, type, width, height }],
    }),
    rollout: aRollout(),
    catalogue: aCatalogue(),
    sender: theOffice(),
    participation: aParticipation({ organisation: 'national' }),
    milestone: undefined,
    told: undefined,
    contacts: [],
    national: undefined,
    holders: undefined,
    publicUrl: 'https://news.example',
  };
}

describe('words from outside in a release', async () => {
  const honest = freezeRelease(basisOf(DRAFT), renderPressMail);
  const plain = honest.ok ? await parsedMail(honest.data.variants[0]?.html ?? '') : undefined;
  const ELEMENTS = new Set([...(plain?.all ?? []).map(({ tagName }) => tagName), 'ol', 'em', 'strong']);

  it(`are tried with more than two hundred payloads in all fields`, () => {
    expect(DISGUISED.length).toBeGreaterThan(200);
    expect(FIELDS.length).toBeGreaterThan(30);
    expect(honest.ok).toBe(true);
  });

  it.each(DISGUISED)('are refused by the name of their field, or stay words: %j', async (payload) => {
    const taken = FIELDS.filter((field) => {
      const parsed = parseInput(nationalDraftSchema, poisoned(payload, [field]));
      if (!parsed.ok) for (const { path } of parsed.problems) expect(`${field}.`).toContain(`${path}.`);
      return parsed.ok;
    });
    const first = freezeRelease(basisOf(poisoned(payload, taken)), renderPressMail);
    const unsaid = first.ok ? [] : first.problems.map(({ path }) => path);
    expect(unsaid.filter((field) => !taken.includes(field))).toEqual([]);
    const rest = taken.filter((field) => !unsaid.includes(field));
    const frozen = freezeRelease(basisOf(poisoned(payload, rest)), renderPressMail);
    if (!frozen.ok) throw new Error(JSON.stringify(frozen.problems));
    for (const { html, text } of frozen.data.variants) {
      const { all, find } = await parsedMail(html);
      expect(all.map(({ tagName }) => tagName).filter((name) => !ELEMENTS.has(name))).toEqual([]);
      const names = all.flatMap(({ attributes }) => attributes.map(({ key }) => key));
      expect(names.filter((name) => /^on|^src|^srcdoc|^action|^formaction/i.test(name))).toEqual([]);
      const targets = find('a').map((link) => link.getAttributeValue('href') ?? '');
      expect(
        targets.filter(
          (target) =>
            !/^(https:|mailto:)/.test(target) && target !== UNSUBSCRIBE_LINK && target !== QUESTION_LINK,
        ),
      ).toEqual([]);
      expect(html.split('{{')).toHaveLength(3);
      expect(text.split('{{')).toHaveLength(3);
    }
  });
});
