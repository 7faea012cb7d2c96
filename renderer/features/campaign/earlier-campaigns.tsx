import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { KnownCampaign } from '#shared/features/campaign/campaign.contract.ts';
import styles from './earlier-campaigns.module.css';
import { titleIn } from './title-in.ts';
import { writeDay } from '#renderer/ui/write-day.ts';

interface EarlierCampaignsProps {
  readonly campaigns: readonly KnownCampaign[];
  readonly isBusy: boolean;
  readonly onTakeAlong: (known: KnownCampaign) => void;
}

/** Surveys that were closed; their answers wait for whoever may read them. */
export function EarlierCampaigns({ campaigns, isBusy, onTakeAlong }: EarlierCampaignsProps) {
  const { t, i18n } = useTranslation('campaign');
  const format = useFormat();
  if (campaigns.length === 0) return null;
  return (
    <section aria-label={t('earlier')}>
      <h2 className={styles.heading}>{t('earlier')}</h2>
      <ul className={styles.list}>
        {campaigns.map((known) => {
          const { id, title, supervisor, from, to } = known.campaign;
          return (
            <li key={id} className={styles.item}>
              <div>
                <p className={styles.title}>{titleIn(title, i18n.language)}</p>
                <p className={styles.line}>
                  <span lang="vi">{supervisor}</span> ·{' '}
                  {t('fact.fromTo', { from: writeDay(from), to: writeDay(to) })}
                </p>
                <p className={styles.line}>{t('sealed', { sealed: format.count(known.sealed) })}</p>
              </div>
              <Button variant="default" disabled={isBusy} onClick={() => onTakeAlong(known)}>
                {t('takeAlong')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
