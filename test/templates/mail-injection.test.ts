import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../domain/errors.ts';
import { type MailContent, RECIPIENT_NAME } from '../../domain/variant.ts';
import { renderMail } from '../../templates/mail/render-mail.ts';
import { aMail } from './mail-sample.ts';
import { decoded, parsedMail } from './parsed-mail.ts';

const TAGS = [
  '<script>alert(1)</script>',
  '<ScRiPt src=https://evil.example/x.js></ScRiPt>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<object data="data:text/html,x"></object>',
  '<embed src=x>',
  '<form action=https://evil.example><input name=q></form>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=https://evil.example>logga in</a>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href=https://evil.example/>',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<style>body{display:none}</style>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<template><img src=x onerror=alert(1)></template>',
  '</title><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</td></tr></table><h1>Ny rubrik</h1>',
  '</body></html><p>efter</p>',
  '<!--<script>alert(1)</script>-->',
  '--><script>alert(1)</script><!--',
  '<![endif]--><script>alert(1)</script>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php echo 1 ?>',
  '<!doctype html>',
];
const ATTRIBUTES = [
  '" onmouseover="alert(1)',
  "' onmouseover='alert(1)",
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '" style="display:none',
  '`onmouseover=alert(1)`',
  '" lang="en" dir="rtl',
  '=alert(1)//',
];
const LINKS = [
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html;base64,PHNjcmlwdD4=',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'vbscript:msgbox(1)',
  'http://evil.example/',
  'file:///etc/passwd',
];
const MARKDOWN = [
  '[logga in](https://evil.example)',
  '[logga in](javascript:alert(1))',
  '![bild](https://evil.example/p.png)',
  '[a]: https://evil.example',
  '<https://evil.example>',
  '**fet** _kursiv_ `kod`',
  '# Rubrik',
  '- punkt\n- punkt',
  '](https://evil.example)',
  '\\](https://evil.example) [',
  '```\nkod\n```',
  '> citat',
  '| a | b |\n|---|---|',
];
const BRACES = [
  '{{recipientName}}',
  '{{{recipientName}}}',
  '{{ recipientName }}',
  '{supplier}',
  '{contactEmail}',
  '{roles}',
  `$${'{alert(1)}'}`,
  '[[lead]]',
  '[[#nextStep]]',
  '$& $1 $`',
  '{%raw%}',
];
const ENTITIES = [
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;',
  '&#x3C;img src=x onerror=alert(1)&#x3E;',
  '&quot; onclick=&quot;alert(1)',
  '&amp;lt;b&amp;gt;',
  '&NewLine;javascript&colon;alert(1)',
];
const PAYLOADS = [...TAGS, ...ATTRIBUTES, ...LINKS, ...MARKDOWN, ...BRACES, ...ENTITIES];

/** A mail in which every word from outside is the payload; only the texts' own Markdown and the mail address are ours. */
function poisoned(payload: string): MailContent {
  const honest = aMail();
  return {
    ...honest,
    service: payload,
    organisation: payload,
    milestones: honest.milestones.map((milestone) => ({ ...milestone, name: payload })),
    milestone: { name: payload, subject: payload, lead: payload },
    you: [payload, payload],
    nextSteps: [payload, payload],
    sections: [
      'Före {supplier} efter.',
      '**{supplier}** och [{supplier}]({guideUrl}).',
      '- {supplier}\n- två',
    ].map((markdown, index) => ({
      topic: `topic-${index}`,
      locale: 'sv',
      title: payload,
      markdown,
    })),
    facts: { ...honest.facts, supplier: { type: 'text', text: payload } },
    sender: payload,
    contact: { ...honest.contact, name: payload },
    registerNumber: payload,
  };
}

const ELEMENTS = 'html head title meta style body div table tbody tr td p h1 h2 ul li a strong'.split(' ');
const ATTRIBUTE_NAMES =
  'lang dir xmlns xmlns:v xmlns:o http-equiv content name type media class style role aria-label aria-roledescription align valign border cellpadding cellspacing width height colspan bgcolor href'.split(
    ' ',
  );

describe('words from outside', async () => {
  const honest = await parsedMail(renderMail(poisoned('Ordinarie')).html);

  it('are tried with more than sixty payloads', () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThan(60);
  });

  it.each(PAYLOADS)('stay words: %j', async (payload) => {
    const { html } = renderMail(poisoned(payload));
    const { all, find } = await parsedMail(html);

    expect(all.map(({ tagName }) => tagName)).toEqual(honest.all.map(({ tagName }) => tagName));
    expect(new Set(all.map(({ tagName }) => tagName).filter((name) => !ELEMENTS.includes(name)))).toEqual(
      new Set(),
    );
    const names = all.flatMap((element) => element.attributes.map(({ key }) => key));
    expect(new Set(names.filter((name) => !ATTRIBUTE_NAMES.includes(name)))).toEqual(new Set());
    const targets = new Set(find('a').map((link) => link.getAttributeValue('href')));
    expect(targets).toEqual(
      new Set(['https://guide.bob.example/sv/kommuner', 'mailto:maja.lindqvist@granberg.example']),
    );
    expect(decoded(find('h1')[0]?.textContent ?? '')).toBe(payload);
  });

  it.each(PAYLOADS)('are not taken for the place of the name: %j', (payload) => {
    const { html, text } = renderMail(poisoned(payload));
    expect(html.split(RECIPIENT_NAME)).toHaveLength(2);
    expect(text.split(RECIPIENT_NAME)).toHaveLength(2);
    expect(html.split('{{')).toHaveLength(2);
    expect(text.split('{{')).toHaveLength(2);
  });

  it.each(LINKS)('do not become the target of a link: %j', (target) => {
    const facts = { ...aMail().facts, guideUrl: { type: 'url', text: target } as const };
    expect(() => renderMail(aMail({ facts }))).toThrow(InvalidInput);
  });

  it('cannot bring a field to be spliced in through the query of an address', () => {
    const facts = {
      ...aMail().facts,
      guideUrl: { type: 'url', text: `https://x.example/{{a}}?q=${RECIPIENT_NAME}` } as const,
    };
    const { html, text } = renderMail(aMail({ facts }));
    expect(html).toContain('href="https://x.example/%7B%7Ba%7D%7D?q=%7B%7BrecipientName%7D%7D"');
    expect([html.split(RECIPIENT_NAME).length, text.split(RECIPIENT_NAME).length]).toEqual([2, 2]);
  });

  it.each([...TAGS, ...ATTRIBUTES])('stay words in the Markdown of a text, too: %j', async (payload) => {
    const sections = [{ topic: 'one', locale: 'sv', title: 'Rubrik', markdown: `Före ${payload} efter.` }];
    const { all } = await parsedMail(renderMail({ ...aMail(), sections }).html);
    expect(all.filter(({ tagName }) => !ELEMENTS.includes(tagName)).map(({ tagName }) => tagName)).toEqual(
      [],
    );
    expect(all.flatMap(({ attributes }) => attributes.filter(({ key }) => /^on/i.test(key)))).toEqual([]);
  });
});
