import { beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { revisionSchema } from '../../../../domain/catalogue/catalogue-revision.ts';
import { contactSchema } from '../../../../domain/contacts/contact.ts';
import { howReachedSchema } from '../../../../domain/mail/manual-follow-up.ts';
import { newsDraftSchema } from '../../../../domain/newsletter/news-item.ts';
import { milestoneReachedSchema } from '../../../../domain/plan/milestone.ts';
import { pressDraftSchema } from '../../../../domain/press/press-release.ts';
import { answerDraftSchema } from '../../../../domain/questions/use-cases/answer-question.ts';
import { enquiryDraftSchema } from '../../../../domain/questions/use-cases/note-enquiry.ts';
import { goalSchema, participationSchema } from '../../../../domain/rollout/rollout.ts';
import { plainText } from '../../../../domain/shared/plain-text.ts';
import words from '../../../../templates/words/sv/problems.json' with { type: 'json' };
import { routeOf } from '../../../browser/crawl.ts';
import { badTexts } from '../../../domain/shared/bad-texts.ts';
import { type Element, parsedMail, wholeText } from '../../../templates/parsed-mail.ts';
import { shapeOf } from '../../../templates/words/shape-of.ts';
import { aFullConsole } from '../fixtures/a-full-console.ts';
import { aSubscribeVisit, BO_FORM } from '../fixtures/a-subscribe-visit.ts';
import { allForms, type Form, formOf } from '../fixtures/all-forms.ts';
import { ALL_PAGES } from '../fixtures/all-pages.ts';

/** What the form of a route is held against, by the beginning of its path. */
const SCHEMAS: readonly (readonly [string, z.ZodType])[] = [
  ['/drafts/', milestoneReachedSchema],
  ['/prepare/', milestoneReachedSchema],
  ['/catalogues/', revisionSchema],
  ['/press/', pressDraftSchema],
  ['/news', newsDraftSchema],
  ['/rollouts/', newsDraftSchema],
  ['/contacts', contactSchema],
  ['/organisations/1280/follow-ups/', howReachedSchema],
  ['/questions/new', enquiryDraftSchema],
  ['/questions/', answerDraftSchema],
  ['/reach/', goalSchema],
  ['/organisations/', participationSchema],
];

const SHAPES = new Map(
  Object.entries(words).map(([key, message]) => [key.replace(/^code\./, ''), shapeOf(message)]),
);
const WHERE_WRONG = '.errors, .error, .gaps, [data-problem]';

/** What stands on a page of what is wrong and is no sentence of the Swedish catalogue. */
async function strangeOn(html: string): Promise<string[]> {
  const { find } = await parsedMail(html);
  const sentences = find('[data-problem]');
  const unknown = sentences
    .map((each) => [each.getAttributeValue('data-problem') ?? '', wholeText(each)] as const)
    .filter(([code, text]) => !SHAPES.get(code)?.test(text))
    .map(([code, text]) => `${code}: ${text}`);
  const foreign = find(WHERE_WRONG)
    .filter((each) => [each, ...each.querySelectorAll('*')].some(isEnglish))
    .map((each) => `English: ${wholeText(each)}`);
  return [...unknown, ...foreign];
}

const isEnglish = (element: Element) => element.getAttributeValue('lang') === 'en';

/** Where something can be wrong with what is written or chosen: all forms but buttons, and a file that is not there. */
const ANSWERED = [
  '/catalogues/{catalogue}/groups/{group}',
  '/catalogues/{catalogue}/messages/{topic}',
  '/contacts/import',
  '/contacts/{organisation}/new',
  '/contacts/{organisation}/{person}',
  '/contacts/{organisation}/{person}/erase',
  '/counters/{rollout}/{id}/fire',
  '/drafts/{rollout}',
  '/facts/{rollout}/preview',
  '/import-rollout/drafts',
  '/import-rollout/drafts/{draft}/basics',
  '/import-rollout/drafts/{draft}/channels',
  '/import-rollout/drafts/{draft}/facts',
  '/import-rollout/drafts/{draft}/groups',
  '/import-rollout/drafts/{draft}/messages',
  '/import-rollout/drafts/{draft}/messages/{item}/{tongue}',
  '/import-rollout/drafts/{draft}/milestones',
  '/import-rollout/drafts/{draft}/organisations',
  '/import-rollout/drafts/{draft}/organisations/{item}',
  '/import-rollout/drafts/{draft}/policy',
  '/machines',
  '/milestones/{milestone}/failed',
  '/milestones/{milestone}/unknown',
  '/news/new',
  '/organisations/{organisation}/follow-ups/{milestone}/{contact}',
  '/organisations/{organisation}/sign-off/{milestone}',
  '/organisations/{organisation}/teams/address',
  '/organisations/{organisation}/work/news',
  '/organisations/{organisation}/work/{milestone}/{channel}',
  '/organisations/{organisation}/{rollout}',
  '/people/invite',
  '/people/{person}',
  '/prepare/{rollout}/{milestone}',
  '/press/new',
  '/press/{release}/approve',
  '/press/{release}/edit',
  '/press/{release}/editions/{organisation}',
  '/press/{release}/reject',
  '/press/{release}/withdraw',
  '/questions/new',
  '/questions/{rollout}/{question}',
  '/questions/{rollout}/{question}/owner',
  '/questions/{rollout}/{question}/spoken',
  '/reach/{rollout}/goals/new',
  '/reach/{rollout}/goals/{group}/{milestone}',
  '/restore',
  '/webhooks',
  '/webhooks/{webhook}/replay',
];

/** What has to be among what is said, or the forms were not sent as badly as they can be. */
const SAID = [
  ...['empty', 'too-few', 'too-long', 'not-one-of', 'unknown', 'not-one-line', 'hidden-characters'],
  ...['double-braces', 'has-markup', 'id-invalid', 'date-invalid', 'time-invalid', 'address-no-at'],
  ...['changed-meanwhile', 'wrong-state', 'file-empty', 'relay-missing'],
];

let site: Awaited<ReturnType<typeof aFullConsole>>;
let forms: Form[];
beforeAll(async () => {
  site = await aFullConsole();
  forms = [...(await allForms(site)).forms.values()];
});

function badFor({ action }: Form): string[] {
  const [, schema] = SCHEMAS.find(([start]) => action.startsWith(start)) ?? [];
  return badTexts(schema ?? plainText(400));
}

/**
 * A form with bad texts in all fields that can be written in, until each of them has had each; then without each of
 * its fields, with a bad text in each alone, with one field more, and with none. What may be taken comes last: it
 * moves what was seen.
 */
function* wrongly(form: Form): Generator<FormData> {
  const kept = Object.fromEntries(form.fields.map(({ name, values }) => [name, values[0] ?? '']));
  const bad = badFor(form);
  const written = form.fields.filter((each) => each.written && !HIDDEN.has(each.name));
  for (const start of bad.keys()) {
    const texts = written.map(({ name }, at) => [name, bad[(start + at) % bad.length] ?? '']);
    yield formOf({ ...kept, ...Object.fromEntries(texts) });
  }
  for (const [at, { name }] of form.fields.entries()) {
    const { [name]: _, ...without } = kept;
    yield formOf(without);
    yield formOf({ ...kept, [name]: bad[at % bad.length] ?? '' });
  }
  yield formOf({ ...kept, nonsense: 'x' });
  yield formOf({});
}

// Without these nobody gets as far as the rest of the form.
const HIDDEN = new Set(['version', 'seen', 'basedOn', 'from', 'what', 'rollout', 'hash']);

describe('a form that is sent with something wrong', () => {
  it('is answered in sentences of the Swedish catalogue alone', { timeout: 300_000 }, async () => {
    const strange = new Set<string>();
    const answered = new Set<string>();
    const said = new Set<string>();
    const seen = new Set<string>();
    for (const form of forms) {
      const action = form.action.includes('lang=') ? form.action : `${form.action}?lang=sv`;
      const route = routeOf(action.replace(/\?.*$/, ''), ALL_PAGES, 'POST') ?? action;
      for (const fields of wrongly(form)) {
        const answer = await site.send(form.who, action, fields);
        if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
        const html = await answer.text();
        for (const [, code = ''] of html.matchAll(/data-problem="([\w-]+)"/g)) said.add(code);
        const marks = [...html.matchAll(/data-problem="[^>]*>[^<]*/g)].join();
        if (marks !== '') answered.add(route);
        if (seen.has(`${route} ${marks}`)) continue;
        seen.add(`${route} ${marks}`);
        for (const each of await strangeOn(html)) strange.add(`${route}: ${each}`);
      }
    }
    expect([...strange]).toEqual([]);
    expect(site.errors()).toEqual([]);
    expect([...answered].toSorted()).toEqual(ANSWERED);
    expect([...said]).toEqual(expect.arrayContaining(SAID));
  });

  it('is so for those who subscribe, too', async () => {
    const visit = await aSubscribeVisit();
    for (const name of Object.keys(BO_FORM))
      for (const text of badTexts(contactSchema)) {
        const answer = await visit.post('/subscribe/lending?lang=sv', { ...BO_FORM, [name]: text });
        expect(await strangeOn(await answer.text())).toEqual([]);
      }
  });
});
