import { useTranslation } from 'react-i18next';
import type { Glance } from '#shared/features/glance/glance.contract.ts';
import { Card } from './card.tsx';
import styles from './glance-screen.module.css';
import { writeTime } from './write-when.ts';

/** The times outside the usual ones in which citizens are served today. */
export function SessionsCard({ glance }: { readonly glance: Glance }) {
  const { t } = useTranslation('glance');
  const { sessions, offsetMinutes, today } = glance;
  return (
    <Card title={t('sessions.title')}>
      {sessions.length === 0 && <p>{t('sessions.none')}</p>}
      <ul className={styles.lines}>
        {sessions.map(({ mode, place, fromMs, toMs, isOpen }) => {
          const values = {
            from: writeTime(fromMs, offsetMinutes, today),
            to: writeTime(toMs, offsetMinutes, today),
            mode: t(`sessions.mode.${mode}`),
            place,
          };
          return (
            <li key={fromMs}>
              {place === '' ? t('sessions.line', values) : t('sessions.linePlace', values)}
              {isOpen && <span className={styles.mark}>{t('sessions.open')}</span>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
