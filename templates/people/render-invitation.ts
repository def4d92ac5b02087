import type { InvitationContent, RenderInvitation } from '../../domain/people/sign-in-accounts.ts';
import { keptByLocale } from '../../domain/shared/locale.ts';
import { footOf, MARK } from '../mail/letter.ts';
import type { Letter } from '../mail/letter-content.ts';
import { mailTo } from '../mail/markdown-reader.ts';
import { plain } from '../mail/plain.ts';
import { renderLetter } from '../mail/render-letter.ts';
import { invitationWords } from '../words/invitation.gen.ts';
import { languageFor } from '../words/languages.ts';
import { mailWords } from '../words/mail.gen.ts';

/** Renders an invitation like any mail. It contains no secret: its link leads to a page that is everybody's. */
export const renderInvitation: RenderInvitation = (content) => renderLetter(invitationLetter(content));

const DAYS = keptByLocale(
  (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'Europe/Stockholm' }),
);
const STEPS = ['step.open', 'step.code', 'step.app', 'step.accept'] as const;

function invitationLetter({
  locale,
  role,
  invitedBy: by,
  url,
  until,
  ...content
}: InvitationContent): Letter {
  const words = mailWords(languageFor(locale));
  const say = invitationWords(words.language);
  const organisation = content.organisation ?? say('place');
  const date = DAYS(words.language).format(until);
  const writeTo = { words: say('contactLink', { by }), url: mailTo(by), shown: by };
  const of = { organisation, sender: 'Budkavle', contact: { name: by, address: by } };
  const foot = footOf({ ...of, locale, service: 'Budkavle', because: say('because', { by }) }, words);
  const startLink = { kind: 'text', text: say('startLink') } as const;
  return {
    locale: words.language,
    wordLocale: words.language,
    subject: plain(say('subject')),
    service: 'Budkavle',
    organisation,
    milestones: MARK,
    step: say('step'),
    progress: say('step'),
    title: say('title'),
    greets: true,
    lead: say(`leadAs.${role}`, { by, organisation }),
    tasks: undefined,
    forward: undefined,
    nextStep: { heading: say('steps'), steps: STEPS.map((step) => say(step)) },
    contents: undefined,
    sections: [
      {
        title: say('start'),
        locale: words.language,
        blocks: [
          { kind: 'paragraph', children: [{ kind: 'link', url, shown: url, children: [startLink] }] },
          { kind: 'paragraph', children: [{ kind: 'text', text: say('until', { date, by }) }] },
        ],
      },
    ],
    ahead: undefined,
    web: undefined,
    contact: { sentence: say('contactSentence', { by }), link: writeTo },
    foot: { ...foot, wrong: { question: say('wrong'), link: writeTo } },
  };
}
