import { Button, Checkbox, TextInput } from '@mantine/core';
import { safe } from '@orpc/client';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import fileStyles from '#renderer/ui/choose-file.module.css';
import { Icon } from '#renderer/ui/icon.tsx';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import type { ScoreSheet } from '#shared/features/assessment/assessment.contract.ts';
import {
  evidenceBytesAtMost,
  evidenceEndings,
} from '#shared/features/assessment/evidence-types.ts';
import styles from './criterion-panel.module.css';
import { giveFile } from './give-file.ts';
import { ProblemNote } from './problem-note.tsx';
import { settle, type Settled } from './settle.ts';
import { useWords } from './use-words.ts';

interface EvidenceFormProps {
  readonly client: Client;
  readonly sheet: ScoreSheet;
  readonly criterion: string;
  readonly onAdded: () => Promise<void>;
  readonly onClose: () => void;
}

const accept = evidenceEndings.map((ending) => `.${ending}`).join(',');
const shortestTitle = 3;

/** A file, what it is called, and whether it names people. */
export function EvidenceForm({ client, sheet, criterion, onAdded, onClose }: EvidenceFormProps) {
  const { t } = useTranslation('assessment');
  const words = useWords();
  const [file, setFile] = useState<File>();
  const [title, setTitle] = useState('');
  const [personal, setPersonal] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const [part, setPart] = useState<number>();
  const [problem, setProblem] = useState<Exclude<Settled, 'done'>>();
  useUnsaved(title !== '' || file !== undefined);
  const isShort = title.trim().length < shortestTitle;

  function choose(input: HTMLInputElement): void {
    const [chosen] = input.files ?? [];
    if (chosen === undefined) return;
    setFile(chosen);
    setProblem(chosen.size > evidenceBytesAtMost ? { why: 'TOO_LARGE' } : undefined);
  }

  async function send(): Promise<void> {
    setChecked(true);
    if (isShort || file === undefined) return;
    if (file.size > evidenceBytesAtMost) return setProblem({ why: 'TOO_LARGE' });
    if (file.size === 0) return setProblem({ why: 'FILE_EMPTY' });
    const settled = await add(file);
    setPart(undefined);
    if (settled === 'done') await onAdded();
    else setProblem(settled);
  }

  async function add(chosen: File): Promise<Settled> {
    const given = crypto.randomUUID();
    const gone = await giveFile(client, chosen, given, setPart);
    if (gone !== 'done') return gone;
    const { set, period } = sheet;
    return settle(
      await safe(
        client.assessment.addEvidence({
          set: set.code,
          version: set.version,
          period,
          criterion,
          given,
          title: title.trim(),
          fileName: chosen.name,
          personal,
        }),
      ),
    );
  }

  return (
    <form
      className={styles.form}
      aria-label={t('evidence.add')}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <ProblemNote problem={problem} />
      <div className={styles.buttons}>
        <label className={fileStyles.file}>
          <Icon name="file" />
          {t('evidence.file')}
          <input
            type="file"
            accept={accept}
            disabled={part !== undefined}
            onChange={(event) => choose(event.currentTarget)}
          />
        </label>
        {file !== undefined && (
          <span>{t('evidence.chosen', { name: file.name, size: words.size(file.size) })}</span>
        )}
      </div>
      <p className={styles.soft}>{t('evidence.fileHint')}</p>
      {isChecked && file === undefined && (
        <p role="alert" className={styles.fault}>
          {t('evidence.noFile')}
        </p>
      )}
      <TextInput
        label={t('evidence.name')}
        description={t('evidence.nameHint')}
        value={title}
        maxLength={200}
        autoComplete="off"
        error={isChecked && isShort && t('evidence.nameShort')}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Checkbox
        label={t('evidence.personal')}
        description={sheet.canSeal ? t('evidence.personalHint') : t('evidence.cannotSeal')}
        checked={personal}
        onChange={(event) => setPersonal(event.currentTarget.checked)}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabled={part !== undefined}>
          {t('evidence.save')}
        </Button>
        <Button variant="default" disabled={part !== undefined} onClick={onClose}>
          {t('evidence.cancel')}
        </Button>
        {part !== undefined && (
          <span role="status">{t('evidence.giving', { percent: words.share(part) })}</span>
        )}
      </div>
    </form>
  );
}
