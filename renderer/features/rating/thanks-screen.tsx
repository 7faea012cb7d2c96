import { useTranslation } from 'react-i18next';
import { CountdownRing } from '#renderer/ui/countdown.tsx';
import { Lotus } from '#renderer/ui/drawings.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import styles from './thanks-screen.module.css';

interface ThanksScreenProps {
  readonly windowMs: number;
  readonly onChange: () => void;
}

/** The same for every answer: it does not know which was given. */
export function ThanksScreen({ windowMs, onChange }: ThanksScreenProps) {
  const { t } = useTranslation('rating');
  return (
    <Message
      drawing={<Lotus />}
      title={t('thanks.title')}
      body={t('thanks.body')}
      action={
        <PillButton icon={<CountdownRing windowMs={windowMs} />} onPress={onChange}>
          {t('change')}
        </PillButton>
      }
    />
  );
}

/** The same thanks in one line, above the first question. */
export function ThanksLine() {
  const { t } = useTranslation('rating');
  return (
    <p className={styles.thanks} role="alert" aria-live="polite">
      <Icon name="check" size={40} />
      <span>
        <span>{t('thanks.title')}</span> <span>{t('thanks.body')}</span>
      </span>
    </p>
  );
}
