// Made by compile.ts from layout.mjml: change that, dark-styles.ts or the palette and run `npm run templates`.
import type { Html } from '../shared/html.ts';

export type LayoutSlots = Record<'contents' | 'dir' | 'foot' | 'head' | 'lang' | 'nextStep' | 'opening' | 'sections' | 'start' | 'tasks' | 'title', Html>;

/** The whole HTML part; a part of it whose slot is empty is left out. */
export function layout(slots: LayoutSlots): string {
  return `<!doctype html>
<html lang="${slots.lang.markup}" dir="${slots.dir.markup}" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<title>${slots.title.markup}</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">
#outlook a { padding:0; }
body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
p { display:block;margin:13px 0; }
</style>
<!--[if mso]>
<noscript>
<xml>
<o:OfficeDocumentSettings>
<o:AllowPNG/>
<o:PixelsPerInch>96</o:PixelsPerInch>
</o:OfficeDocumentSettings>
</xml>
</noscript>
<![endif]-->
<!--[if lte mso 11]>
<style type="text/css">
.mj-outlook-group-fix { width:100% !important; }
</style>
<![endif]-->
<style type="text/css">
@media only screen and (min-width:480px) {
.mj-column-per-100 { width:100% !important; max-width: 100%; }
}
</style>
<style media="screen and (min-width:480px)">
.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
</style>
<style type="text/css">
@media (prefers-color-scheme: dark) {
body, body > div { background-color: #0F1714 !important; }
.surface > table > tbody > tr > td { background-color: #17211D !important; }
.surface > table > tbody > tr > td { border-color: #7FD1A0 !important; }
.stick { background-color: #7FD1A0 !important; }
.inlay { background-color: #8A5A00 !important; }
.rule { border-color: #31403A !important; }
.ink, .ink > div { color: #ECF1EE !important; }
.muted { color: #A9B8B1 !important; }
.link { color: #8CC8EE !important; }
.button { background-color: #7FD1A0 !important; }
.button { color: #17211D !important; }
}
@media (max-width: 480px) { .title { font-size: 26px !important; line-height: 34px !important; } }
</style>
<meta name="color-scheme" content="light dark" />
<meta name="format-detection" content="date=no, address=no" />
<meta name="supported-color-schemes" content="light dark" />
</head>
<body style="word-spacing:normal;background-color:#FBFAF6;">
<div aria-label="${slots.title.markup}" aria-roledescription="email" role="article" lang="${slots.lang.markup}" dir="${slots.dir.markup}" style="word-spacing:normal;background-color:#FBFAF6;">
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:600px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">
<tbody>
<tr>
<td style="direction:${slots.dir.markup};font-size:0px;padding:28px 24px 0;text-align:${slots.start.markup};">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:552px;"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:${slots.start.markup};direction:${slots.dir.markup};display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%">
<tbody>
<tr>
<td align="${slots.start.markup}" class="ink" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:Arial, Helvetica, sans-serif;font-size:17px;line-height:27px;text-align:${slots.start.markup};color:#16211C;">${slots.head.markup}</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:600px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">
<tbody>
<tr>
<td style="direction:${slots.dir.markup};font-size:0px;padding:36px 24px 32px;text-align:${slots.start.markup};">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:552px;"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:${slots.start.markup};direction:${slots.dir.markup};display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%">
<tbody>
<tr>
<td align="${slots.start.markup}" class="ink" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:Arial, Helvetica, sans-serif;font-size:17px;line-height:27px;text-align:${slots.start.markup};color:#16211C;">${slots.opening.markup}</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
${slots.tasks.markup && `<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:600px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">
<tbody>
<tr>
<td style="direction:${slots.dir.markup};font-size:0px;padding:0 24px 32px;text-align:${slots.start.markup};">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="surface-outlook" style="vertical-align:top;width:552px;"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix surface" style="font-size:0px;text-align:${slots.start.markup};direction:${slots.dir.markup};display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%">
<tbody>
<tr>
<td style="background-color:#FFFFFF;border-${slots.start.markup}:4px solid #14532D;vertical-align:top;padding:20px;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="" width="100%">
<tbody>
<tr>
<td align="${slots.start.markup}" class="ink" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:Arial, Helvetica, sans-serif;font-size:17px;line-height:27px;text-align:${slots.start.markup};color:#16211C;">${slots.tasks.markup}</div>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
`}${slots.nextStep.markup && `<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:600px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">
<tbody>
<tr>
<td style="direction:${slots.dir.markup};font-size:0px;padding:0 24px 32px;text-align:${slots.start.markup};">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="surface-outlook" style="vertical-align:top;width:552px;"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix surface" style="font-size:0px;text-align:${slots.start.markup};direction:${slots.dir.markup};display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%">
<tbody>
<tr>
<td style="background-color:#FFFFFF;border-${slots.start.markup}:4px solid #14532D;vertical-align:top;padding:20px;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="" width="100%">
<tbody>
<tr>
<td align="${slots.start.markup}" class="ink" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:Arial, Helvetica, sans-serif;font-size:17px;line-height:27px;text-align:${slots.start.markup};color:#16211C;">${slots.nextStep.markup}</div>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
`}${slots.contents.markup && `<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:600px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">
<tbody>
<tr>
<td style="direction:${slots.dir.markup};font-size:0px;padding:0 24px 36px;text-align:${slots.start.markup};">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:552px;"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:${slots.start.markup};direction:${slots.dir.markup};display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%">
<tbody>
<tr>
<td align="${slots.start.markup}" class="ink" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:Arial, Helvetica, sans-serif;font-size:17px;line-height:27px;text-align:${slots.start.markup};color:#16211C;">${slots.contents.markup}</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
`}
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:600px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">
<tbody>
<tr>
<td style="direction:${slots.dir.markup};font-size:0px;padding:0 24px;text-align:${slots.start.markup};">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:552px;"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:${slots.start.markup};direction:${slots.dir.markup};display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%">
<tbody>
<tr>
<td align="${slots.start.markup}" class="ink" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:Arial, Helvetica, sans-serif;font-size:17px;line-height:27px;text-align:${slots.start.markup};color:#16211C;">${slots.sections.markup}</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:600px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">
<tbody>
<tr>
<td style="direction:${slots.dir.markup};font-size:0px;padding:0 24px 40px;text-align:${slots.start.markup};">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:552px;"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:${slots.start.markup};direction:${slots.dir.markup};display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%">
<tbody>
<tr>
<td align="${slots.start.markup}" class="ink" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:Arial, Helvetica, sans-serif;font-size:17px;line-height:27px;text-align:${slots.start.markup};color:#16211C;">${slots.foot.markup}</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</div>
</body>
</html>`;
}
