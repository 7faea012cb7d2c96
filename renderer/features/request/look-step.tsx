import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import asking from '#renderer/ui/asking.module.css';
import { Heading } from '#renderer/ui/heading.tsx';
import { Pages } from '#renderer/ui/pages.tsx';
import { choicesOf, fieldsOf, type RequestDraft, type RequestField } from './request-draft.ts';
import styles from './request.module.css';

interface LookStepProps {
  readonly draft: RequestDraft;
  readonly isSending: boolean;
  readonly strip: ReactNode;
  readonly onChange: (field: RequestField) => void;
}

/** Everything that was written, once more, before it is sent. */
export function LookStep({ draft, isSending, strip, onChange }: LookStepProps) {
  const { t } = useTranslation('request');
  const sayAnswer = (field: RequestField, answer: string) => {
    const to = choicesOf.to.find((code) => field === 'to' && code === answer);
    if (to !== undefined) return t(`field.to.${to}`);
    const called = choicesOf.salutation.find((code) => field === 'salutation' && code === answer);
    return called === undefined ? answer : t(`field.salutation.${called}`);
  };
  const given = fieldsOf(draft).flatMap((field) => {
    const answer = draft.answers[field];
    return answer === undefined ? [] : [{ field, answer }];
  });
  return (
    <main className={asking.asking} data-beside>
      <div className={asking.words}>
        <Heading className={asking.title}>{t('look.title')}</Heading>
      </div>
      <div className={asking.answers}>
        <Pages className={styles.entries} words={{ more: t('pages.more'), back: t('pages.back') }}>
          {given.map(({ field, answer }) => (
            <div key={field} className={styles.entry}>
              <p>
                <span className={styles.asked}>{t(`field.${field}.title`)}</span>
                <span className={styles.given}>{sayAnswer(field, answer)}</span>
              </p>
              <button
                type="button"
                className={styles.edit}
                disabled={isSending}
                aria-label={`${t('look.edit')}: ${t(`field.${field}.title`)}`}
                onClick={() => onChange(field)}
              >
                {t('look.edit')}
              </button>
            </div>
          ))}
        </Pages>
      </div>
      <div className={asking.edge}>{strip}</div>
    </main>
  );
}
