import { Button, Group, Text } from '@mantine/core';
import { safe } from '@orpc/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { EvidenceLine, ScoreSheet } from '#shared/features/assessment/assessment.contract.ts';
import type { Criterion } from '#shared/features/assessment/indicator-set.ts';
import styles from './criterion-panel.module.css';
import { EvidenceForm } from './evidence-form.tsx';
import { ProblemNote } from './problem-note.tsx';
import { settle, type Settled } from './settle.ts';
import { useWords } from './use-words.ts';

interface EvidencePanelProps {
  readonly client: Client;
  readonly sheet: ScoreSheet;
  readonly criterion: Criterion;
  readonly evidence: readonly EvidenceLine[];
  readonly canAdd: boolean;
  readonly onChanged: () => Promise<void>;
}

/** What proves a criterion. */
export function EvidencePanel(props: EvidencePanelProps) {
  const { client, sheet, criterion, evidence, canAdd, onChanged } = props;
  const { t } = useTranslation('assessment');
  const { nameOf } = useWords();
  const [problem, setProblem] = useState<Exclude<Settled, 'done'>>();
  const [copied, setCopied] = useState<string>();
  const [removing, setRemoving] = useState<EvidenceLine>();
  const [isAdding, setAdding] = useState(false);
  const note = (settled: Settled) => setProblem(settled === 'done' ? undefined : settled);

  async function copy({ id }: EvidenceLine): Promise<void> {
    const outcome = await safe(client.assessment.copyEvidence({ id }));
    setCopied(outcome.data?.file);
    note(settle(outcome));
  }

  async function remove({ id }: EvidenceLine): Promise<void> {
    setRemoving(undefined);
    note(settle(await safe(client.assessment.removeEvidence({ id }))));
    await onChanged();
  }

  return (
    <section className={styles.side} aria-label={t('evidence.title')}>
      <h2>{t('evidence.title')}</h2>
      {criterion.evidence.length > 0 && (
        <p className={styles.soft}>
          {t('evidence.wanted', { words: criterion.evidence.map(nameOf).join('; ') })}
        </p>
      )}
      <ProblemNote problem={problem} />
      {evidence.length === 0 && <p>{t('evidence.none')}</p>}
      <ul className={styles.files}>
        {evidence.map((line) => (
          <EvidenceItem
            key={line.id}
            line={line}
            canChange={canAdd}
            onCopy={() => void copy(line)}
            onRemove={() => setRemoving(line)}
          />
        ))}
      </ul>
      {copied !== undefined && <p role="status">{t('evidence.copied', { file: copied })}</p>}
      {canAdd && !isAdding && (
        <Button variant="default" onClick={() => setAdding(true)}>
          {t('evidence.add')}
        </Button>
      )}
      {isAdding && (
        <EvidenceForm
          client={client}
          sheet={sheet}
          criterion={criterion.code}
          onClose={() => setAdding(false)}
          onAdded={async () => {
            setAdding(false);
            setProblem(undefined);
            await onChanged();
          }}
        />
      )}
      {removing !== undefined && (
        <DeskDialog
          title={t('evidence.remove')}
          close={t('evidence.removeNo')}
          onClose={() => setRemoving(undefined)}
        >
          <Text>{t('evidence.removeAsk', { title: removing.title })}</Text>
          <Group mt="md">
            <Button onClick={() => setRemoving(undefined)}>{t('evidence.removeNo')}</Button>
            <Button variant="default" onClick={() => void remove(removing)}>
              {t('evidence.removeYes')}
            </Button>
          </Group>
        </DeskDialog>
      )}
    </section>
  );
}

interface EvidenceItemProps {
  readonly line: EvidenceLine;
  readonly canChange: boolean;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

function EvidenceItem({ line, canChange, onCopy, onRemove }: EvidenceItemProps) {
  const { t } = useTranslation('assessment');
  const { size } = useWords();
  const { title, fileName, bytes, sha256, personal, addedOn, person } = line;
  const type = fileName.split('.').at(-1)?.toUpperCase() ?? '';
  return (
    <li>
      <span className={styles.title}>{title}</span>
      {personal && <p className={styles.soft}>{t('evidence.sealed')}</p>}
      <p className={styles.soft}>
        {t('evidence.line', { type, size: size(bytes), day: writeDay(addedOn), person })}
      </p>
      <p className={styles.soft} title={sha256}>
        {t('evidence.hash', { hash: `${sha256.slice(0, 16)}…` })}
      </p>
      {canChange && (
        <div className={styles.buttons}>
          <Button
            size="xs"
            variant="default"
            aria-label={t('evidence.copyOf', { title })}
            onClick={onCopy}
          >
            {t('evidence.copy')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            aria-label={t('evidence.removeOf', { title })}
            onClick={onRemove}
          >
            {t('evidence.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}
