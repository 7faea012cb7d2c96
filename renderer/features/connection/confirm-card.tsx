import { Alert, Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import { CardFacts } from './card-facts.tsx';
import styles from './confirm-card.module.css';
import type { ChosenCard } from './use-connections.ts';
import { useWhose } from './use-whose.ts';

interface ConfirmCardProps {
  readonly chosen: ChosenCard;
  readonly isBusy: boolean;
  readonly onTake: (chosen: ChosenCard) => void;
  readonly onPutBack: () => void;
}

/** What a person looks at before a key is trusted, and vouches for where nothing else does. */
export function ConfirmCard({ chosen, isBusy, onTake, onPutBack }: ConfirmCardProps) {
  const { t } = useTranslation('connection');
  const whose = useWhose();
  const [isCompared, setCompared] = useState(false);
  const revealed = useRevealed<HTMLElement>(chosen.card);
  const { standing, notes } = chosen;
  const needsComparison = standing === 'stranger' || standing === 'revoked';
  const isNew = standing !== 'known';
  return (
    <section ref={revealed} className={styles.part} aria-label={t('confirm.label')}>
      <p className={styles.label}>{t('confirm.label')}</p>
      <h2 className={styles.title} lang="vi">
        {whose(chosen)}
      </h2>
      <CardFacts card={chosen} />
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>
              <Icon name="attention" />
              {t(`note.${note}`)}
            </li>
          ))}
        </ul>
      )}
      <Alert
        variant="default"
        className={styles.standing}
        data-urgent={needsComparison}
        icon={<Icon name={needsComparison ? 'attention' : 'info'} />}
        title={t(`confirm.${standing}.title`)}
      >
        <p className={styles.line}>{t(`confirm.${standing}.body`)}</p>
        {needsComparison && (
          <Checkbox
            size="md"
            mt="md"
            label={t('confirm.compared')}
            checked={isCompared}
            onChange={(event) => setCompared(event.currentTarget.checked)}
          />
        )}
      </Alert>
      <div className={styles.ways}>
        {isNew && (
          <Button
            size="md"
            disabled={isBusy || (needsComparison && !isCompared)}
            onClick={() => onTake(chosen)}
          >
            {t('confirm.take')}
          </Button>
        )}
        <Button size="md" variant="default" disabled={isBusy} onClick={onPutBack}>
          {t(isNew ? 'confirm.putBack' : 'revoke.close')}
        </Button>
      </div>
    </section>
  );
}
