import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { SeenStoreCard } from '#shared/features/gather/gather.contract.ts';
import styles from './gather-screen.module.css';
import type { GatherWork } from './use-gather.ts';

interface CardsDialogProps {
  readonly work: Extract<GatherWork, { is: 'cardsRead' }>;
  readonly onTrust: (folder: string, compared: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The cards on a stick; a key is trusted after a person ticked that they compared it. */
export function CardsDialog({ work, onTrust, onClose }: CardsDialogProps) {
  const { t } = useTranslation('gather');
  const [compared, setCompared] = useState<ReadonlySet<string>>(new Set());
  const { cards, folder } = work;
  const isNew = cards.some(({ is }) => is === 'new');
  const toggle = (fingerprint: string, isTicked: boolean) =>
    setCompared((before) => {
      const others = [...before].filter((each) => each !== fingerprint);
      return new Set(isTicked ? [...others, fingerprint] : others);
    });
  return (
    <DeskDialog title={t('cards.title')} close={t('cards.close')} onClose={onClose}>
      <p>{t(isNew ? 'cards.hint' : 'cards.none')}</p>
      <ul className={styles.cards}>
        {cards.map((card) => (
          <li key={card.file} className={styles.card}>
            <OneCard card={card} compared={compared} onToggle={toggle} />
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        {isNew && (
          <Button
            size="md"
            disabled={compared.size === 0}
            onClick={() => onTrust(folder, [...compared])}
          >
            {t('cards.take', { count: compared.size })}
          </Button>
        )}
        <Button size="md" variant="default" onClick={onClose}>
          {t('cards.close')}
        </Button>
      </div>
    </DeskDialog>
  );
}

interface OneCardProps {
  readonly card: SeenStoreCard;
  readonly compared: ReadonlySet<string>;
  readonly onToggle: (fingerprint: string, isTicked: boolean) => void;
}

function OneCard({ card, compared, onToggle }: OneCardProps) {
  const { t } = useTranslation('gather');
  if (card.is === 'refused') {
    const file = card.file.split(/[\\/]/).at(-1) ?? card.file;
    return (
      <p className={styles.fine}>
        <Icon name="attention" />
        {t('cards.refused', { file, why: t(`cardFault.${card.fault}`) })}
      </p>
    );
  }
  const { fingerprint, code, unit, station } = card;
  return (
    <>
      <p className={styles.strong} lang="vi">
        {station === null
          ? t('placeOfDesk', { unitName: unit.name, unitCode: unit.code })
          : t('place', {
              unitName: unit.name,
              unitCode: unit.code,
              stationName: station.name,
              stationCode: station.code,
            })}
      </p>
      <p className={styles.code}>{code}</p>
      {card.is === 'known' ? (
        <p className={styles.hint}>{t('cards.known')}</p>
      ) : (
        <Checkbox
          size="md"
          label={t('cards.compared')}
          checked={compared.has(fingerprint)}
          onChange={(event) => onToggle(fingerprint, event.currentTarget.checked)}
        />
      )}
    </>
  );
}
