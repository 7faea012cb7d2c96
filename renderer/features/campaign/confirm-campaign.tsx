import { Alert, Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { CampaignDetails } from './campaign-details.tsx';
import styles from './campaign-card.module.css';
import { titleIn } from './title-in.ts';
import type { ChosenCampaign } from './use-campaigns.ts';

interface ConfirmCampaignProps {
  readonly chosen: ChosenCampaign;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  readonly onPutBack: () => void;
}

/** What a person looks at before a survey is opened, and vouches for where nobody has listed the key. */
export function ConfirmCampaign({ chosen, isBusy, onOpen, onPutBack }: ConfirmCampaignProps) {
  const { t, i18n } = useTranslation('campaign');
  const { campaign, trust } = chosen;
  const [isCompared, setCompared] = useState(false);
  const mayOpen = trust === 'listed' || (trust === 'confirm' && isCompared);
  return (
    <section className={styles.card} aria-label={t('confirm.label')}>
      <p className={styles.label}>{t('confirm.label')}</p>
      <h2 className={styles.title}>{titleIn(campaign.title, i18n.language)}</h2>
      <CampaignDetails {...chosen} />
      {trust === 'confirm' && (
        <Alert
          variant="default"
          className={styles.note}
          icon={<Icon name="attention" />}
          title={t('confirm.unknownKey.title')}
        >
          <p className={styles.line}>{t('confirm.unknownKey.body')}</p>
          <Checkbox
            size="md"
            mt="md"
            label={t('confirm.compared')}
            checked={isCompared}
            onChange={(event) => setCompared(event.currentTarget.checked)}
          />
        </Alert>
      )}
      {trust === 'unlisted' && (
        <FailureNote
          title={t('refused.SUPERVISOR_UNLISTED.title')}
          body={t('refused.SUPERVISOR_UNLISTED.body')}
        />
      )}
      <p className={styles.line}>{t('confirm.pause')}</p>
      <div className={styles.ways}>
        <Button size="md" disabled={!mayOpen || isBusy} onClick={onOpen}>
          {t('confirm.open')}
        </Button>
        <Button size="md" variant="default" disabled={isBusy} onClick={onPutBack}>
          {t('confirm.putBack')}
        </Button>
      </div>
    </section>
  );
}
