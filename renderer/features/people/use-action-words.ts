import { useTranslation } from 'react-i18next';
import type { AuditLine } from '#shared/features/people/people.contract.ts';

/** What an audit line says; a deed that has no words here is told by its code. */
export function useActionWords(): (line: AuditLine) => string {
  const { i18n } = useTranslation('people');
  return ({ action, detail }) => {
    const key = `people:action.${action}`;
    return i18n.exists(key) ? i18n.t(key, detail) : action;
  };
}
