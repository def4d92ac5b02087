import { writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { showLedger } from '../../domain/reach/use-cases/show-ledger.ts';
import { repairLedger } from '../../domain/sending/use-cases/repair-ledger.ts';
import { nameOrId } from '../../domain/shared/locale.ts';
import { ledgerCsv } from '../../templates/downloads/ledger-files.ts';
import { command, optionalTextInput, textInput } from '../cli/command.ts';
import { CommandFailure } from '../cli/command-failure.ts';
import { requireMilestone } from '../cli/known-ids.ts';
import { coverageText } from '../coverage-text.ts';

export const LEDGER_COMMANDS = [
  command({
    name: 'ledger',
    description: 'Show who has been told what, who has not, and who has to act.',
    example: 'ledger bob-procurement-2026',
    arguments: { milestone: textInput('the id of the milestone') },
    options: {
      csv: optionalTextInput('also write every obligation to this file, for a spreadsheet', 'file'),
      recount: z.boolean().default(false).meta({ description: 'recount first' }),
    },
    reads: true,
    run: async ({ milestone, csv, recount }, { operator }) => {
      await requireMilestone(milestone, operator);
      const recounted = recount ? await repairLedger(milestone, operator) : [];
      const shown = await showLedger({ milestone, filter: {} }, operator);
      if (!shown) throw new CommandFailure(`The catalogue of milestone "${milestone}" is missing.`);
      if (csv) await writeFile(csv, ledgerCsv(shown, 'sv'));
      const { catalogue, view, unreached } = shown;
      const coverage = { total: view.total, owners: Object.fromEntries(view.owners), unreached };
      const lines = [
        ...(recount
          ? [`Counted anew: ${recounted.length} organisations changed. ${recounted.join(', ')}`]
          : []),
        coverageText(coverage, (id) => nameOrId(catalogue.groups[id]?.name, id, 'en')),
        ...(csv ? [`\nWritten: ${csv}`] : []),
      ];
      return { text: lines.join('\n'), data: { milestone, ...coverage } };
    },
  }),
];
