import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserRole } from '../../domain/rollout/user.ts';
import { PRESS_FIELDS, sendPressForm } from '../flows/press-form.ts';
import { type RunningStage, sampleMilestones, toldStage } from '../flows/running-stage.ts';
import { ALL_PAGES } from '../functions/web/fixtures/all-pages.ts';
import { launchBrowser, WALKED_VIEWS } from './chromium.ts';
import { crawl, type Found } from './crawl.ts';
import { axeFindings, hiddenAtTheSide, unfold } from './page-checks.ts';
import { signedInWindow } from './signed-in-page.ts';
import { whatWentWrong } from './what-went-wrong.ts';

const ROUTES = ALL_PAGES;
const PEOPLE = 'Kommun;Namn;E-post;Roller;Språk\r\nMalmö;Nora Ny;nora.ny@malmo.example;it-manager;sv';
const MAJA = { role: 'coordinator' } as const;
const SARA = { role: 'local-lead', organisation: '1280' } as const;
const ROLES = [MAJA, { role: 'approver' }, { role: 'registrar' }, SARA] as const;

/** Pages that no link leads to: what a form leads to, and what the script of a page asks for. */
const NO_LINK = [
  '/contacts/import/{import}',
  '/import-rollout/{rollout}',
  '/milestones/{milestone}/progress',
];
/** What there is for a role once a release has gone out, or an edition of it is written. */
const NOT_YET: Partial<Record<UserRole, RegExp>> = {
  registrar: /^\/press\/\{release\}/,
  'local-lead': /^\/press\/\{release\}\/edit$/,
};

/**
 * Mails and previews of public pages stand in frames where nothing runs; they are judged by the tests of mails and of
 * the public site.
 */
const isShownInFrame = (path: string) => /\/(?:mail|page)$/.test(path.replace(/\?.*$/, ''));

let stage: RunningStage;
let browser: Browser;
const found = new Map<UserRole, Found[]>();
/** Pages that the coordinator comes to by forms. */
let afterForms: string[] = [];

beforeAll(async () => {
  stage = await toldStage({ rounds: [] });
  browser = await launchBrowser();
  const [first, second] = await sampleMilestones();
  const coordinator = await stage.signIn('coordinator');
  const draft = {
    kind: second?.kind ?? '',
    id: 'bob-utkast',
    occurredOn: '2027-02-15',
    // Where the decision has been told, which comes first.
    organisations: 'some',
    'organisation-1280': 'yes',
    from: '0',
  };
  const drafted = await coordinator.submit('/drafts/bob', draft);
  if (drafted.status !== 303) throw new Error(`the draft was answered with ${drafted.status}`);
  const counter = { kind: 'under-review', id: 'bob-overprovning', organisations: 'all', from: '0' };
  const prepared = await coordinator.submit(`/prepare/bob/${first?.id}`, counter);
  if (prepared.status !== 303) throw new Error(`the counter was answered with ${prepared.status}`);
  const publishAt = `${new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)}T09:00`;
  await sendPressForm(coordinator, '/press/new', { ...PRESS_FIELDS, publishAt });
  await coordinator.submit(`/press/${PRESS_FIELDS.id}/submit`, {});
  await coordinator.submit('/import-rollout/drafts', { name: 'Nytt', starter: 'reference' });
  await coordinator.submit('/import-rollout/drafts', { name: 'Nästan nytt', starter: 'rollout-bob' });
  const parts = { 'group-it-manager': 'yes', 'milestone-go-live': 'yes' };
  await coordinator.submit('/import-rollout/drafts/nastan-nytt/starter', parts);
  const file = new FormData();
  file.set('file', new File([PEOPLE], 'people.csv'));
  const imported = await coordinator.submit('/contacts/import', file, '/contacts/import');
  afterForms = [
    imported.headers.get('location') ?? 'was not taken in',
    '/import-rollout/bob',
    // A search or a choice is a form, too.
    `/press/${PRESS_FIELDS.id}/editions/1280`,
    '/contacts?organisation=1280',
    '/register?organisation=1280&from=2026-01-01&to=2027-12-31',
  ];
  await stage.operator.say('FactChanged', {
    ...{ id: 'later', rollout: 'bob', changedBy: 'coordinator@skr.example' },
    ...{ facts: { standstillEnd: '2026-12-10' }, why: 'Spärren räknas från en senare dag.' },
  });
  await stage.cloud.quiet({ timeoutMilliseconds: 120_000 });
  // A restored table takes no report before it knows those before.
  await whatWentWrong(stage, first?.id ?? '');
  await stage.cloud.quiet({ timeoutMilliseconds: 120_000 });
  for (const { role, ...who } of ROLES) {
    const more = role === 'coordinator' ? afterForms : role === 'registrar' ? afterForms.slice(-1) : [];
    // The field in the head of every page, and the link in the mail of a change.
    const started = ['/find?q=malmo', ...(role === 'local-lead' ? [] : ['/milestones/later']), ...more];
    found.set(role, await crawl(await stage.signIn(role, who), ROUTES, started));
  }
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

describe.each(ROLES.map(({ role }) => role))('a %s', (role) => {
  it('comes from the first page to every page that there is for the role', () => {
    const own = ROUTES.filter(({ method, roles }) => method === 'GET' && roles.some((each) => each === role));
    const paths = own
      .map(({ path }) => path)
      .filter((path) => !NO_LINK.includes(path) && !NOT_YET[role]?.test(path));
    const reached = new Set(found.get(role)?.map(({ route }) => route));
    expect(paths.filter((path) => !reached.has(path))).toEqual([]);
  });

  it('is led nowhere that is not there, or not for the role', () => {
    const wrong = found.get(role)?.filter(({ status }) => status !== 200 && status !== 303);
    expect(wrong?.map(({ path, status, from }) => ({ path, status, from }))).toEqual([]);
  });

  it('reads days as people write them, and as figures in tables alone', () => {
    const asFigures = (found.get(role) ?? []).flatMap(({ html, path }) => {
      if (isShownInFrame(path)) return [];
      // A heading of the register repeats its row in the table.
      const sentences = html
        .replaceAll(/<(table|summary|script)\b[\s\S]*?<\/\1>/g, '')
        .replaceAll(/<[^>]*>/g, ' ');
      return [...sentences.matchAll(/.{0,40}\b20\d\d-\d\d-\d\d\b.{0,20}/g)].map(([around]) => [path, around]);
    });
    expect(asFigures).toEqual([]);
  });

  it('gets valid HTML on each', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    const mistakes = [];
    for (const { html, path } of found.get(role) ?? []) {
      // A mail is judged as a mail, by the tests of mails.
      if (html === '' || isShownInFrame(path)) continue;
      const { results } = await validator.validateString(html);
      mistakes.push(
        ...results.flatMap(({ messages }) => messages.map((each) => [path, each.ruleId, each.message])),
      );
    }
    expect(mistakes).toEqual([]);
  });
});

/**
 * One page of each route: what differs between two of them is words. A lead's are those that differ from a
 * coordinator's.
 */
function onePageEach(role: UserRole): Found[] {
  const others = role === 'coordinator' ? [] : (found.get('coordinator') ?? []).map(({ route }) => route);
  const known = new Set(others.filter((route) => !OWN_OF_LEADS.includes(route)));
  return (found.get(role) ?? []).filter(({ html, path, route }) => {
    const wanted = html !== '' && !isShownInFrame(path) && !known.has(route);
    if (wanted) known.add(route);
    return wanted;
  });
}
/** What a lead sees another way than a coordinator. */
const OWN_OF_LEADS = [
  '/',
  '/find',
  '/work',
  '/contacts',
  '/press/{release}',
  '/organisations/{organisation}',
];

describe.each([MAJA, SARA])('for a $role', (who) => {
  it.each(WALKED_VIEWS)(
    'every page is accessible and fits at $width px, $scheme, in $locale',
    async (view) => {
      const { width, scheme, locale } = view;
      const options = { who, colorScheme: scheme, viewport: { width, height: 900 } };
      const page = await (await signedInWindow(browser, stage, options)).newPage();
      const pages = onePageEach(who.role);
      const findings = [];
      for (const [number, { path }] of pages.entries()) {
        await page.goto(`${stage.cloud.urls.api}${path}${path.includes('?') ? '&' : '?'}lang=${locale}`);
        await unfold(page);
        if (process.env.SHOTS) {
          const name = path.replaceAll(/\W+/g, '-').slice(0, 60);
          const file = `${process.env.SHOTS}/${who.role}-${number}-${name}-${width}.png`;
          await page.screenshot({ path: file, fullPage: true });
        }
        const { violations } = await axeFindings(page);
        const hidden = await hiddenAtTheSide(page);
        if (violations.length > 0 || hidden > 0) findings.push({ path, violations, hidden });
      }
      expect(findings).toEqual([]);
      expect(pages.length).toBeGreaterThan(who === MAJA ? 35 : 3);
      await page.context().close();
    },
  );
});
