import { Alert, Badge, Button, Loader, Table, Title } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import type { LetterTemplate } from '#shared/features/letter/letter-templates.ts';
import type { TemplateStanding } from '#shared/features/letter/template-fault.ts';
import { ask, type Refusal } from './ask.ts';
import { DocumentRefusal } from './document-refusal.tsx';
import styles from './letter-documents.module.css';
import { TemplateFaultList } from './template-fault-list.tsx';

interface Listed {
  readonly folder: string;
  readonly templates: readonly TemplateStanding[];
}

/** The templates letters are written with: whose each is, what is wrong with it, a copy to edit. */
export function TemplateList({ client }: { readonly client: Client }) {
  const { t } = useTranslation('letter');
  const [listed, setListed] = useState<Listed>();
  const [isBusy, setBusy] = useState(true);
  const [copied, setCopied] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();

  const read = useCallback(async () => {
    setBusy(true);
    const outcome = await ask(client.letter.templates());
    if (outcome.done) setListed(outcome.data);
    else setRefusal(outcome.refusal);
    setBusy(false);
  }, [client]);
  useEffect(() => void read(), [read]);

  async function copy(template: LetterTemplate): Promise<void> {
    setBusy(true);
    const outcome = await ask(client.letter.copyTemplate({ template }));
    setRefusal(outcome.done ? undefined : outcome.refusal);
    setCopied(outcome.done ? outcome.data.file : undefined);
    await read();
  }

  function again(): void {
    setRefusal(undefined);
    setCopied(undefined);
    void read();
  }

  const isFaulty = listed?.templates.some(({ faults }) => faults.length > 0) === true;
  return (
    // few look here, and seldom; what cannot be used shows itself
    <details className={styles.below} open={isFaulty}>
      <summary className={styles.summary}>
        <Title order={2} size="h4">
          {t('document.templates.heading')}
        </Title>
      </summary>
      <div className={styles.part}>
        <p className={styles.hint}>
          {t('document.templates.intro')}
          {listed !== undefined && <code className={styles.path}>{listed.folder}</code>}
        </p>
        <div className={styles.buttons}>
          <Button variant="default" disabled={isBusy} onClick={again}>
            {t('document.templates.again')}
          </Button>
          {isBusy && (
            <Loader size="sm" role="status" aria-label={t('document.templates.loading')} />
          )}
        </div>
        <DocumentRefusal refusal={refusal} />
        {copied !== undefined && (
          <Alert role="status" variant="light" icon={<Icon name="check" />}>
            {t('document.templates.copied')}
            <code className={styles.path}>{copied}</code>
          </Alert>
        )}
        {listed !== undefined && (
          <TemplateTable templates={listed.templates} isBusy={isBusy} onCopy={copy} />
        )}
      </div>
    </details>
  );
}

interface TemplateTableProps {
  readonly templates: readonly TemplateStanding[];
  readonly isBusy: boolean;
  readonly onCopy: (template: LetterTemplate) => Promise<void>;
}

function TemplateTable({ templates, isBusy, onCopy }: TemplateTableProps) {
  const { t } = useTranslation('letter');
  return (
    <>
      <Table className={styles.table} aria-label={t('document.templates.heading')}>
        <Table.Thead>
          <Table.Tr>
            {(['name', 'whose', 'state', 'todo'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`document.templates.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {templates.map(({ template, from, faults }) => {
            const name = t(`document.template.${template}`);
            return (
              <Table.Tr key={template}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>{t(`document.templates.${from}`)}</Table.Td>
                <Table.Td>
                  {faults.length === 0 ? (
                    t('document.templates.usable')
                  ) : (
                    <Badge variant="light" tt="none" size="lg" color="orange">
                      {t('document.templates.faulty')}
                    </Badge>
                  )}
                </Table.Td>
                <Table.Td>
                  {from === 'program' && faults.length === 0 && (
                    <Button
                      variant="default"
                      size="xs"
                      disabled={isBusy}
                      aria-label={t('document.templates.copyOf', { name })}
                      onClick={() => void onCopy(template)}
                    >
                      {t('document.templates.copy')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {templates.map(({ template, ...standing }) => (
        <TemplateFaultList key={template} {...standing} />
      ))}
    </>
  );
}
