import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { RadioList } from '#renderer/ui/radio-list.tsx';
import type { Decision } from '#shared/features/batch/decision.ts';
import { keyReasons, type KeyReason } from '#shared/features/batch/decision-grounds.ts';
import type { StoreCard } from '#shared/features/gather/gather.contract.ts';
import styles from './gather-screen.module.css';
import type { ShownLine } from './show-stations.ts';
import { useAttention } from './use-attention.ts';
import type { Gather } from './use-gather.ts';

interface StationDialogProps {
  readonly line: ShownLine;
  readonly cards: readonly StoreCard[];
  readonly isBusy: boolean;
  readonly gather: Gather;
  readonly onClose: () => void;
}

/** One station: all that is to be seen to, and its keys with whether they are trusted. */
export function StationDialog({ line, cards, isBusy, gather, onClose }: StationDialogProps) {
  const { t } = useTranslation('gather');
  const attention = useAttention()(line);
  const [revoking, setRevoking] = useState<StoreCard>();
  const own = cards.filter(
    ({ unit, station }) => unit.code === line.unitCode && station?.code === line.stationCode,
  );
  const title = `${line.unitName} – ${line.stationName}`;
  if (revoking !== undefined) {
    return (
      <RevokeDialog
        card={revoking}
        onRevoke={(decision) => {
          gather.decide(decision);
          onClose();
        }}
        onClose={() => setRevoking(undefined)}
      />
    );
  }
  return (
    <DeskDialog title={title} close={t('station.close')} onClose={onClose}>
      <div className={styles.part}>
        {attention.length === 0 ? (
          <p className={styles.fine}>
            <Icon name="check" />
            {t('table.fine')}
          </p>
        ) : (
          <ul className={styles.attention}>
            {attention.map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        )}
        <h3 className={styles.subheading}>{t('station.cards')}</h3>
        {own.length === 0 && <p>{t('station.noCard')}</p>}
        <ul className={styles.cards}>
          {own.map((card) => (
            <li key={card.fingerprint} className={styles.card}>
              <p className={styles.code}>{card.code}</p>
              <p className={styles.hint}>
                {card.revoked === null
                  ? t('station.upTo', { number: card.highestNumber })
                  : t('station.revoked', { number: card.revoked.lastNumber })}
              </p>
              {card.revoked === null ? (
                <Button
                  variant="default"
                  className={styles.own}
                  disabled={isBusy}
                  onClick={() => setRevoking(card)}
                >
                  {t('station.revoke')}
                </Button>
              ) : (
                <Button
                  variant="default"
                  className={styles.own}
                  disabled={isBusy}
                  onClick={() => {
                    if (card.revoked !== null) gather.undo(card.revoked.id);
                    onClose();
                  }}
                >
                  {t('station.backToTrust')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </DeskDialog>
  );
}

interface RevokeDialogProps {
  readonly card: StoreCard;
  readonly onRevoke: (decision: Decision) => void;
  readonly onClose: () => void;
}

/** Asks why, and up to which batch the key is still right, before it is trusted no longer. */
function RevokeDialog({ card, onRevoke, onClose }: RevokeDialogProps) {
  const { t } = useTranslation('gather');
  const [reason, setReason] = useState<KeyReason>();
  const [lastNumber, setLastNumber] = useState<number | string>(card.highestNumber);
  const isReady = reason !== undefined && typeof lastNumber === 'number';
  return (
    <DeskDialog title={t('station.revokeTitle')} close={t('station.close')} onClose={onClose}>
      <div className={styles.store}>
        <p className={styles.code}>{card.code}</p>
        <p>{t('station.revokeBody')}</p>
        <NumberInput
          size="md"
          className={styles.short}
          label={t('station.lastNumber')}
          description={t('station.lastNumberHint')}
          value={lastNumber}
          onChange={setLastNumber}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          allowNegative={false}
        />
        <RadioList
          label={t('station.reason')}
          choices={keyReasons}
          nameOf={(each) => t(`keyReason.${each}`)}
          value={reason}
          onChange={setReason}
        />
        <div className={styles.buttons}>
          <Button
            size="md"
            color="red"
            disabled={!isReady}
            onClick={() =>
              isReady && onRevoke({ is: 'key', key: card.fingerprint, lastNumber, reason })
            }
          >
            {t('station.yes')}
          </Button>
          <Button size="md" variant="default" onClick={onClose}>
            {t('station.no')}
          </Button>
        </div>
      </div>
    </DeskDialog>
  );
}
