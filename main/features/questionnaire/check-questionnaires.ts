import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import type { KnownQuestionnaires } from './known-questionnaires.ts';

/** Whether every file could be used, and whether what the office has chosen is there. */
export function checkQuestionnaires(
  { faults, list }: Pick<KnownQuestionnaires, 'faults' | 'list'>,
  wanted: OfficeSettings['questionnaire'],
): Check {
  const name = 'questionnaires';
  const known = list();
  const isThere = known.some(
    ({ id, issue }) => id === wanted.id && (wanted.issue === undefined || wanted.issue === issue),
  );
  const [first] = faults;
  if (!isThere) {
    const values = { wanted: [wanted.id, wanted.issue].filter(Boolean).join('@') };
    return { name, verdict: 'attention', finding: 'missing', values };
  }
  return first === undefined
    ? { name, verdict: 'good', finding: 'sound', values: { known: known.length } }
    : { name, verdict: 'attention', finding: 'faulty', values: { ...first, files: faults.length } };
}
