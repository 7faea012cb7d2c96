import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { Medium } from '#shared/features/batch/batch.contract.ts';
import styles from './batch-screen.module.css';

/** No folder is called so: it stands for the one that is typed. */
export const otherFolder = '';

interface MediumChoiceProps {
  readonly media: readonly Medium[];
  readonly choice: string;
  readonly disabled: boolean;
  readonly onChoose: (folder: string) => void;
  readonly onLook: () => void;
}

/** The sticks that are plugged in, or a folder by its path. */
export function MediumChoice({ media, choice, disabled, onChoose, onLook }: MediumChoiceProps) {
  const { t } = useTranslation('batch');
  const size = useSize();
  return (
    <fieldset className={styles.media} disabled={disabled}>
      <legend className={styles.legend}>{t('carry.which')}</legend>
      {media.length === 0 && <p>{t('carry.none')}</p>}
      {media.map(({ folder, name, freeBytes, bytes, isReadOnly }) => (
        <label key={folder} className={styles.medium}>
          <input
            type="radio"
            name="medium"
            checked={choice === folder}
            onChange={() => onChoose(folder)}
          />
          <span>
            <span className={styles.strong}>
              {name === '' ? folder : t('carry.medium', { name, folder })}
            </span>
            <span className={styles.hint}>
              {isReadOnly
                ? t('carry.readOnly')
                : t('carry.free', { free: size(freeBytes), all: size(bytes) })}
            </span>
          </span>
        </label>
      ))}
      <label className={styles.medium}>
        <input
          type="radio"
          name="medium"
          checked={choice === otherFolder}
          onChange={() => onChoose(otherFolder)}
        />
        <span className={styles.strong}>{t('carry.other')}</span>
      </label>
      <Button variant="subtle" size="sm" className={styles.again} onClick={onLook}>
        {t('carry.lookAgain')}
      </Button>
    </fieldset>
  );
}

/** Bytes as people say them of a stick: `3,2 GB`. */
export function useSize(): (bytes: number) => string {
  const format = useFormat();
  return (bytes) => {
    const steps = ['kB', 'MB', 'GB', 'TB'];
    const step = Math.min(
      Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 1),
      steps.length,
    );
    return `${format.decimal(bytes / 1000 ** step)} ${steps[step - 1]}`;
  };
}
