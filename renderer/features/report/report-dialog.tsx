import { Alert, Button, Checkbox, Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type {
  EvaluationPlace,
  EvaluationQuestion,
} from '#shared/features/evaluation/evaluation.contract.ts';
import type { ReportFormat, ReportKind } from '#shared/features/report/report.contract.ts';
import { useReport } from './use-report.ts';

export interface ReportDialogProps {
  readonly client: Client;
  readonly place: EvaluationPlace;
  /** As the screen shows it answered. */
  readonly question: EvaluationQuestion;
  readonly onClose: () => void;
}

/** Typed here, so that the page does not fetch the contract's checking of it. */
const kinds = ['monthly', 'preliminary', 'closing'] as const satisfies readonly ReportKind[];
const formats = ['docx', 'pdf', 'xlsx'] as const satisfies readonly ReportFormat[];

/** Asks what kind of report, and as which files; a review is of a model. */
export function ReportDialog({ client, place, question, onClose }: ReportDialogProps) {
  const { t } = useTranslation('report');
  const [kind, setKind] = useState<ReportKind>('monthly');
  const [chosen, setChosen] = useState<readonly ReportFormat[]>(['docx', 'pdf']);
  const { work, make } = useReport(client, place, question);
  const isMaking = work.is === 'making';
  return (
    <DeskDialog title={t('title')} close={t('close')} onClose={onClose}>
      <Stack>
        <span>{t('intro')}</span>
        <Radio.Group
          label={t('kind')}
          value={kind}
          onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'monthly')}
        >
          <Stack gap="sm" mt="xs">
            {kinds.map((each) => (
              <Radio
                key={each}
                size="md"
                value={each}
                label={t(`kinds.${each}`)}
                description={
                  each !== 'monthly' && question.model === null ? t('ofModel') : undefined
                }
                disabled={isMaking || (each !== 'monthly' && question.model === null)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Checkbox.Group
          label={t('format')}
          value={[...chosen]}
          onChange={(values) => setChosen(formats.filter((each) => values.includes(each)))}
        >
          <Stack gap="sm" mt="xs">
            {formats.map((each) => (
              <Checkbox
                key={each}
                size="md"
                value={each}
                label={t(`formats.${each}`)}
                disabled={isMaking}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group mt="sm">
          <Button
            size="md"
            disabled={isMaking || chosen.length === 0}
            onClick={() => void make(kind, chosen)}
          >
            {t('make')}
          </Button>
          <Button size="md" variant="default" onClick={onClose}>
            {t('close')}
          </Button>
        </Group>
        {isMaking && <p role="status">{t('making')}</p>}
        {work.is === 'made' && (
          <Alert role="status" variant="light" icon={<Icon name="check" />} title={t('made')}>
            <ul>
              {work.files.map((file) => (
                <li key={file}>{file}</li>
              ))}
            </ul>
            <p>{t('next')}</p>
          </Alert>
        )}
        {work.is === 'refused' && (
          <FailureNote
            title={t(`refused.${work.problem}.title`)}
            body={t(`refused.${work.problem}.body`, { reason: work.reason })}
          />
        )}
      </Stack>
    </DeskDialog>
  );
}
