import { Alert, Button, Checkbox, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { usePlaceWords } from '#renderer/client/use-place-words.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { PlaceField, usePlace } from '#renderer/ui/place-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Medium } from '#shared/features/batch/batch.contract.ts';
import { leastFloor } from '#shared/features/gather/least-floor.ts';
import styles from './gather-screen.module.css';
import { useOpenData, type OpenData, type Outlook } from './use-open-data.ts';

interface OpenDataPanelProps {
  readonly client: Client;
  readonly media: readonly Medium[];
  readonly isStoreBusy: boolean;
  readonly onLook: () => void;
}

/** Publishes quarters that are over, after somebody saw what is shown and what is kept back. */
export function OpenDataPanel({ client, media, isStoreBusy, onLook }: OpenDataPanelProps) {
  const { t } = useTranslation('gather');
  const openData = useOpenData(client);
  const { quarters, chosen, floor, work } = openData;
  const isBusy = openData.isBusy || isStoreBusy;
  const outcome = useRevealed<HTMLDivElement>(work.is);
  return (
    <section className={`${styles.panel} ${styles.screenOnly}`} aria-labelledby="gather-open-data">
      <h2 className={styles.heading} id="gather-open-data">
        {t('openData.title')}
      </h2>
      <p>{t('openData.intro')}</p>
      {quarters === undefined ? (
        <Button
          size="md"
          variant="default"
          className={styles.own}
          disabled={isBusy}
          onClick={openData.look}
        >
          {t('openData.look')}
        </Button>
      ) : quarters.length === 0 ? (
        <p className={styles.hint}>{t('openData.none')}</p>
      ) : (
        <>
          <Checkbox.Group size="md" label={t('openData.quarters')} value={[...chosen]}>
            <div className={styles.grounds}>
              {quarters.map(({ quarter, published }) => (
                <Checkbox
                  key={quarter}
                  size="md"
                  value={quarter}
                  disabled={isBusy}
                  label={t('openData.quarter', {
                    number: quarter.slice(6),
                    year: quarter.slice(0, 4),
                  })}
                  description={
                    published !== null && t('openData.published', { day: writeDay(published) })
                  }
                  onChange={(event) => openData.choose(quarter, event.currentTarget.checked)}
                />
              ))}
            </div>
          </Checkbox.Group>
          <NumberInput
            size="md"
            className={styles.short}
            label={t('openData.floor')}
            description={t('openData.floorHint', { least: leastFloor })}
            value={floor}
            min={leastFloor}
            max={1000}
            allowDecimal={false}
            disabled={isBusy}
            onChange={(value) => typeof value === 'number' && openData.setFloor(value)}
          />
        </>
      )}
      {quarters !== undefined &&
        quarters.length > 0 &&
        work.is !== 'weighed' &&
        work.is !== 'publishing' && (
          <Button
            size="md"
            variant="default"
            className={styles.own}
            disabled={isBusy || chosen.size === 0 || floor < leastFloor}
            onClick={openData.weigh}
          >
            {t('openData.weigh')}
          </Button>
        )}
      <div ref={outcome} className={styles.part}>
        <Shown openData={openData} media={media} isBusy={isBusy} onLook={onLook} />
      </div>
    </section>
  );
}

interface ShownProps extends Pick<OpenDataPanelProps, 'media' | 'onLook'> {
  readonly openData: OpenData;
  readonly isBusy: boolean;
}

function Shown({ openData, ...place }: ShownProps) {
  const { t } = useTranslation('gather');
  const { work } = openData;
  switch (work.is) {
    case 'ready':
      return null;
    case 'looking':
    case 'weighing':
      return <p role="status">{t(`openData.${work.is}`)}</p>;
    case 'weighed':
    case 'publishing':
      return (
        <Publishing openData={openData} outlook={work.outlook} isSure={work.isSure} {...place} />
      );
    case 'written':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          <p className={styles.line}>
            {t('openData.done', { files: work.written.files, out: work.written.out })}
          </p>
          <p className={styles.line}>{t('openData.next')}</p>
        </Alert>
      );
    case 'refused':
      return (
        <FailureNote
          title={t(`refused.${work.problem}.title`)}
          body={t(`refused.${work.problem}.body`)}
        />
      );
    default:
      return work satisfies never;
  }
}

interface PublishingProps extends ShownProps {
  readonly outlook: Outlook;
  readonly isSure: boolean;
}

/** What would be shown and kept back, the warning, and where the files go. */
function Publishing({ openData, outlook, isSure, media, isBusy, onLook }: PublishingProps) {
  const { t } = useTranslation('gather');
  const words = { ...usePlaceWords(), which: t('openData.where') };
  const place = usePlace(media);
  const name = `so-lieu-mo-${[...openData.chosen].toSorted().join('-')}`;
  return (
    <>
      {outlook === null ? (
        <p className={styles.fine}>
          <Icon name="info" />
          {t('openData.again')}
        </p>
      ) : (
        <>
          <OutlookList outlook={outlook} />
          <Alert
            role="note"
            color="orange"
            icon={<Icon name="attention" />}
            title={t('openData.warning')}
          >
            {t('openData.warningBody')}
          </Alert>
        </>
      )}
      <PlaceField
        words={words}
        group="open-data-medium"
        media={media}
        place={place}
        disabled={isBusy}
        onLook={onLook}
      />
      <p className={styles.hint}>{t('openData.whereHint', { name })}</p>
      {outlook !== null && (
        <Checkbox
          size="md"
          label={t('openData.understood')}
          checked={isSure}
          disabled={isBusy}
          onChange={(event) => openData.sure(event.currentTarget.checked)}
        />
      )}
      <div className={styles.buttons}>
        <Button
          size="md"
          disabled={isBusy || (outlook !== null && !isSure)}
          onClick={() => place.withPath(openData.publish)}
        >
          {t(outlook === null ? 'openData.write' : 'openData.publish')}
        </Button>
        <Button size="md" variant="default" disabled={isBusy} onClick={openData.rest}>
          {t('openData.cancel')}
        </Button>
      </div>
      {openData.isBusy && <p role="status">{t('openData.publishing')}</p>}
    </>
  );
}

function OutlookList({ outlook }: { readonly outlook: NonNullable<Outlook> }) {
  const { t } = useTranslation('gather');
  const format = useFormat();
  const { incomplete, ...counts } = outlook;
  const shown = {
    shown: format.count(counts.shown),
    answers: format.count(counts.answers),
    keptBack: format.count(counts.keptBack),
  };
  const parts = (alone: number, joined: number) => ({
    alone: format.count(alone),
    joined: format.count(joined),
  });
  return (
    <div>
      <h3 className={styles.subheading}>{t('openData.would')}</h3>
      <ul className={styles.attention}>
        <li>{t('openData.shown', shown)}</li>
        <li>{t('openData.keptBack', shown)}</li>
        <li>{t('openData.units', parts(counts.unitsAlone, counts.unitsJoined))}</li>
        <li>{t('openData.quartersOnly', { rows: format.count(counts.quartersOnly) })}</li>
        <li>{t('openData.fields', parts(counts.fieldsAlone, counts.fieldsJoined))}</li>
        {counts.surveys > 0 && (
          <li>{t('openData.surveys', { surveys: format.count(counts.surveys) })}</li>
        )}
        {counts.late > 0 && <li>{t('openData.late', { late: format.count(counts.late) })}</li>}
      </ul>
      {incomplete.length > 0 && (
        <p className={styles.fine}>
          <Icon name="attention" />
          {t('openData.incomplete', { units: incomplete.join('; ') })}
        </p>
      )}
    </div>
  );
}
