import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { RolloutSource } from '../../../../domain/setup/use-cases/load-rollout.ts';
import { SITE_QUERIES } from '../../../../functions/web/public/site-paths.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';
import { portWith } from '../../../fixtures/port-with.ts';
import { everyMunicipality, FULL_PATHS, fullStores } from '../fixtures/a-full-site.ts';
import { aSite, ORIGIN } from '../fixtures/a-site.ts';

const OPEN_PATHS = FULL_PATHS.filter((path) => !/nothing-here|taken-back/.test(path));

describe('every page of the public site', async () => {
  const { app, errors } = aSite(await fullStores(2));
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  const views = FULL_PATHS.flatMap((path) => ['sv', 'en'].map((lang) => [path, lang] as const));

  it.each(views)('is valid HTML: %s in %s', async (path, lang) => {
    const html = await (await app.request(`${path}?lang=${lang}`)).text();
    const { results } = await validator.validateString(html);
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => [ruleId, message, line])),
    ).toEqual([]);
    expect(errors).toEqual([]);
  });

  it.each(OPEN_PATHS)('asks only what CloudFront hands on: %s', async (path) => {
    const page = await (await app.request(path)).text();
    // What is sent by a form is no part of the address.
    const html = page.replaceAll(/<form method="post"[\s\S]*?<\/form>/g, '');
    const links = [...html.matchAll(/href="\/[^"]*?[?;]([^"]*)"/g)].flatMap(([, query = '']) =>
      [...query.matchAll(/(?:^|&(?:amp;)?)(\w+)=/g)].map(([, name]) => name),
    );
    const fields = [...html.matchAll(/<(?:input|select)[^>]* name="(\w+)"/g)].map(([, name]) => name);
    const elsewhere = new Set<string | undefined>(SITE_QUERIES);
    expect([...links, ...fields].filter((name) => !elsewhere.has(name))).toEqual([]);
  });

  it.each(OPEN_PATHS)(
    'may be kept for a minute, by language, and is asked for again with its tag: %s',
    async (path) => {
      const answer = await app.request(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
      expect(answer.headers.get('vary')).toBe('Accept-Language, Accept-Encoding');
      expect(answer.headers.get('set-cookie')).toBeNull();
      const tag = answer.headers.get('etag') ?? '';
      const again = await app.request(path, { headers: { 'If-None-Match': tag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('cache-control')).toBe('public, max-age=60');
    },
  );

  it.each(OPEN_PATHS)(
    'names its address in both languages, and asks for nothing of anybody else: %s',
    async (path) => {
      const html = await (await app.request(`${path}?lang=en`)).text();
      expect(html).toContain('<html lang="en"');
      expect(html).toContain(`<link rel="canonical" href="${ORIGIN}${path}?lang=en">`);
      expect(html).toContain(`hreflang="sv" href="${ORIGIN}${path}?lang=sv"`);
      const sources = [...html.matchAll(/(?:src|action|rel="(?:stylesheet|icon)"[^>]*href)="([^"]+)"/g)].map(
        (found) => found[1],
      );
      expect(sources.filter((source) => !source?.startsWith('/'))).toEqual([]);
      expect(html).toContain('href="/accessibility?lang=en"');
    },
  );

  it('is in the language of the browser, and in Swedish where that is neither', async () => {
    const language = async (accepted: string) =>
      /<html lang="(\w+)"/.exec(
        await (await app.request('/rollouts/bob', { headers: { 'Accept-Language': accepted } })).text(),
      )?.[1];
    expect([await language('en-GB'), await language('fi'), await language('sv-SE,en;q=0.5')]).toEqual([
      'en',
      'sv',
      'sv',
    ]);
  });

  it('allows no script, no foreign resource and no frame', async () => {
    for (const path of OPEN_PATHS) {
      const policy = (await app.request(path)).headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/script-src|unsafe|https?:/);
    }
  });
});

describe('the newsletter', () => {
  it('can be subscribed to from the rollout and from what it has sent', async () => {
    const { page } = aSite(await fullStores(1));
    for (const path of [
      '/rollouts/bob',
      '/newsletters/bob',
      '/newsletters/bob/1280',
      '/newsletters/bob/1280/2026-v48',
    ]) {
      const [sv, en] = [await page(`${path}?lang=sv`), await page(`${path}?lang=en`)];
      expect(sv, path).toContain('<a href="/subscribe/bob?lang=sv">Prenumerera på nyhetsbrevet</a>');
      expect(en, path).toContain('<a href="/subscribe/bob?lang=en">Subscribe to the newsletter</a>');
    }
  });

  it('is offered nowhere where nobody from outside may have it', async () => {
    const closed = (source: RolloutSource): RolloutSource => ({
      ...source,
      catalogue: {
        ...source.catalogue,
        groups: Object.fromEntries(
          Object.entries(source.catalogue.groups).map(([id, group]) => [
            id,
            { ...group, side: 'internal' as const },
          ]),
        ),
      },
    });
    const { page } = aSite(await fullStores(1, closed));
    for (const path of ['/rollouts/bob', '/newsletters/bob', '/newsletters/bob/1280/2026-v48'])
      expect(await page(path), path).not.toContain('/subscribe/');
  });
});

describe('an address with a slash at its end', async () => {
  const { app } = aSite(await fullStores(1));

  it.each([
    ['/newsroom/', '/newsroom'],
    ['/rollouts/bob/', '/rollouts/bob'],
    ['/rollouts/bob/1280/?lang=en', '/rollouts/bob/1280?lang=en'],
    ['/accessibility/', '/accessibility'],
  ])('%s leads to %s for good', async (path, to) => {
    const answer = await app.request(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, to]);
  });

  it.each(['//evil.example/', '/rollouts//', '//'])('%s leads nowhere else', async (path) => {
    const answer = await app.request(`${ORIGIN}${path}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([404, null]);
  });
});

describe('what does not exist', () => {
  it('gets one answer, whatever was guessed, and is not kept: it may be there a second later', async () => {
    const { app } = aSite(await fullStores(1));
    const guesses = [
      '/rollouts/x',
      '/rollouts/bob/9999',
      '/rollouts/bob/national',
      '/newsroom/x',
      '/newsroom/X..',
      '/newsletters/bob/1280/2026-v49',
      '/newsletters/bob/1280/2026-v54',
      '/newsletters/x',
      '/newsroom/gear-for-all/images/x',
      `/newsroom/gear-for-all/images/${'a'.repeat(26)}`,
      '/rollouts/x/organisations.csv',
      '/rollouts/bob/1280/further/down',
      '/log/x',
    ];
    const answers = await Promise.all(guesses.map((path) => app.request(path)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(answers.map(({ headers }) => headers.get('cache-control')))).toEqual(
      new Set(['no-store']),
    );
    const pages = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect(pages.size).toBe(1);
    const [page = ''] = pages;
    const menu = page.match(/<header>[\s\S]*<\/header>/)?.[0] ?? '';
    for (const href of ['/rollouts?lang=sv', '/newsroom?lang=sv', '?lang=en'])
      expect(menu).toContain(`href="${href}"`);
    expect(page).not.toContain('mejl');
  });

  it('is a link that does not work where links of mails lead', async () => {
    const { app } = aSite(await fullStores(1));
    const answer = await app.request('/unsubscribe/cut/off');
    expect([answer.status, (await answer.text()).includes('Länken fungerar inte')]).toEqual([404, true]);
  });

  it('is gone for a withdrawn release: shows the reason and nothing of the text', async () => {
    const { app } = aSite(await fullStores(1));
    const answer = await app.request('/newsroom/taken-back');
    expect(answer.status).toBe(410);
    const html = await answer.text();
    expect(html).toContain('Siffran var fel.');
    expect(html).not.toContain('Alla får låna');
    for (const path of ['/newsroom', '/newsroom/feed.atom', '/newsroom/feed.json', '/sitemap.xml'])
      expect(await (await app.request(path)).text(), path).not.toContain('taken-back');
  });
});

describe('a milestone', () => {
  const paths = [
    '/rollouts',
    '/rollouts/lending',
    '/rollouts/lending/1280',
    '/rollouts/lending/feed.atom',
    '/rollouts/lending/organisations.csv',
    '/rollouts/lending/organisations.json',
    '/sitemap.xml',
  ];
  const shown = async (
    state:
      | 'planning'
      | 'planned'
      | 'held'
      | 'approved'
      | 'dispatching'
      | 'completed'
      | 'stopping'
      | 'stopped',
  ) => {
    const world = await lendingWorld();
    await world.milestones.accept(aMilestone({ state }), { supplier: 'Exempelbolaget AB' });
    const { page } = aSite({ ...world, ...({} as object) } as Parameters<typeof aSite>[0]);
    return (await Promise.all(paths.map((path) => page(path)))).join('\n');
  };

  it.each(['planning', 'planned', 'held', 'approved', 'stopping', 'stopped'] as const)(
    'that is %s shows nowhere: neither its words nor the facts that it brings',
    async (state) => {
      const pages = await shown(state);
      expect(pages).not.toContain('Exempelbolaget');
      expect(pages).not.toContain('2026-11-23');
      expect(pages).not.toContain('23 november 2026');
      // Nothing of the rollout stands in public before it has told something.
      expect(pages).not.toContain('Fritidsbanken');
    },
  );

  it.each(['dispatching', 'completed'] as const)('that is %s is told', async (state) => {
    const pages = await shown(state);
    expect(pages).toContain('23 november 2026');
  });
});

describe('a warm function', () => {
  it('reads a rollout of 290 municipalities once a minute, in as many calls as one of twelve', async () => {
    const stores = await fullStores(3, everyMunicipality);
    let [time, reads] = [Date.parse('2027-04-20T10:00:00Z'), 0];
    const organisations = portWith(stores.organisations, 'list', async () => {
      reads += 1;
      return stores.organisations.list();
    });
    const one = portWith(organisations, 'find', async () => {
      throw new Error('read one by one');
    });
    const { app, errors } = aSite({ ...stores, organisations: one }, () => time);
    const bodies = await Promise.all([1, 2, 3].map(async () => (await app.request('/rollouts/bob')).text()));
    expect(bodies[0]?.match(/<tr>/g)).toHaveLength(291);
    expect(reads).toBe(1);
    time += 61_000;
    await app.request('/rollouts/bob/0101');
    expect(reads).toBe(2);
    expect(errors).toEqual([]);
  });

  it('does not remember what was not found, or what failed', async () => {
    const stores = await fullStores(1);
    let failing = true;
    const rollouts = portWith(stores.rollouts, 'find', async (id) => {
      if (failing) throw new Error('no answer');
      return stores.rollouts.find(id);
    });
    const { app } = aSite({ ...stores, rollouts });
    const failed = await app.request('/rollouts/bob');
    expect([failed.status, failed.headers.get('cache-control')]).toEqual([500, 'no-store']);
    failing = false;
    expect((await app.request('/rollouts/bob')).status).toBe(200);
    expect((await app.request('/rollouts/later')).status).toBe(404);
  });
});
