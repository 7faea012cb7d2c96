import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import styles from './choose-campaign.module.css';

interface ChooseCampaignProps {
  readonly isBusy: boolean;
  readonly onFile: (text: string) => void;
}

/** The way in: a file from the supervisor, chosen on this machine. */
export function ChooseCampaign({ isBusy, onFile }: ChooseCampaignProps) {
  const { t } = useTranslation('campaign');

  async function take(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    const text = await file.text();
    input.value = ''; // the same file may be chosen again after it was put right
    onFile(text);
  }

  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t('choose.title')}</h2>
      <p className={styles.hint}>{t('choose.hint')}</p>
      <label className={styles.file}>
        <Icon name="file" />
        {t('choose.file')}
        <input
          type="file"
          accept=".hlcampaign"
          disabled={isBusy}
          onChange={(event) => void take(event.currentTarget)}
        />
      </label>
    </section>
  );
}
