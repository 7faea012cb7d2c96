import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Refusal } from './ask.ts';
import styles from './letter-documents.module.css';
import { TemplateFaultList } from './template-fault-list.tsx';

/** Why a document, a register or a template is not there, and where to look. */
export function DocumentRefusal({ refusal }: { readonly refusal: Refusal | undefined }) {
  const { t } = useTranslation('letter');
  if (refusal === undefined) return null;
  switch (refusal.code) {
    case 'failed':
      return <FailureNote title={t('document.failed.title')} body={t('document.failed.body')} />;
    case 'TEMPLATE_FAULTY':
      return <TemplateFaultList {...refusal.data} />;
    case 'NO_DOCUMENT':
      return (
        <FailureNote title={t('refused.NO_DOCUMENT.title')} body={t('refused.NO_DOCUMENT.body')}>
          <ul className={styles.files}>
            {[...new Set(refusal.data.letters.map(({ why }) => why))].map((why) => (
              <li key={why}>{t(`document.why.${why}`)}</li>
            ))}
          </ul>
        </FailureNote>
      );
    case 'NOT_WRITTEN':
      return (
        <FailureNote title={t('refused.NOT_WRITTEN.title')} body={t('refused.NOT_WRITTEN.body')}>
          {t(...reasonKey(refusal.data.reason))}
        </FailureNote>
      );
    case 'TEMPLATE_EXISTS':
      return (
        <FailureNote
          title={t('refused.TEMPLATE_EXISTS.title')}
          body={t('refused.TEMPLATE_EXISTS.body')}
        >
          <code className={styles.path}>{refusal.data.file}</code>
        </FailureNote>
      );
    case 'LETTERS_CLOSED':
    case 'STORE_FULL':
    case 'FROM_AFTER_TO':
      return (
        <FailureNote
          title={t(`refused.${refusal.code}.title`)}
          body={t(`refused.${refusal.code}.body`)}
        />
      );
    default:
      throw new Error(`${refusal.code} is no refusal of a document`);
  }
}

const knownReasons = ['ENOSPC', 'EACCES', 'EROFS'] as const;

/** The words for the system's code; a code without words of its own is named. */
function reasonKey(code: string) {
  const known = knownReasons.find((each) => each === code);
  return [`document.reason.${known ?? 'other'}`, { code }] as const;
}
