import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { KnownCampaign } from '#shared/features/campaign/campaign.contract.ts';
import styles from './campaign-card.module.css';
import { CampaignDetails } from './campaign-details.tsx';
import { titleIn } from './title-in.ts';
import { writeDay } from '#renderer/ui/write-day.ts';

interface OpenCampaignCardProps {
  readonly known: KnownCampaign;
  readonly deskOnThisScreen: boolean;
  readonly isBusy: boolean;
  readonly onTakeAlong: () => void;
  readonly onClose: () => void;
}

/** The survey that is open, what that means for the office's own ratings, and the ways to end it. */
export function OpenCampaignCard(props: OpenCampaignCardProps) {
  const { known, deskOnThisScreen, isBusy, onTakeAlong, onClose } = props;
  const { t, i18n } = useTranslation('campaign');
  const format = useFormat();
  const [isClosing, setClosing] = useState(false);
  const { campaign, state, sealed } = known;
  return (
    <section className={styles.card} data-open aria-label={t(`state.${state}`)}>
      <p className={styles.label}>{t(`state.${state}`)}</p>
      <h2 className={styles.title}>{titleIn(campaign.title, i18n.language)}</h2>
      <p className={styles.meaning}>{t(`meaning.${state}`, { from: writeDay(campaign.from) })}</p>
      {deskOnThisScreen && state === 'asking' && (
        <div className={styles.signOut}>
          <Icon name="attention" size={30} />
          <div>
            <p className={styles.signOutTitle}>{t('signOut.title')}</p>
            <p className={styles.line}>{t('signOut.body')}</p>
          </div>
        </div>
      )}
      <p className={styles.sealed}>
        {t('sealed', { sealed: format.count(sealed) })}
        <span className={styles.hint}>{t('sealedHint')}</span>
      </p>
      <CampaignDetails {...known} />
      {isClosing ? (
        <div className={styles.question} role="group" aria-label={t('close.ask')}>
          <p className={styles.line}>{t('close.ask')}</p>
          <div className={styles.ways}>
            <Button size="md" disabled={isBusy} onClick={onClose}>
              {t('close.yes')}
            </Button>
            <Button size="md" variant="default" onClick={() => setClosing(false)}>
              {t('close.no')}
            </Button>
          </div>
        </div>
      ) : (
        <div className={styles.ways}>
          <Button size="md" disabled={isBusy} onClick={onTakeAlong}>
            {t('takeAlong')}
          </Button>
          <Button size="md" variant="default" disabled={isBusy} onClick={() => setClosing(true)}>
            {t('close.wish')}
          </Button>
        </div>
      )}
    </section>
  );
}
