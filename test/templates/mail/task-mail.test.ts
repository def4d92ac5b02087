import { describe, expect, it } from 'vitest';
import type { TaskLine, TaskMail } from '../../../domain/tasks/task-mail.ts';
import { renderTaskMail } from '../../../templates/mail/render-task-mail.ts';
import { aMail } from './mail-sample.ts';

const MILESTONE = { id: 'bob-2026', name: 'Upphandlingen är avgjord' };

function aLine(otherwise: Partial<TaskLine>): TaskLine {
  return {
    ...{ milestone: MILESTONE, channel: 'relay', occasion: 'Genom en kollega', groups: ['Invånare'] },
    ...{ organisations: [], due: '2026-12-03', timing: 'soon', ...otherwise },
  };
}

function textOf(otherwise: Partial<TaskMail>): string {
  const { service, organisation, milestones, sender, contact } = aMail();
  const mail: TaskMail = {
    ...{
      service,
      organisation,
      milestones: [...milestones],
      sender,
      contact,
      kind: 'reminder',
      locale: 'sv',
    },
    ...{ lines: [], signOffs: [], waits: [], halted: [], ...otherwise },
  };
  return renderTaskMail(mail).text.replaceAll(/\s+/g, ' ');
}

describe('a mail about tasks', () => {
  it('names the day, and not today: it may be read tomorrow', () => {
    const text = textOf({
      lines: [aLine({ timing: 'today' })],
      signOffs: [{ milestone: MILESTONE, due: '2026-12-03', timing: 'today' }],
    });
    expect(text).toContain('Ska vara klart den 3 december 2026 ----');
    expect(text).toContain('Upphandlingen är avgjord. Ska vara klart den 3 december 2026.');
    expect(text).not.toMatch(/i dag/i);
    const english = textOf({ lines: [aLine({ timing: 'today' })], locale: 'en' });
    expect(english).toContain('Due on 3 December 2026 ----');
    expect(english).not.toMatch(/today/i);
  });

  it('says in words how many organisations it does not name', () => {
    const organisations = [
      'Malmö stad',
      'Kiruna kommun',
      'Luleå kommun',
      'Umeå kommun',
      'Örebro kommun',
      'SKR',
    ];
    const text = textOf({ lines: [aLine({ organisations })] });
    expect(text).toContain(
      'Malmö stad, Kiruna kommun, Luleå kommun, Umeå kommun och 2 till. Klart senast den 3',
    );
    expect(text).not.toContain('SKR');
  });

  it('says that no step is reached, where none is', () => {
    const milestones = aMail().milestones.map((milestone) => ({ ...milestone, reached: false }));
    const text = textOf({ milestones, lines: [aLine({})] });
    expect(text).toContain('Inget av 3 steg är nått');
    expect(text).not.toContain('Steg 0');
  });
});
