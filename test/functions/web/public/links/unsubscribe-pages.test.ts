import { describe, expect, it } from 'vitest';
import { LINK_LIFE_MILLIS } from '../../../../../domain/links/link-key.ts';
import { aVisit, ONE_CLICK, URLENCODED } from '../../fixtures/an-unsubscribe-visit.ts';

describe('the page', () => {
  it.each(['GET', 'HEAD'])('changes nothing on %s, however often', async (method) => {
    const { app, path, left } = await aVisit();
    for (let times = 0; times < 3; times += 1) {
      expect((await app.request(path, { method })).status).toBe(200);
    }
    expect(await left()).toEqual([]);
  });

  it('has one form, whose own fields make the POST that acts', async () => {
    const { app, path, post, left } = await aVisit();
    const page = await (await app.request(path)).text();
    expect([...page.matchAll(/<form method="post">/g)]).toHaveLength(1);
    const fields = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)">/g)];
    expect(fields).toHaveLength(1);
    const body = new URLSearchParams(
      Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value])),
    ).toString();
    const answer = await post(body, URLENCODED);
    expect(await answer.text()).toContain('<h1>Klart</h1>');
    expect(await left()).toHaveLength(1);
  });

  it('names the list, as words and not as markup', async () => {
    const { app, path } = await aVisit();
    expect(await (await app.request(path)).text()).toContain('Sluta få mejl om Fritids &amp; &lt;b&gt;?');
  });

  it.each([
    ['the language of the mail', { locale: 'en' }, '', 'sv', 'en'],
    ['another, if asked for by the link on it', { locale: 'sv' }, '?lang=en', 'sv', 'en'],
    ['that of the browser, where the mail’s is none of ours', { locale: 'fi' }, '', 'en-GB,en;q=0.8', 'en'],
    ['Swedish, where nothing helps', { locale: 'fi' }, '', 'de', 'sv'],
  ])('speaks %s', async (_, reader, query, accepted, expected) => {
    const { app, path } = await aVisit(reader);
    const page = await (await app.request(path + query, { headers: { 'Accept-Language': accepted } })).text();
    expect(page).toContain(`<html lang="${expected}"`);
    expect(page).toContain(expected === 'sv' ? 'Sluta få mejl' : 'Stop getting emails');
  });

  it('gives its address to nobody: not in a link, nor to the next page, a cache or a search engine', async () => {
    const { app, path, post } = await aVisit();
    for (const answer of [
      await app.request(path),
      await post(ONE_CLICK, URLENCODED),
      await app.request(`${path}x`),
    ]) {
      const { headers } = answer;
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toBe('noindex');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')?.split('; ').toSorted()).toEqual([
        "base-uri 'none'",
        "default-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "style-src 'self'",
      ]);
      const page = await answer.text();
      expect(page).not.toContain(path.replace('/unsubscribe/', ''));
      expect(page).not.toMatch(/(href|src|action)="(https?:)?\/\//);
    }
  });
});

describe('a link that is not honoured', () => {
  it('gets one and the same answer, whatever is wrong with it and however it is asked for', async () => {
    const { app, path, left, later } = await aVisit();
    const other = await aVisit();
    const wrong = [
      `${path}A`,
      path.slice(0, -5),
      other.path,
      '/unsubscribe/k1',
      '/unsubscribe/bo@club.example',
    ];
    const answers: string[] = [];
    const ask = async (where: string) => {
      for (const method of ['GET', 'POST']) {
        const body = method === 'POST' ? { body: ONE_CLICK, headers: URLENCODED } : {};
        const answer = await app.request(where, { method, ...body });
        answers.push(`${answer.status} ${await answer.text()}`);
      }
    };
    for (const where of wrong) await ask(where);
    later(LINK_LIFE_MILLIS);
    await ask(path);
    expect(answers).toHaveLength(12);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(
      /^404 .*Länken fungerar inte.*använd länken i det.*Svara på mejlet, så får du hjälp/s,
    );
    expect(await left()).toEqual([]);
  });

  it('gets it in English for those whose browser asks for that', async () => {
    const { app } = await aVisit();
    const answer = await app.request('/unsubscribe/x', { headers: { 'Accept-Language': 'en' } });
    expect(await answer.text()).toContain('The link does not work');
  });
});

it('link style sheets by a URL that changes with them, under which they are kept for good', async () => {
  const { app } = await aVisit();
  const page = await (await app.request('/unsubscribe/x')).text();
  const linked = /<link rel="stylesheet" href="([^"]+)">/.exec(page)?.[1] ?? '';
  expect(linked).toMatch(/^\/files\/style\.css\?v=[0-9a-f]{12}$/);
  const kept = async (path: string) => (await app.request(path)).headers.get('cache-control');
  expect(await kept(linked)).toBe('public, max-age=31536000, immutable');
  // What a page of another version asks for while a deployment shifts must not stick.
  for (const other of ['/files/style.css?v=0123456789ab', '/files/style.css', '/files/site.css?v='])
    expect(await kept(other)).toBe('public, max-age=60');
});

it('serve styles and logo', async () => {
  const { app } = await aVisit();
  for (const path of ['/files/style.css', '/files/site.css'])
    expect((await app.request(path)).headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect((await app.request('/files/mark.svg')).headers.get('content-type')).toBe('image/svg+xml');
});
