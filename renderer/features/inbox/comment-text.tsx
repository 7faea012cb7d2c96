import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './comment-text.module.css';

/** Longer ones fold, so that a page stays a list. */
const foldsFrom = 420;

/** A citizen's words, as they wrote them. */
export function CommentText({ text }: { readonly text: string | null }) {
  const { t } = useTranslation('inbox');
  const [isWhole, setWhole] = useState(false);
  if (text === null) return <p className={styles.erased}>{t('item.erased')}</p>;
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

/** By the letters alone: in which language the screen stood is not told. */
export function languageOf(text: string): string {
  return /\p{Script=Khmer}/u.test(text) ? 'km' : 'vi';
}
