import { describe, expect, it } from 'vitest';
import { portWith } from '../../../../fixtures/port-with.ts';
import { InMemorySuppressions } from '../../../../in-memory/in-memory-suppressions.ts';
import { aVisit, ONE_CLICK, URLENCODED } from '../../fixtures/an-unsubscribe-visit.ts';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const multipart = () => form({ 'List-Unsubscribe': 'One-Click' });

describe('one click', () => {
  it.each([
    ['application/x-www-form-urlencoded, 26 octets as Gmail sends them', ONE_CLICK, URLENCODED],
    [
      'application/x-www-form-urlencoded with a charset',
      ONE_CLICK,
      { 'Content-Type': `${URLENCODED['Content-Type']}; charset=UTF-8` },
    ],
    ['multipart/form-data', multipart(), {}],
  ])('as %s takes the reader off the list, with 200, no cookie and no redirect', async (_, body, headers) => {
    const { post, left } = await aVisit();
    const answer = await post(body, headers);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('location')).toBeNull();
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await left()).toEqual(['unsubscribe list:lending']);
  });

  it('answers 200 every time, and changes nothing the second', async () => {
    const { post, left } = await aVisit();
    const statuses = [];
    for (const body of [ONE_CLICK, ONE_CLICK, ONE_CLICK])
      statuses.push((await post(body, URLENCODED)).status);
    expect(statuses).toEqual([200, 200, 200]);
    expect(await left()).toHaveLength(1);
  });

  it('needs no Accept, Origin or Referer, and does not mind another site as origin', async () => {
    const { post, left } = await aVisit();
    const foreign = { ...URLENCODED, Origin: 'https://mail.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await post(ONE_CLICK, foreign)).status).toBe(200);
    expect(await left()).toHaveLength(1);
  });

  it.each([
    ['nothing', '', {}],
    ['another field', 'leave=yes', URLENCODED],
    ['another value', 'List-Unsubscribe=Maybe', URLENCODED],
    ['the field as text', ONE_CLICK, { 'Content-Type': 'text/plain' }],
    ['the field as JSON', '{"List-Unsubscribe":"One-Click"}', { 'Content-Type': 'application/json' }],
    [
      'a form that is broken off',
      '--x\r\nContent-Dispos',
      { 'Content-Type': 'multipart/form-data; boundary=x' },
    ],
    ['a form of another', form({ 'list-unsubscribe': 'One-Click' }), {}],
  ])('leaves too with %s: the POST itself says so', async (_, body, headers) => {
    const { post, left, errors } = await aVisit();
    const answer = await post(body, headers);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<h1>Klart</h1>');
    expect(await left()).toEqual(['unsubscribe list:lending']);
    expect(errors).toEqual([]);
  });
});

it('a wish that could not be kept is never answered as if it were: the mail program tries again', async () => {
  const failing = portWith(new InMemorySuppressions(), 'add', async () => {
    throw new Error('no answer for k1.secret');
  });
  const { post, errors } = await aVisit({ suppressions: failing });
  const answer = await post(ONE_CLICK, URLENCODED);
  expect(answer.status).toBe(500);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const page = await answer.text();
  expect(page).toContain('Försök igen');
  expect(page).not.toContain('k1.secret');
  expect(errors).toHaveLength(1);
});
