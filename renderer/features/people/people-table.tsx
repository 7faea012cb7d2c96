import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PeopleView } from '#shared/features/people/people.contract.ts';
import styles from './people-table.module.css';

interface PeopleTableProps {
  readonly people: PeopleView['people'];
  readonly onEdit: (code: string) => void;
}

/** Everybody who can or could sign in; who has left keeps a line, because the code does. */
export function PeopleTable({ people, onEdit }: PeopleTableProps) {
  const { t } = useTranslation(['people', 'access']);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['person', 'roles', 'secret', 'state', 'actions'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`people:column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map(({ code, name, roles, secret, state, isSelf }) => (
          <tr key={code} data-state={state}>
            <th scope="row">
              {state === 'left' ? (
                <span className={styles.gone}>{t('people:nameErased')}</span>
              ) : (
                <span lang="vi">{name}</span>
              )}
              <span className={styles.code}>
                {code}
                {isSelf && ` · ${t('people:you')}`}
              </span>
            </th>
            <td>{roles.map((role) => t(`access:role.${role}`)).join(', ')}</td>
            <td>{state === 'left' ? '–' : t(`people:secret.${secret}`)}</td>
            <td>
              <span className={styles.state} data-state={state}>
                {t(`people:state.${state}`)}
              </span>
            </td>
            <td>
              {state !== 'left' && (
                <Button
                  variant="default"
                  aria-label={t('people:editOf', { name })}
                  onClick={() => onEdit(code)}
                >
                  {t('people:edit')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
