import { Button, TextInput } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import type { Medium } from '#shared/features/batch/batch.contract.ts';
import styles from './batch-screen.module.css';
import { MediumChoice, otherFolder } from './medium-choice.tsx';
import type { BatchWork } from './use-batches.ts';
import { WorkOutcome } from './work-outcome.tsx';

interface CarryCardProps {
  readonly media: readonly Medium[];
  /** Whether all that the office tells its superior goes along. */
  readonly sendsUp: boolean;
  readonly work: BatchWork;
  readonly onLook: () => void;
  readonly onCarry: (folder: string) => void;
  readonly onTakeReceipts: (path: string) => void;
}

/** Where to, the copying with how far it is, and the receipts that come back the same way. */
export function CarryCard(props: CarryCardProps) {
  const { media, sendsUp, work, onLook, onCarry, onTakeReceipts } = props;
  const { t } = useTranslation('batch');
  const id = useId();
  const [chosen, setChosen] = useState<string>();
  const [typed, setTyped] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [usual = otherFolder] = media
    .filter(({ isReadOnly }) => !isReadOnly)
    .map((each) => each.folder);
  const choice =
    media.some(({ folder }) => folder === chosen) || chosen === otherFolder ? chosen : usual;
  const path = choice === otherFolder || choice === undefined ? typed.trim() : choice;
  const isBusy = work.is === 'carrying' || work.is === 'taking';
  const outcome = useRevealed<HTMLDivElement>(work.is);

  const withPath = (run: (path: string) => void) => {
    setChecked(true);
    if (path !== '') run(path);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    withPath(onCarry);
  };

  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {t('carry.title')}
      </h2>
      {sendsUp && <p className={styles.line}>{t('carry.sendsUp')}</p>}
      <form className={styles.form} onSubmit={send} noValidate>
        <MediumChoice
          media={media}
          choice={choice ?? otherFolder}
          disabled={isBusy}
          onChoose={setChosen}
          onLook={onLook}
        />
        {choice === otherFolder && (
          <TextInput
            size="md"
            label={t('carry.folder')}
            description={t('carry.folderHint')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={isChecked && path === '' && t('carry.folderMissing')}
            disabled={isBusy}
            maxLength={1000}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        <div className={styles.buttons}>
          <Button type="submit" size="md" disabled={isBusy}>
            {t('carry.start')}
          </Button>
          <Button
            size="md"
            variant="default"
            disabled={isBusy}
            onClick={() => withPath(onTakeReceipts)}
          >
            {t('receipts.start')}
          </Button>
        </div>
        <p className={styles.soft}>{t('receipts.intro')}</p>
      </form>
      <div ref={outcome}>
        <WorkOutcome work={work} />
      </div>
    </section>
  );
}
