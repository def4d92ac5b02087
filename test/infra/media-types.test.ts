import { detectExtension, detectMimeType } from 'nodemailer/lib/mime-funcs';
import { expect, it } from 'vitest';
import * as ours from '../../infra/constructs/media-types.ts';

it.each(['txt', 'html', 'letter.txt', 'page.HTML', '', 'unheard-of'])(
  'says of %j what nodemailer says',
  (file) => {
    expect(ours.detectMimeType(file)).toBe(detectMimeType(file));
  },
);

it.each(['text/plain', 'text/html', 'text/unheard-of', 'unheard/of', ''])('ends %j as it does', (type) => {
  expect(ours.detectExtension(type)).toBe(detectExtension(type));
});
