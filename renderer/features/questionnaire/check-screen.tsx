import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import asking from '#renderer/ui/asking.module.css';
import { Heading } from '#renderer/ui/heading.tsx';
import { Pages } from '#renderer/ui/pages.tsx';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import { maskPersonalNumbers } from '#shared/privacy/mask-personal-numbers.ts';
import { Strip } from './step-strip.tsx';
import styles from './writing.module.css';

interface CheckScreenProps {
  readonly words: string;
  readonly time: ReactNode;
  readonly onSend: (words: string) => void;
  readonly onEdit: () => void;
}

/** There is a number in the words that may name a person; whoever wrote it decides. */
export function CheckScreen({ words, time, onSend, onEdit }: CheckScreenProps) {
  const { t } = useTranslation('questionnaire');
  const masked = maskPersonalNumbers(words);
  return (
    <main className={asking.asking} data-beside>
      <div className={asking.words}>
        <Heading className={asking.title}>{t('check.title')}</Heading>
        <p className={asking.hint}>{t('check.body')}</p>
      </div>
      <div className={`${asking.answers} ${styles.check}`}>
        <div className={styles.masked}>
          <Pages words={{ more: t('pages.more'), back: t('pages.back') }}>
            {passagesOf(masked).map((passage) => (
              <p key={passage.from}>{passage.text}</p>
            ))}
          </Pages>
        </div>
      </div>
      <div className={asking.edge}>
        <Strip time={time}>
          <PillButton onPress={onEdit}>{t('check.edit')}</PillButton>
          <PillButton kind="first" onPress={() => onSend(masked)}>
            {t('check.mask')}
          </PillButton>
          <PillButton onPress={() => onSend(words)}>{t('check.keep')}</PillButton>
        </Strip>
      </div>
    </main>
  );
}

/** Long words in passages that a page can hold: what was written is turned like answers are. */
function passagesOf(words: string): { readonly from: number; readonly text: string }[] {
  return [...words.matchAll(/\S[^\n]{0,110}(?=\s|$)|\S+/g)].map(({ 0: text, index }) => ({
    from: index,
    text,
  }));
}
