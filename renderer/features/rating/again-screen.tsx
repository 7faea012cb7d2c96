import { useTranslation } from 'react-i18next';
import styles from '#renderer/ui/asking.module.css';
import { CountdownBar } from '#renderer/ui/countdown.tsx';
import { Heading } from '#renderer/ui/heading.tsx';
import { FaceRow, type FaceRowProps } from './face-row.tsx';

interface AgainScreenProps extends FaceRowProps {
  readonly windowMs: number;
}

/** Choosing again for a while; nothing shows what was chosen before. */
export function AgainScreen({ windowMs, ...faces }: AgainScreenProps) {
  const { t } = useTranslation('rating');
  return (
    <main className={styles.asking} data-first data-beside>
      <div className={styles.words}>
        <Heading className={styles.title}>{t('again.title')}</Heading>
        <p className={styles.hint}>{t('again.body')}</p>
      </div>
      <div className={styles.answers}>
        <FaceRow {...faces} />
      </div>
      <div className={styles.edge}>
        <CountdownBar windowMs={windowMs} />
      </div>
    </main>
  );
}
