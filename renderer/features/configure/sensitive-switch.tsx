import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedQuestionnaire } from '#shared/features/station/station.contract.ts';
import styles from './sensitive-switch.module.css';

interface SensitiveSwitchProps {
  readonly questions: OfferedQuestionnaire['questions'];
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Switched on only after somebody has read what will be asked, and who reads it. */
export function SensitiveSwitch({ questions, isOn, onChange }: SensitiveSwitchProps) {
  const { t } = useTranslation('configure');
  const [isAsking, setAsking] = useState(false);
  const sensitive = questions.filter((question) => question.sensitive);
  const hasNone = sensitive.length === 0;
  return (
    <>
      <Checkbox
        size="md"
        label={t('sensitive.label')}
        description={t(hasNone ? 'sensitive.none' : 'sensitive.hint')}
        checked={isOn}
        disabled={hasNone && !isOn}
        onChange={() => (isOn ? onChange(false) : setAsking(true))}
      />
      <Modal.Root opened={isAsking} onClose={() => setAsking(false)} centered>
        <Modal.Overlay />
        <Modal.Content>
          <Modal.Body>
            <Modal.Title className={styles.title}>{t('sensitive.confirm.title')}</Modal.Title>
            <p className={styles.line}>{t('sensitive.confirm.body')}</p>
            <ul className={styles.questions} lang="vi">
              {sensitive.map(({ title }) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
            <p className={styles.line}>{t('sensitive.confirm.note')}</p>
            <Group justify="flex-end" mt="md">
              <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
                {t('sensitive.confirm.no')}
              </Button>
              <Button
                onClick={() => {
                  setAsking(false);
                  onChange(true);
                }}
              >
                {t('sensitive.confirm.yes')}
              </Button>
            </Group>
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
