import { useTranslation } from 'react-i18next';
import { Heading } from '#renderer/ui/heading.tsx';
import { FaceRow, type FaceRowProps } from './face-row.tsx';
import styles from './question.module.css';

/** The first screen: one tap on a face is a complete rating. */
export function QuestionScreen(faces: FaceRowProps) {
  const { t } = useTranslation('rating');
  return (
    <main className={styles.question}>
      <div className={styles.words}>
        <Heading className={styles.title}>{t('question')}</Heading>
        <p className={styles.hint}>{t('hint')}</p>
      </div>
      <FaceRow {...faces} />
    </main>
  );
}
