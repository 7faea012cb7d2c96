import { Alert, Button, Title } from '@mantine/core';
import { safe } from '@orpc/client';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { ScoreSheet } from '#shared/features/assessment/assessment.contract.ts';
import styles from './assessment-screen.module.css';
import { ProblemNote } from './problem-note.tsx';
import { settle, type Settled } from './settle.ts';

interface ArchivePanelProps {
  readonly client: Client;
  readonly sheet: ScoreSheet;
  readonly canExport: boolean;
}

type Checked = Awaited<ReturnType<Client['assessment']['checkEvidence']>>;
type Exported = Awaited<ReturnType<Client['assessment']['exportEvidence']>>;
type Work =
  | { readonly is: 'ready' | 'running' }
  | { readonly is: 'checked'; readonly found: Checked }
  | { readonly is: 'exported'; readonly archive: Exported }
  | { readonly is: 'refused'; readonly problem: Exclude<Settled, 'done'> };

/** All evidence of a scoring: is it whole, and an archive of it. */
export function ArchivePanel({ client, sheet, canExport }: ArchivePanelProps) {
  const { t } = useTranslation('assessment');
  const [work, setWork] = useState<Work>({ is: 'ready' });
  const { set, period } = sheet;
  const { code, version } = set;
  useEffect(() => setWork({ is: 'ready' }), [code, version, period]);
  const scoring = { set: code, version, period };

  async function check(): Promise<void> {
    setWork({ is: 'running' });
    const { data, isSuccess } = await safe(client.assessment.checkEvidence(scoring));
    setWork(
      isSuccess ? { is: 'checked', found: data } : { is: 'refused', problem: { why: 'failed' } },
    );
  }

  async function write(): Promise<void> {
    setWork({ is: 'running' });
    const outcome = await safe(client.assessment.exportEvidence(scoring));
    const settled = settle(outcome);
    if (settled !== 'done') setWork({ is: 'refused', problem: settled });
    else if (outcome.data) setWork({ is: 'exported', archive: outcome.data });
  }

  return (
    <section className={styles.card} aria-labelledby="assessment-archive">
      <Title order={2} size="h4" id="assessment-archive">
        {t('evidence.all')}
      </Title>
      <div className={styles.buttons}>
        {canExport && (
          <Button disabled={work.is === 'running'} onClick={() => void write()}>
            {t('evidence.export')}
          </Button>
        )}
        <Button variant="default" disabled={work.is === 'running'} onClick={() => void check()}>
          {t('evidence.check')}
        </Button>
      </div>
      {work.is === 'checked' && <CheckOutcome found={work.found} />}
      {work.is === 'exported' && (
        <Alert role="status" icon={<Icon name="check" />} title={t('evidence.exported')}>
          {t('evidence.exportedBody', { ...work.archive })}
        </Alert>
      )}
      {work.is === 'refused' && <ProblemNote problem={work.problem} />}
    </section>
  );
}

function CheckOutcome({ found }: { readonly found: Checked }) {
  const { t } = useTranslation('assessment');
  const { files, missing, changed } = found;
  if (missing.length + changed.length === 0) {
    return (
      <p role="status">
        {files === 0 ? t('evidence.nothing') : t('evidence.whole', { count: files })}
      </p>
    );
  }
  const line = ({ title, criterion, fileName }: Checked['missing'][number]) => ({
    title,
    criterion,
    file: fileName,
  });
  return (
    <FailureNote title={t('evidence.faulty')} body={t('evidence.faultyBody')}>
      <ul className={styles.list}>
        {missing.map((place) => (
          <li key={`${place.criterion} ${place.fileName}`}>{t('evidence.missing', line(place))}</li>
        ))}
        {changed.map((place) => (
          <li key={`${place.criterion} ${place.fileName}`}>{t('evidence.changed', line(place))}</li>
        ))}
      </ul>
    </FailureNote>
  );
}
