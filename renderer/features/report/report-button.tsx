import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReportDialog, type ReportDialogProps } from './report-dialog.tsx';

/** Has a report made of the question that the screen answers. */
export function ReportButton(asked: Omit<ReportDialogProps, 'onClose'>) {
  const { t } = useTranslation('report');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="md" onClick={() => setIsOpen(true)}>
        {t('title')}
      </Button>
      {isOpen && <ReportDialog {...asked} onClose={() => setIsOpen(false)} />}
    </>
  );
}
