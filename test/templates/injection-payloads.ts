/** Markup, whole and broken off. */
export const TAGS = [
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
/** What would leave a quoted attribute. */
export const ATTRIBUTES = [
  '" onmouseover="alert(1)',
  "' onmouseover='alert(1)",
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '" style="display:none',
  '`onmouseover=alert(1)`',
  '" lang="en" dir="rtl',
  '=alert(1)//',
];
/** Addresses that no link may have. */
export const LINKS = [
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
/** Everything that words from outside are tried with. */
export const PAYLOADS = [...TAGS, ...ATTRIBUTES, ...LINKS, ...MARKDOWN, ...BRACES, ...ENTITIES];

/** The same in other company: after words, in capitals. */
export const MANY_PAYLOADS = PAYLOADS.flatMap((payload) => [
  payload,
  `Före ${payload} efter`,
  payload.toUpperCase(),
]);
