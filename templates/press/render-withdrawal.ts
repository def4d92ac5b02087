import type { PressWithdrawalContent, RenderPressWithdrawal } from '../../domain/press/press-mail.ts';
import { clockText, keptByLocale } from '../../domain/shared/locale.ts';
import { askLink, footOf, MARK } from '../mail/letter.ts';
import type { Letter } from '../mail/letter-content.ts';
import { mailTo } from '../mail/markdown-reader.ts';
import { plain } from '../mail/plain.ts';
import { renderLetter } from '../mail/render-letter.ts';
import { languageFor } from '../words/languages.ts';
import { mailWords } from '../words/mail.gen.ts';
import { pressMailWords } from '../words/press-mail.gen.ts';

/** Renders the mail that a release was withdrawn, short and like any mail. */
export const renderPressWithdrawal: RenderPressWithdrawal = (content) =>
  renderLetter(withdrawalLetter(content));

const TIMES = keptByLocale(
  (tag) =>
    new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Stockholm' }),
);

function withdrawalLetter({
  locale,
  service,
  sender,
  local,
  contact,
  ...told
}: PressWithdrawalContent): Letter {
  const words = mailWords(languageFor(locale));
  const say = pressMailWords(words.language);
  const headline = local ? say('localSubject', { sender, headline: told.headline }) : told.headline;
  const { name, role, phone, address } = contact;
  const { registerNumber } = told;
  const foot = footOf(
    {
      ...{ locale, service, organisation: sender, sender, contact, you: [], leavable: true },
      ...(registerNumber === undefined ? {} : { registerNumber }),
    },
    words,
  );
  const when = (instant: number) => clockText(TIMES(words.language).format(instant), words.language);
  return {
    locale,
    wordLocale: words.language,
    subject: plain(say('withdrawnSubject', { headline })),
    service,
    organisation: sender,
    milestones: MARK,
    step: say('pressRelease'),
    progress: say('pressRelease'),
    title: say('withdrawnTitle'),
    greets: false,
    lead: say('withdrawnLead', {
      ...{ headline: told.headline, published: when(told.publishedAt), withdrawn: when(told.withdrawnAt) },
    }),
    tasks: undefined,
    forward: undefined,
    nextStep: undefined,
    contents: undefined,
    sections: [
      {
        title: say('withdrawnWhy'),
        locale,
        blocks: [{ kind: 'paragraph', children: [{ kind: 'text', text: told.reason }] }],
      },
    ],
    ahead: undefined,
    web: undefined,
    contact: {
      sentence: `${say('pressContact')}: ${name}, ${role}. ${say('phoneLine', { phone })}.`,
      link: { words: address, url: mailTo(address), shown: address },
      ask: askLink(mailWords(say.language)),
    },
    foot: {
      ...foot,
      because: say('withdrawnBecause'),
      leave: { question: say('leave', { service }), words: say('unsubscribe') },
    },
  };
}
