import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import asking from '#renderer/ui/asking.module.css';
import { Heading } from '#renderer/ui/heading.tsx';
import { Pages } from '#renderer/ui/pages.tsx';
import styles from './request.module.css';

interface Choice<Code extends string> {
  readonly code: Code;
  readonly label: string;
  readonly why?: string;
}

interface ChoiceStepProps<Code extends string> {
  readonly title: string;
  readonly hint?: string;
  readonly choices: readonly Choice<Code>[];
  readonly strip: ReactNode;
  readonly onChoose: (code: Code) => void;
}

/** One of a few; none stands out. */
export function ChoiceStep<Code extends string>(props: ChoiceStepProps<Code>) {
  const { title, hint, choices, strip, onChoose } = props;
  const { t } = useTranslation('request');
  return (
    <main className={asking.asking} data-beside>
      <div className={asking.words}>
        <Heading className={asking.title}>{title}</Heading>
        {hint !== undefined && <p className={asking.hint}>{hint}</p>}
      </div>
      <div className={asking.answers}>
        <div className={styles.group} role="group" aria-label={title}>
          <Pages
            className={styles.choices}
            count={choices.length}
            words={{ more: t('pages.more'), back: t('pages.back') }}
          >
            {choices.map(({ code, label, why }) => (
              <button
                key={code}
                type="button"
                className={styles.choice}
                data-option
                onClick={() => onChoose(code)}
              >
                <span className={styles.label}>{label}</span>
                {why !== undefined && <span className={styles.why}>{why}</span>}
              </button>
            ))}
          </Pages>
        </div>
      </div>
      <div className={asking.edge}>{strip}</div>
    </main>
  );
}
