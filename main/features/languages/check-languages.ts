import type { Check } from '#shared/features/health/health.contract.ts';
import type { PackFault } from '#shared/features/languages/languages.contract.ts';

/** Whether every pack that lies here could be used. */
export function checkLanguages(faults: readonly PackFault[]): Check {
  const [first] = faults;
  if (first === undefined) {
    return { name: 'languages', verdict: 'good', finding: 'sound', values: {} };
  }
  const { file, detail } = first;
  const values = { file, detail, files: faults.length };
  return { name: 'languages', verdict: 'attention', finding: 'faulty', values };
}
