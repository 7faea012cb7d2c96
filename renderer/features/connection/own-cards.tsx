import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodePicture } from '#renderer/ui/code-picture.tsx';
import type { OwnCard } from '#shared/features/connection/connection.contract.ts';
import { CardFacts } from './card-facts.tsx';
import styles from './own-cards.module.css';

interface OwnCardsProps {
  readonly cards: readonly OwnCard[];
  readonly isBusy: boolean;
  readonly onSave: (role: OwnCard['role']) => void;
}

/** The cards that this machine gives to others; on paper there is the card alone. */
export function OwnCards({ cards, isBusy, onSave }: OwnCardsProps) {
  const { t } = useTranslation('connection');
  const { t: tStation } = useTranslation('station');
  const [role, setRole] = useState<OwnCard['role']>('station');
  const card = cards.find((each) => each.role === role);
  if (card === undefined) return null;
  return (
    <section className={styles.part} aria-label={t('own.title')}>
      <h2 className={styles.title}>{t('own.title')}</h2>
      <SegmentedControl
        className={styles.which}
        size="md"
        aria-label={t('own.which')}
        value={role}
        onChange={(chosen) => setRole(chosen === 'desk' ? 'desk' : 'station')}
        data={[
          { value: 'station', label: t('own.station') },
          { value: 'desk', label: t('own.desk') },
        ]}
      />
      <p className={styles.hint}>{t(`own.hint.${role}`)}</p>
      <article className={styles.sheet}>
        <h3 className={styles.head}>{t('own.sheet')}</h3>
        {card.folderKind !== 'office' && (
          <p className={styles.band}>{tStation(`band.${card.folderKind}`)}</p>
        )}
        <div className={styles.body}>
          {card.digits !== null && (
            <figure className={styles.figure}>
              <CodePicture
                className={styles.picture}
                code={card.digits}
                label={t('own.picture')}
                quiet={4}
                mending="L"
                dots={3}
              />
              <figcaption className={styles.caption}>{t('own.scan')}</figcaption>
            </figure>
          )}
          <CardFacts card={card} />
        </div>
        <p className={styles.compare}>{t('own.compare')}</p>
      </article>
      <div className={styles.ways}>
        <Button size="md" disabled={isBusy} onClick={() => onSave(role)}>
          {t('own.save')}
        </Button>
        <Button size="md" variant="default" onClick={() => window.print()}>
          {t('own.print')}
        </Button>
      </div>
    </section>
  );
}
