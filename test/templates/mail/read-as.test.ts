import { expect, it } from 'vitest';
import { readAs } from '../../../templates/mail/read-as.ts';

it('a mail reads as its recipient gets it: the name as words, in HTML as in text, and no mark left', () => {
  const variant = {
    subject: 'Klart',
    html: '<p>Till {{recipientName}}, <a href="{{unsubscribeLink}}">sluta</a></p>',
    text: 'Till {{recipientName}}: {{unsubscribeLink}} {{tasks:live-2027/intranet}} {{packets:live-2027}}',
  };
  expect(readAs(variant, { name: '<b>$& Åsa', ownLink: 'https://x.example/?a=1&b=2' })).toEqual({
    subject: 'Klart',
    html: '<p>Till &lt;b&gt;$&amp; Åsa, <a href="https://x.example/?a=1&amp;b=2">sluta</a></p>',
    text: `Till <b>$& Åsa:${' https://x.example/?a=1&b=2'.repeat(3)}`,
  });
});
