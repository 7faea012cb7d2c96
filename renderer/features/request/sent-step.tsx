import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import asking from '#renderer/ui/asking.module.css';
import { Heading } from '#renderer/ui/heading.tsx';
import { CodePicture } from '#renderer/ui/code-picture.tsx';
import { inGroups } from './in-groups.ts';
import { PrintWay } from './print-way.tsx';
import { ReceiptSlip, type Receipt } from './receipt-slip.tsx';
import styles from './request.module.css';
import type { useReceiptPrint } from './use-receipt-print.ts';

/** The receipt printer beside the screen. */
export interface SlipPrinter extends Readonly<ReturnType<typeof useReceiptPrint>> {
  readonly receipt: Receipt;
  readonly language: string;
}

interface SentStepProps {
  readonly code: string;
  readonly requestedOn: string;
  readonly printer: SlipPrinter | undefined;
  readonly strip: ReactNode;
}

/** The receipt's code, large and as a picture to photograph; it is shown this once. */
export function SentStep({ code, requestedOn, printer, strip }: SentStepProps) {
  const { t } = useTranslation('request');
  const said = {
    ready: t('sent.bodyWithPaper'),
    printing: t('sent.bodyWithPaper'),
    printed: t('sent.printed'),
    failed: t('sent.failed'),
  };
  return (
    <main className={asking.asking} data-beside>
      <div className={asking.words}>
        <Heading className={asking.title}>{t('sent.title')}</Heading>
        <p className={asking.hint} aria-live="polite">
          {printer === undefined ? t('sent.body') : said[printer.printing]}
        </p>
      </div>
      <div className={`${asking.answers} ${styles.sent}`} data-ways={printer === undefined ? 2 : 3}>
        <output className={styles.code} aria-label={t('sent.code', { code })}>
          <span>{inGroups(code)}</span>
        </output>
        <CodePicture className={styles.picture} code={code} label={t('sent.picture')} quiet={2} />
        {printer !== undefined && (
          <>
            <PrintWay {...printer} onPrint={() => void printer.start()} />
            <ReceiptSlip {...printer} code={code} day={requestedOn} />
          </>
        )}
      </div>
      <div className={asking.edge}>{strip}</div>
    </main>
  );
}
