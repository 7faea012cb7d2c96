import { useTranslation } from 'react-i18next';
import type { SignInView } from '#shared/features/access/access.contract.ts';
import styles from './trial-people.module.css';

interface TrialPeopleProps {
  readonly people: SignInView['people'];
  readonly pins: SignInView['trialPins'];
}

/** The demo people of a trial folder with their PINs; nowhere else are there any. */
export function TrialPeople({ people, pins }: TrialPeopleProps) {
  const { t } = useTranslation('access');
  if (pins.length === 0) return null;
  const nameOf = (code: string) => people.find((person) => person.code === code)?.name ?? code;
  return (
    <aside className={styles.box} aria-label={t('trial.title')}>
      <div className={styles.heading}>
        <strong className={styles.tag}>{t('trial.title')}</strong>
        <p className={styles.body}>{t('trial.body')}</p>
      </div>
      <dl className={styles.pins}>
        {pins.map(({ code, pin }) => (
          <div key={code} className={styles.pin}>
            <dt lang="vi">{nameOf(code)}</dt>
            <dd>{pin}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
