import { readFileSync, writeFileSync } from 'node:fs';
import { launchBrowser } from '/work/wt/packets/test/browser/chromium.ts';
const [out, width, ...files] = process.argv.slice(2);
const b = await launchBrowser(); const p = await b.newPage({viewport:{width:1640,height:800}});
await p.setContent(`<body style="margin:8px;background:#888;display:flex;flex-wrap:wrap;gap:8px">${files.map(f=>`<img style="width:${width}px" src="data:image/png;base64,${readFileSync(f).toString('base64')}">`).join('')}</body>`);
await p.screenshot({path: out!, fullPage:true}); await b.close();
