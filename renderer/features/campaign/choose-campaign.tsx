import { useTranslation } from 'react-i18next';
import { ChooseFile } from '#renderer/ui/choose-file.tsx';
import styles from './choose-campaign.module.css';

interface ChooseCampaignProps {
  readonly isBusy: boolean;
  readonly onFile: (text: string) => void;
}

/** The way in: a file from the supervisor, chosen on this machine. */
export function ChooseCampaign({ isBusy, onFile }: ChooseCampaignProps) {
  const { t } = useTranslation('campaign');
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t('choose.title')}</h2>
      <p className={styles.hint}>{t('choose.hint')}</p>
      <ChooseFile label={t('choose.file')} accept=".hlcampaign" isBusy={isBusy} onText={onFile} />
    </section>
  );
}
