import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import asking from '#renderer/ui/asking.module.css';
import { Heading } from '#renderer/ui/heading.tsx';
import styles from './request.module.css';

interface SentStepProps {
  readonly code: string;
  readonly strip: ReactNode;
}

/** The receipt's code, large and as a picture to photograph; it is shown this once. */
export function SentStep({ code, strip }: SentStepProps) {
  const { t } = useTranslation('request');
  return (
    <main className={asking.asking} data-beside>
      <div className={asking.words}>
        <Heading className={asking.title}>{t('sent.title')}</Heading>
        <p className={asking.hint}>{t('sent.body')}</p>
      </div>
      <div className={`${asking.answers} ${styles.sent}`}>
        <output className={styles.code} aria-label={t('sent.code', { code })}>
          {inGroups(code)}
        </output>
        <Picture code={code} label={t('sent.picture')} />
      </div>
      <div className={asking.edge}>{strip}</div>
    </main>
  );
}

function Picture({ code, label }: { readonly code: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(code, { border: 2 });
    const dark = data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size, path: dark.join('') };
  }, [code]);
  return (
    <svg className={styles.picture} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}

/** In fours, as people read and copy codes; spaces count for nothing where it is typed in. */
function inGroups(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
