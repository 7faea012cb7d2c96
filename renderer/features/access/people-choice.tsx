import { useTranslation } from 'react-i18next';
import type { SignInView } from '#shared/features/access/access.contract.ts';
import styles from './people-choice.module.css';

interface PeopleChoiceProps {
  readonly people: SignInView['people'];
  readonly code: string | undefined;
  readonly onChoose: (code: string) => void;
}

/** The people who can sign in here, by name. */
export function PeopleChoice({ people, code, onChoose }: PeopleChoiceProps) {
  const { t } = useTranslation('access');
  if (people.length === 0) return <p>{t('noPeople')}</p>;
  return (
    <fieldset className={styles.people}>
      <legend className={styles.legend}>{t('signIn.choosePerson')}</legend>
      <div className={styles.list}>
        {people.map((person) => (
          <label key={person.code} className={styles.person}>
            <input
              type="radio"
              name="person"
              value={person.code}
              checked={person.code === code}
              onChange={() => onChoose(person.code)}
            />
            <span>
              <span className={styles.name} lang="vi">
                {person.name}
              </span>
              <span className={styles.roles}>
                {person.roles.map((role) => t(`role.${role}`)).join(', ')}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
