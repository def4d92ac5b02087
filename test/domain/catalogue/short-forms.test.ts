import { describe, expect, it } from 'vitest';
import { catalogueVersion } from '../../../domain/catalogue/catalogue-version.ts';
import { countWords, hasEssential } from '../../../domain/catalogue/short-forms.ts';
import { formsAt, parseText, textMarkdown } from '../../../domain/catalogue/text.ts';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { aCatalogueSource } from '../../fixtures/a-catalogue.ts';

const FILE = `# Det här kostar det oss

Vår del är {costShare}.

### short

{costShare}, och avgifter.

### question

Vad kostar det?

### answer

Vår del är {costShare}. Sedan tillkommer avgifter.

### essentials

- {costShare}
- avgift

## go-live

Avgifter betalas från den {goLiveDate}.

### short

Betala avgifter från den {goLiveDate}.

### question

När betalar vi?

### answer

Från den {goLiveDate}.

### spoken

Vi betalar från den {goLiveDate}.
`;

describe('the short forms of a text', () => {
  const text = parseText('cost', 'sv', FILE);

  it('end the part that they belong to, and are none of its words', () => {
    expect(text.common).toBe('Vår del är {costShare}.');
    expect(text.sections).toEqual({ 'go-live': 'Avgifter betalas från den {goLiveDate}.' });
    expect(formsAt(text, 'go-live')).toEqual({
      short: 'Betala avgifter från den {goLiveDate}.',
      question: 'När betalar vi?',
      answer: 'Från den {goLiveDate}.',
      spoken: 'Vi betalar från den {goLiveDate}.',
      essentials: [],
    });
  });

  it('are those of the common part wherever a section has none', () => {
    const common = {
      short: '{costShare}, och avgifter.',
      question: 'Vad kostar det?',
      answer: 'Vår del är {costShare}. Sedan tillkommer avgifter.',
      essentials: ['{costShare}', 'avgift'],
    };
    expect(formsAt(text, 'procurement-decided')).toEqual(common);
    expect(formsAt(text, 'go-live', { before: true })).toEqual(common);
  });

  it('are written back as they were', () => {
    expect(textMarkdown(text)).toBe(FILE);
  });

  it('may be missing', () => {
    const plain = parseText('cost', 'sv', '# Det kostar\n\nEn del.\n');
    expect(plain.forms).toBeUndefined();
    expect(formsAt(plain, 'go-live')).toBeUndefined();
  });

  it.each([
    ['an answer', '### short\n\nKort.\n\n### question\n\nVad?\n', 'answer'],
    [
      'a known name',
      '### short\n\nKort.\n\n### question\n\nVad?\n\n### answer\n\nDet.\n\n### loud\n\nDet!\n',
      'loud',
    ],
    ['one of each', '### short\n\nKort.\n\n### short\n\nKortare.\n', 'section-twice'],
  ])('are refused without %s', (_, forms, where) => {
    expect(() => parseText('cost', 'sv', `# Det kostar\n\nEn del.\n\n${forms}`)).toThrow(new RegExp(where));
  });
});

describe('a short form', () => {
  it('has as many words as a reader counts', () => {
    expect(countWords('Läs [guiden till tjänsten]({guideUrl}) före den {goLiveDate}.')).toBe(7);
    expect(countWords('730 000 kronor, e-tjänst – kl. 8.30: “nu”!')).toBe(7);
    expect(countWords('')).toBe(0);
  });

  it('has an essential however it begins, and not where only a part is there', () => {
    expect(hasEssential('Avgifter till leverantören.', 'avgift')).toBe(true);
    expect(hasEssential('Den {goLiveDate}.', '{standstillEnd}')).toBe(false);
  });
});

describe('the short forms of a catalogue', () => {
  const source = aCatalogueSource();
  const [topic = ''] = Object.keys(source.messages);
  const kind = source.messages[topic]?.at[0] ?? '';
  const whole = 'Det kostar {service} avgifter, och tid för alla som är med.';
  const forms = {
    short: 'Avgifter.',
    question: 'Vad kostar det?',
    answer: 'Avgifter.',
    essentials: ['avgift'],
  };
  const problemsWith = (own: Partial<typeof forms & { spoken: string }>) => {
    const text = {
      topic,
      locale: 'sv',
      title: 'Kostnad',
      common: whole,
      sections: {},
      forms: { common: { ...forms, ...own } },
    };
    try {
      catalogueVersion(source, [text]);
      return [];
    } catch (error) {
      if (error instanceof InvalidInput)
        return [
          ...new Set(
            error.problems.map(
              ({ path, code, params }) =>
                `${path.replace(`texts.${topic}.sv.${kind}.`, '')} ${code} ${Object.values(params).join(' ')}`,
            ),
          ),
        ];
      throw error;
    }
  };

  it('may be as short as they like while they keep the essentials', () => {
    expect(problemsWith({})).toEqual([]);
  });

  it('may not drop an essential, whichever form it is', () => {
    expect(problemsWith({ short: 'Det kostar.' })).toContain('short essential-dropped avgift');
    expect(problemsWith({ answer: 'Det kostar.' })).toContain('answer essential-dropped avgift');
    expect(problemsWith({ spoken: 'Det kostar.' })).toContain('spoken essential-dropped avgift');
  });

  it('mark nothing as essential that the whole text does not say', () => {
    expect(problemsWith({ essentials: ['avgift', 'ränta'] })).toContain('essentials essential-dropped ränta');
  });

  it('have 45 words at most', () => {
    expect(problemsWith({ short: `Avgifter ${'och '.repeat(44)}` })).toEqual([]);
    expect(problemsWith({ short: `Avgifter ${'och '.repeat(45)}` })).toContain('short too-many-words 45 46');
  });

  it('need no fact that the whole text does without, but for those that are always there', () => {
    expect(problemsWith({ short: 'Avgifter i {organisation}.' })).toEqual([]);
    expect(problemsWith({ short: 'Avgifter från {supplier}.' })[0]).toMatch(/^short fact-not-here supplier/);
    expect(problemsWith({ question: 'Vad kostar {service}?' })[0]).toMatch(/^question fact-not-here service/);
  });
});
