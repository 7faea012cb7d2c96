import { safe } from '@orpc/client';
import { useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type {
  EvaluationPlace,
  EvaluationQuestion,
} from '#shared/features/evaluation/evaluation.contract.ts';
import type { ReportFormat, ReportKind } from '#shared/features/report/report.contract.ts';

export type ReportProblem =
  | 'MODEL_UNKNOWN'
  | 'UNIT_UNKNOWN'
  | 'MODEL_NEEDED'
  | 'NO_STORE'
  | 'STORE_BUSY'
  | 'STORE_DAMAGED'
  | 'WAREHOUSE_DAMAGED'
  | 'NOT_WRITTEN'
  | 'failed';

export type ReportWork =
  | { readonly is: 'ready' | 'making' }
  | { readonly is: 'made'; readonly files: readonly string[] }
  | { readonly is: 'refused'; readonly problem: ReportProblem; readonly reason: string };

/** Has a report made of what the screen shows, and says what became of it. */
export function useReport(client: Client, place: EvaluationPlace, question: EvaluationQuestion) {
  const [work, setWork] = useState<ReportWork>({ is: 'ready' });

  async function make(kind: ReportKind, formats: readonly ReportFormat[]): Promise<void> {
    setWork({ is: 'making' });
    const wish = { question, kind, formats: [...formats] };
    const { data, error, isDefined } =
      place === 'store'
        ? await safe(client.report.storeMake(wish))
        : await safe(client.report.make(wish));
    if (data !== undefined) setWork({ is: 'made', files: data.files });
    else if (!isDefined) setWork({ is: 'refused', problem: 'failed', reason: '' });
    else {
      const reason = error.code === 'NOT_WRITTEN' ? error.data.reason : '';
      setWork({ is: 'refused', problem: error.code, reason });
    }
  }

  return { work, make };
}
