import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Erased, InboxItem } from '#shared/features/inbox/inbox.contract.ts';
import styles from './comment-text.module.css';
import { writeDay } from './write-period.ts';

/** Longer ones fold, so that a page stays a list. */
const foldsFrom = 420;

/** A citizen's words, as they wrote them. */
export function CommentText({ text, erased }: Pick<InboxItem, 'text' | 'erased'>) {
  const { t } = useTranslation('inbox');
  const [isWhole, setWhole] = useState(false);
  if (text === null) return <ErasedNote erased={erased} />;
  const isLong = text.length > foldsFrom || text.split('\n').length > 6;
  return (
    <div>
      <p
        className={styles.text}
        data-folded={isLong && !isWhole}
        lang={languageOf(text)}
        dir="auto"
      >
        {text}
      </p>
      {isLong && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? t('item.less') : t('item.whole')}
        </Button>
      )}
    </div>
  );
}

/** What stands where words were: that there were some, and who erased them when and why. */
function ErasedNote({ erased }: { readonly erased: Erased | null }) {
  const { t } = useTranslation('inbox');
  const [day = '', time = ''] = erased?.at.split('T') ?? [];
  return (
    <div className={styles.erased}>
      <p>{t('item.erased')}</p>
      {erased && (
        <p className={styles.who}>
          {t('item.erasedLine', {
            day: writeDay(day),
            time,
            by: erased.by,
            reason: t(`erase.why.${erased.reason ?? 'unknown'}`),
          })}
        </p>
      )}
    </div>
  );
}

/** By the letters alone: in which language the screen stood is not told. */
export function languageOf(text: string): string {
  return /\p{Script=Khmer}/u.test(text) ? 'km' : 'vi';
}
