import { useTranslation } from 'react-i18next';
import { personRoles, rightsOfRoles, type PersonRole } from '#shared/features/access/rights.ts';
import styles from './role-choice.module.css';

interface RoleChoiceProps {
  readonly roles: readonly PersonRole[];
  readonly isMissing: boolean;
  readonly disabled?: boolean;
  readonly onChange: (roles: PersonRole[]) => void;
}

/** The roles with what each is about, and every right that the chosen ones give together. */
export function RoleChoice({ roles, isMissing, disabled = false, onChange }: RoleChoiceProps) {
  const { t } = useTranslation(['people', 'access']);
  const rights = [...rightsOfRoles(roles)];
  return (
    <fieldset className={styles.roles} disabled={disabled}>
      <legend className={styles.legend}>{t('people:roles.legend')}</legend>
      <p className={styles.hint}>{t(disabled ? 'people:roles.own' : 'people:roles.hint')}</p>
      {personRoles.map((role) => (
        <label key={role} className={styles.role}>
          <input
            type="checkbox"
            checked={roles.includes(role)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(personRoles.filter((one) => (one === role ? checked : roles.includes(one))))
            }
          />
          <span>
            <span className={styles.name}>{t(`access:role.${role}`)}</span>
            <span className={styles.hint}>{t(`people:role.${role}`)}</span>
          </span>
        </label>
      ))}
      {isMissing && (
        <p role="alert" className={styles.missing}>
          {t('people:roles.missing')}
        </p>
      )}
      {rights.length > 0 && (
        <details className={styles.rights}>
          <summary>{t('people:roles.mayDo')}</summary>
          <ul>
            {rights.map((right) => (
              <li key={right}>{t(`people:right.${right}`)}</li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  );
}
