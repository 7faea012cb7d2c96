import { Button, Checkbox, Loader, NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { LetterKind } from '#shared/features/letter/letter-contents.ts';
import type {
  ConsentRule,
  ConsentText,
  DeskConsent,
} from '#shared/features/letter/consent-terms.ts';
import {
  consentWays,
  type ConsentGiver,
  type ConsentWay,
} from '#shared/features/letter/letter-words.ts';
import styles from './consent-at-desk.module.css';
import { useConsentRule } from './use-consent-rule.ts';

/** On what a letter is begun: somebody agreed, or the office owes it whether asked or not. */
export type Ground = { readonly consent: DeskConsent } | { readonly consent?: undefined };

interface ConsentAtDeskProps {
  readonly client: Client;
  readonly kind: LetterKind;
  readonly unitName: string;
  readonly onGround: (ground: Ground) => void;
  readonly onCancel: () => void;
}

/** Comes before anything is typed: the text is read out, and the box under it starts empty. */
export function ConsentAtDesk({ client, kind, unitName, onGround, onCancel }: ConsentAtDeskProps) {
  const { t } = useTranslation('letter');
  const { asked, again } = useConsentRule(client, kind);
  switch (asked.is) {
    case 'loading':
      return <Loader role="status" aria-label={t('loading')} />;
    case 'failed':
      return (
        <>
          <FailureNote title={t('failed.title')} body={t('failed.body')} />
          <div className={styles.buttons}>
            <Button onClick={again}>{t('failed.again')}</Button>
            <Button variant="default" onClick={onCancel}>
              {t('act.cancel')}
            </Button>
          </div>
        </>
      );
    case 'known':
      return (
        <Asking
          kind={kind}
          unitName={unitName}
          rule={asked.rule}
          onGround={onGround}
          onCancel={onCancel}
        />
      );
    default:
      return asked satisfies never;
  }
}

interface AskingProps extends Omit<ConsentAtDeskProps, 'client'> {
  readonly rule: ConsentRule;
}

function Asking({ kind, unitName, rule, onGround, onCancel }: AskingProps) {
  const { t } = useTranslation('letter');
  const [begunBy, setBegunBy] = useState<'asked' | 'duty' | undefined>(
    rule.needed ? 'asked' : undefined,
  );
  return (
    <>
      {!rule.needed && (
        <Radio.Group
          label={t('consent.why')}
          value={begunBy ?? ''}
          onChange={(value) => setBegunBy(value === 'duty' ? 'duty' : 'asked')}
        >
          <div className={styles.choices}>
            <Radio value="asked" label={t('consent.asked')} />
            <Radio value="duty" label={t('consent.duty')} />
          </div>
        </Radio.Group>
      )}
      {begunBy === 'asked' && (
        <Agreeing
          kind={kind}
          unitName={unitName}
          rule={rule}
          onGround={onGround}
          onCancel={onCancel}
        />
      )}
      {begunBy !== 'asked' && (
        <>
          {begunBy === 'duty' && <p className={styles.hint}>{t('consent.dutyNote')}</p>}
          {begunBy === 'duty' && <SourceOf rule={rule} />}
          <div className={styles.buttons}>
            <Button disabled={begunBy === undefined} onClick={() => onGround({})}>
              {t('consent.next')}
            </Button>
            <Button variant="default" onClick={onCancel}>
              {t('act.cancel')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function Agreeing({ kind, unitName, rule, onGround, onCancel }: AskingProps) {
  const { t, i18n } = useTranslation('letter');
  const { texts, givers } = rule;
  const [language, setLanguage] = useState(i18n.language);
  const text = texts.find((each) => each.language === language) ?? texts[0];
  const [by, setBy] = useState<ConsentGiver | undefined>(
    givers.length === 1 ? givers[0] : undefined,
  );
  const [how, setHow] = useState<ConsentWay>();
  const [isAgreed, setAgreed] = useState(false);
  if (text === undefined) return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  const isWhole = isAgreed && by !== undefined && how !== undefined;

  function agree({ version, hash, language: read }: ConsentText): void {
    if (by !== undefined && how !== undefined) {
      onGround({ consent: { version, hash, language: read, by, how } });
    }
  }

  return (
    <>
      <p className={styles.hint}>{t('consent.readOut')}</p>
      {texts.length > 1 && (
        <NativeSelect
          className={styles.language ?? ''}
          label={t('consent.language')}
          value={text.language}
          onChange={(event) => {
            setLanguage(event.currentTarget.value);
            setAgreed(false); // another text is another consent
          }}
          data={texts.map(({ language: each }) => ({ value: each, label: languageName(each) }))}
        />
      )}
      <article className={styles.sheet} aria-label={t('consent.sheet')} lang={text.language}>
        <h3 className={styles.onPaper} lang="vi">
          {unitName}
        </h3>
        <h3>{t('consent.of', { kind: t(`kind.${kind}`), lng: text.language })}</h3>
        {text.text.split('\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <div className={styles.onPaper}>
          <p>{t('consent.iAgree', { lng: text.language })}</p>
          {(['fullName', 'who', 'day', 'signature'] as const).map((line) => (
            <p key={line} className={styles.line} data-line={line}>
              {t(`consent.paper.${line}`, { lng: text.language })}
            </p>
          ))}
          <p className={styles.small}>
            {t('consent.version', {
              version: text.version,
              hash: text.hash.slice(0, 16),
              lng: text.language,
            })}
          </p>
        </div>
      </article>
      <div className={styles.answers}>
        <Radio.Group
          label={t('consent.who')}
          value={by ?? ''}
          onChange={(value) => setBy(givers.find((each) => each === value))}
        >
          <div className={styles.choices}>
            {givers.map((each) => (
              <Radio key={each} value={each} label={t(`consent.by.${each}`)} />
            ))}
          </div>
        </Radio.Group>
        <Radio.Group
          label={t('consent.how')}
          value={how ?? ''}
          onChange={(value) => setHow(consentWays.find((each) => each === value))}
        >
          <div className={styles.choices}>
            {consentWays.map((each) => (
              <Radio key={each} value={each} label={t(`consent.way.${each}`)} />
            ))}
          </div>
        </Radio.Group>
      </div>
      <Checkbox
        size="md"
        label={t('consent.agreed')}
        checked={isAgreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
      />
      <SourceOf rule={rule} />
      <div className={styles.buttons}>
        <Button disabled={!isWhole} onClick={() => agree(text)}>
          {t('consent.next')}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {t('consent.print')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('consent.refused')}
        </Button>
      </div>
    </>
  );
}

function SourceOf({ rule: { source, verified } }: { readonly rule: ConsentRule }) {
  const { t } = useTranslation('letter');
  return (
    <p className={styles.small}>
      {verified ? t('rule.verified', { source }) : t('rule.unverified', { source })}
    </p>
  );
}

/** A language as its speakers write it. */
function languageName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
