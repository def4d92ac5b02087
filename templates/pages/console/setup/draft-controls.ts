import { type DraftField, type DraftPage, draftLocales } from '../../../../domain/setup/draft-fields.ts';
import { nameOfItem } from '../../../../domain/setup/draft-problems.ts';
import type { Typed } from '../../../../domain/setup/write-draft.ts';
import { writtenAt } from '../../../../domain/setup/written.ts';
import { inLocale, localeSchema, localisedSchema } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type Language, languageName } from '../../../words/languages.ts';
import { type MakingWords, makingWords } from '../../../words/making.gen.ts';
import { dayField } from '../../shared/day-field.ts';
import { problemText } from '../../shared/problem-list.ts';
import type { DraftView } from './draft-view.ts';

export type DraftForm = DraftView & {
  about: DraftPage;
  /** By the ids of the fields. */
  typed: Typed;
  /** What the page had when it was read. */
  seen: string;
  /** Whether it has been kept, and so is to say what is missing. */
  kept?: boolean;
  /** Whether somebody else has changed it meanwhile. */
  changed?: boolean;
};

/** A form with what is wrong in it, by the ids of its fields. */
export type ShownDraftForm = { form: DraftForm; problems: readonly Problem[]; say: MakingWords };

const HINTED = [
  'locales',
  'from',
  'subject',
  'lead',
  'day',
  'you',
  'code',
  'common',
  'value',
  'essentials',
] as const;
const isHinted = (name: string) => HINTED.find((each) => each === name);

/** A field with its label, its hint, and what is wrong with it. */
export function draftControl(field: DraftField, shown: ShownDraftForm): Html {
  if (field.as === 'ticks') return ticks(field, shown);
  const { id, as } = field;
  const { hint, error, marks } = around(field, shown);
  const value = shown.form.typed[id] ?? '';
  const lang = languageMark(field, shown.form.locale);
  if (as === 'yes')
    return html`<p class="check">${error}<input id="${id}" name="${id}" type="checkbox" value="yes"${
      value === 'yes' ? html` checked` : html``
    }${marks}> <label for="${id}">${labelOf(field, shown)}</label></p>\n`;
  if (as === 'day') {
    const { locale } = shown.form;
    const hinted = isHinted(field.name);
    return html`<p>${dayField({
      ...{ id, label: labelOf(field, shown), value, locale },
      ...(hinted && { hint: shown.say(`hint.${hinted}`) }),
      problems: shown.problems.filter(({ path }) => path === id),
    })}</p>\n`;
  }
  const label = html`<label for="${id}">${labelOf(field, shown)}</label>${hint}${error}`;
  if (as === 'choice') return html`<p>${label}\n${choice(field, shown, marks)}</p>\n`;
  if (as === 'text' || as === 'items')
    return html`<p>${label}
<textarea id="${id}" name="${id}" rows="${as === 'items' ? 3 : 5}"${lang}${marks}>${`\n${value}`}</textarea></p>\n`;
  const short = as === 'number' ? html` inputmode="numeric" class="short"` : html``;
  return html`<p>${label}
<input id="${id}" name="${id}" type="text"${short} value="${value}" autocomplete="off"${lang}${marks}></p>\n`;
}

function choice(field: DraftField, shown: ShownDraftForm, marks: Html): Html {
  const { id, options } = field;
  const value = shown.form.typed[id] ?? '';
  // What was chosen and no longer exists is shown until something else is chosen.
  const all = value === '' || options.includes(value) ? options : [...options, value];
  const each = all.map(
    (option) =>
      html`<option value="${option}"${option === value ? html` selected` : html``}>${optionName(
        field,
        option,
        shown,
      )}</option>`,
  );
  return html`<select id="${id}" name="${id}"${marks}><option value="">${shown.say('choose')}</option>${each}</select>`;
}

function ticks(field: DraftField, shown: ShownDraftForm): Html {
  const { id, options } = field;
  const { hint, error } = around(field, shown);
  const boxes = options.map((option) => {
    const box = `${id}-${option}`;
    return html`<li class="check"><input type="checkbox" id="${box}" name="${box}" value="yes"${
      shown.form.typed[box] === 'yes' ? html` checked` : html``
    }> <label for="${box}">${optionName(field, option, shown)}</label></li>`;
  });
  const none = options.length === 0 ? html`<p class="quiet">${shown.say('noOptions')}</p>` : html``;
  return html`<fieldset id="${id}" tabindex="-1"><legend>${labelOf(field, shown)}</legend>${hint}${error}${none}${
    boxes.length > 0 ? html`<ul class="boxes one">${boxes}</ul>` : html``
  }</fieldset>\n`;
}

function around(
  { id, name }: DraftField,
  { problems, form, say }: ShownDraftForm,
): { hint: Html; error: Html; marks: Html } {
  const hinted = isHinted(name);
  const wrong = problems.filter(({ path }) => path === id);
  const ids = [...(hinted ? [`${id}-hint`] : []), ...(wrong.length > 0 ? [`${id}-error`] : [])];
  return {
    hint: hinted ? html`<span class="hint" id="${id}-hint">${say(`hint.${hinted}`)}</span>` : html``,
    error:
      wrong.length > 0
        ? html`<span class="error" id="${id}-error">${wrong.map(
            (each) => html`${problemText(each, form.locale)} `,
          )}</span>`
        : html``,
    marks: html`${ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : html``}${
      wrong.length > 0 ? html` aria-invalid="true"` : html``
    }`,
  };
}

/** What a page calls a field, by its id. */
export function draftLabel(
  fields: readonly DraftField[],
  id: string,
  shown: ShownDraftForm,
): string | undefined {
  const field = fields.find((each) => each.id === id);
  return field && labelOf(field, shown);
}

function labelOf({ name, language, about }: DraftField, { form, say }: ShownDraftForm): string {
  const { draft, locale } = form;
  const label = say(`field.${name}`);
  const of = about === undefined ? label : say('labelAbout', { label, about: aboutName(form, about) });
  const several = form.about.tongue === undefined && draftLocales(draft.document).length > 1;
  return several && language ? say('labelIn', { label: of, language: languageName(language, locale) }) : of;
}

/** A milestone, a fact, or a part of a text by the name of its milestone. */
function aboutName({ draft, locale, about }: DraftForm, id: string): string {
  if (id === 'common') return makingWords(locale)('commonPart');
  const step = about.step === 'organisations' ? 'facts' : 'milestones';
  return nameOfItem(draft.document, { step, item: id.replace(/^before /, '') }, locale);
}

function optionName({ name }: DraftField, option: string, { form, say }: ShownDraftForm): string {
  const { draft, locale } = form;
  if (name === 'locales' || name === 'locale')
    return localeSchema.safeParse(option).success ? languageName(option, locale) : option;
  if (name === 'at')
    return (
      counterName(form, option) ?? nameOfItem(draft.document, { step: 'milestones', item: option }, locale)
    );
  if (name === 'messages' || name === 'channels')
    return nameOfItem(draft.document, { step: name, item: option }, locale);
  if (name === 'relay' || name === 'responsible') {
    const relay = localisedSchema.safeParse(writtenAt(draft.document, ['catalogue', 'relays', option]));
    return relay.success
      ? inLocale(relay.data, locale)
      : nameOfItem(draft.document, { step: 'groups', item: option }, locale);
  }
  const key = OPTION_WORDS.find((each) => each === `option.${name}.${option}`);
  return key ? say(key) : option;
}

function counterName({ draft, locale }: DraftForm, kind: string): string | undefined {
  const said = ['name'].map((part) =>
    writtenAt(draft.document, ['catalogue', 'counters', kind, 'words', locale, part]),
  );
  return said.find((each) => typeof each === 'string');
}

/** The options that have words of their own. */
const OPTION_WORDS = [
  ...([
    'option.carrier.mail',
    'option.carrier.newsletter',
    'option.carrier.press',
    'option.carrier.web',
    'option.carrier.people',
  ] as const),
  ...(['option.sender.organisation', 'option.sender.national-office'] as const),
  ...([
    'option.owner.local-lead',
    'option.owner.relay',
    'option.owner.supplier',
    'option.owner.national-office',
  ] as const),
  ...([
    'option.material.slides',
    'option.material.memo',
    'option.material.intranet-text',
    'option.material.weekly-letter-text',
    'option.material.social-posts',
    'option.material.question-script',
    'option.material.relay-brief',
    'option.material.agenda',
    'option.material.checklist',
  ] as const),
  ...(['option.scope.local', 'option.scope.national'] as const),
  ...(['option.side.internal', 'option.side.external'] as const),
  ...([
    'option.type.text',
    'option.type.date',
    'option.type.number',
    'option.type.url',
    'option.type.email',
    'option.type.phone',
  ] as const),
  ...(['option.reach.rollout', 'option.reach.organisation'] as const),
  ...(['option.impact.small', 'option.impact.large'] as const),
  ...(['option.kind.municipality', 'option.kind.region', 'option.kind.national'] as const),
  ...(['option.approval.automatic', 'option.approval.one', 'option.approval.two'] as const),
];

function languageMark({ language }: DraftField, locale: Language): Html {
  return language && language !== locale ? html` lang="${language}"` : html``;
}
