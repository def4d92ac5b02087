import type { Variant } from '../../domain/mail/variant.ts';
import type { Responsible } from '../../domain/rollout/responsible.ts';
import { htmlPart } from '../mail/html-part.ts';
import { footOf, MARK } from '../mail/letter.ts';
import type { Letter } from '../mail/letter-content.ts';
import { mailTo } from '../mail/markdown-reader.ts';
import { plain } from '../mail/plain.ts';
import { textPart } from '../mail/text-part.ts';
import type { Language } from '../words/languages.ts';
import { mailWords } from '../words/mail.gen.ts';
import { workWords } from '../words/work.gen.ts';

export type PacketLetterContent = {
  locale: Language;
  service: string;
  organisation: string;
  milestone: string;
  /** Where the packet opens. */
  url: string;
  /** Who gets the letter: whoever asked for it. */
  reader: Responsible;
};

/** A mail that leads to a packet, for whoever wants to have it where they work. */
export function renderPacketLetter(
  content: PacketLetterContent,
): Pick<Variant, 'subject' | 'html' | 'text' | 'locale'> {
  const letter = packetLetter(content);
  return {
    subject: letter.subject,
    html: htmlPart(letter),
    text: textPart(letter),
    locale: content.locale,
  };
}

function packetLetter(content: PacketLetterContent): Letter {
  const { locale, service, organisation, milestone, url, reader } = content;
  const say = workWords(locale);
  const title = say('packetFor', { milestone, organisation });
  const of = { organisation, sender: organisation, contact: reader, locale, service };
  const link = {
    kind: 'link',
    url,
    shown: url,
    children: [{ kind: 'text', text: say('packetOpens') }],
  } as const;
  return {
    ...{ locale, wordLocale: locale, service, organisation, title, milestones: MARK },
    subject: plain(`${service}: ${title}`),
    step: milestone,
    progress: milestone,
    greets: true,
    lead: say('packetsLead'),
    tasks: undefined,
    forward: undefined,
    nextStep: undefined,
    contents: undefined,
    sections: [
      {
        title: say('packets'),
        locale,
        blocks: [{ kind: 'paragraph', children: [{ ...link, children: [...link.children] }] }],
      },
    ],
    ahead: undefined,
    web: undefined,
    contact: {
      sentence: say('packetAsked'),
      link: { words: reader.name, url: mailTo(reader.address), shown: reader.address },
    },
    foot: footOf({ ...of, because: say('packetAsked') }, mailWords(locale)),
  };
}
