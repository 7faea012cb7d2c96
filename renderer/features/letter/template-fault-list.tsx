import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import type {
  TemplateFault,
  TemplatePlace,
  TemplateStanding,
} from '#shared/features/letter/template-fault.ts';
import styles from './template-fault-list.module.css';

interface TemplateFaultListProps {
  /** The office mends its own in Word; the program's is installed again. */
  readonly from?: TemplateStanding['from'];
  readonly file: string;
  readonly faults: readonly TemplateFault[];
}

/** Why a template is refused: each fault in a sentence, and where to look in Word. */
export function TemplateFaultList({ from = 'office', file, faults }: TemplateFaultListProps) {
  const { t } = useTranslation('letter-template');
  if (faults.length === 0) return null;
  return (
    <Alert color="orange" icon={<Icon name="attention" />} title={t('refused')}>
      <p className={styles.file}>{t(from === 'office' ? 'file' : 'programFile', { file })}</p>
      <ul className={styles.faults}>
        {faults.map((fault, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same fault may stand there twice
          <li key={at}>
            {t(`fault.${fault.fault}`, { tag: fault.tag ?? '' })}
            {fault.place !== undefined && <Place place={fault.place} />}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Place({ place: { part, inTable, words } }: { readonly place: TemplatePlace }) {
  const { t } = useTranslation('letter-template');
  const values = { part: t(`part.${part}`), words };
  return (
    <span className={styles.place}>{inTable ? t('placeInTable', values) : t('place', values)}</span>
  );
}
