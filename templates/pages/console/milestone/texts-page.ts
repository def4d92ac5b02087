import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { Delivery } from '../../../../domain/mail/delivery.ts';
import type { Variant } from '../../../../domain/mail/variant.ts';
import type { Obligation } from '../../../../domain/plan/obligation.ts';
import { nameOrId } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { languageName } from '../../../words/languages.ts';
import { type MilestoneWords, milestoneWords } from '../../../words/milestone.gen.ts';
import { page, type Reader } from '../../shared/page.ts';
import { type ToMe, toMeForm } from '../../shared/send-to-me.ts';

/** The part of one organisation, planned or previewed, as those who look at it need it. */
export type TextsView = {
  locale: Language;
  reader: Reader;
  catalogue: Catalogue;
  organisation: string;
  /** The address of this page; below it every text has its own. */
  path: string;
  back: { href: string; label: string };
  plan: { obligations: readonly Obligation[]; variants: readonly Variant[]; deliveries: readonly Delivery[] };
};

/** Every text of one organisation with who reads it, and everything that people are to do. */
export function textsPage(view: TextsView): string {
  const { locale, reader, organisation, path, back, plan } = view;
  const say = milestoneWords(locale);
  const title = say('textsOf', { organisation });
  const main = html`<h1>${title}</h1>
<p><a href="${back.href}?lang=${locale}">${back.label}</a></p>
${plan.variants.map((variant) => variantSection(view, variant, say))}
${byHand(view, say)}`;
  return page({ locale, title, path, main, reader });
}

function variantSection(view: TextsView, variant: Variant, say: MilestoneWords): Html {
  const { locale, catalogue, path, plan } = view;
  const readers = plan.deliveries.filter((delivery) => delivery.variant === variant.id);
  const groups = variant.groups
    .map((group) => nameOrId(catalogue.groups[group]?.name, group, locale))
    .join(', ');
  const rows = readers.map(
    ({ name, address }) => html`<tr><th scope="row">${name}</th><td>${address}</td></tr>`,
  );
  const id = `text-${variant.id}`;
  const href = (as: string) => `${path}/texts/${variant.id}?as=${as}&lang=${locale}`;
  // By who reads it: subjects are alike, and so is the text of two groups in two languages.
  return html`<article aria-labelledby="${id}"><h2 id="${id}">${say('readBy', {
    groups,
    language: languageName(variant.locale, locale),
  })}</h2>
<p><strong lang="${variant.locale}">${variant.subject}</strong></p><p>${say('recipients', {
    count: readers.length,
  })}.</p>
<ul class="ways"><li><a href="${href('html')}">${say('asHtml')}<span class="unseen">: ${
    groups
  }</span></a></li><li><a href="${href('text')}">${say('asText')}<span class="unseen">: ${
    groups
  }</span></a></li></ul>
<details><summary>${say('names')} (${
    readers.length
  })</summary><div class="scroll" tabindex="0"><table><thead><tr><th scope="col">${say(
    'name',
  )}</th><th scope="col">${say('recipientAddress')}</th></tr></thead><tbody>${
    rows
  }</tbody></table></div></details>
</article>`;
}

function byHand({ plan, catalogue, locale }: TextsView, say: MilestoneWords): Html {
  const rows = plan.obligations
    .filter(({ carrier }) => carrier === 'people')
    .map(({ group, channel, owner, due, messages }) => {
      const topics = messages.map((topic) => nameOrId(catalogue.messages[topic]?.name, topic, locale));
      return html`<tr><th scope="row">${nameOrId(catalogue.groups[group]?.name, group, locale)}</th><td>${nameOrId(
        catalogue.channels[channel]?.name,
        channel,
        locale,
      )}</td><td>${say(
        `owner.${owner}`,
      )}</td><td class="number">${due}</td><td>${topics.join(', ')}</td></tr>`;
    });
  if (rows.length === 0) return html``;
  const heads = [say('group'), say('channel'), say('owner'), say('due'), say('messages')];
  return html`<h2 id="by-hand">${say(
    'byHand',
  )}</h2><section class="scroll" tabindex="0" aria-labelledby="by-hand"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${
    rows
  }</tbody></table></section>`;
}

export type TextView = {
  locale: Language;
  reader: Reader;
  path: string;
  /** The page of all texts. */
  back: string;
  title: string;
  readBy: string;
  /** What the way back is called. */
  backWord?: string | undefined;
  as: 'html' | 'text';
  text: string;
  toMe: ToMe;
};

/**
 * One text exactly as one of its recipients reads it. A mail's HTML is shown in a frame of its own, where
 * nothing of it can act.
 */
export function textPage(view: TextView): string {
  const { locale, reader, path, back, title, readBy, as, text } = view;
  const say = milestoneWords(locale);
  const caption = say('readAs', { name: readBy });
  const shown =
    as === 'text'
      ? html`<section class="scroll" tabindex="0" aria-label="${caption}"><pre class="letter">${text}</pre></section>`
      : html`<iframe class="letter" sandbox src="${path}/mail" title="${caption}"></iframe>`;
  const main = html`<h1>${title}</h1><p>${caption}</p><p><a href="${back}?lang=${locale}">${
    view.backWord ?? say('names')
  }</a></p>${toMeForm(view.toMe, { action: `${path}/to-me`, locale, reader })}${shown}`;
  return page({ locale, title, path, main, reader });
}
