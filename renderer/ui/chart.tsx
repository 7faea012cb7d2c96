import { Button, SegmentedControl } from '@mantine/core';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { chartCsv } from '#shared/charts/chart-csv.ts';
import { lightLook, type Chart } from '#shared/charts/chart.ts';
import { drawSvg } from '#shared/charts/draw-svg.ts';
import { framedChart, type ChartFrame } from '#shared/charts/framed-chart.ts';
import { writeCell, type ChartLanguage } from '#shared/charts/write-numbers.ts';
import styles from './chart.module.css';
import { drawPng } from './draw-png.ts';
import { usePrinting } from './use-printing.ts';
import { useWidth } from './use-width.ts';

export type ChartFileFormat = 'png' | 'svg' | 'csv';

export interface ChartLabels {
  readonly picture: string;
  readonly table: string;
  /** What the switch between the two is called, by the chart's title. */
  readonly shown: (title: string) => string;
  /** The button that saves a format, by the chart's title. */
  readonly save: (format: ChartFileFormat, title: string) => string;
}

interface ChartFigureProps {
  readonly chart: Chart;
  readonly labels: ChartLabels;
  readonly language: ChartLanguage;
  /** What a saved picture says around it. */
  readonly frame: ChartFrame;
  readonly onSave: (format: ChartFileFormat, content: string) => void;
}

/** As wide as a page of paper has room for at a readable size. */
const fileWidth = 960;
/** Between the margins of an A4 page that stands, in CSS pixels. */
const paperWidth = 680;
/** Longer tables are cut on the page; the file has all rows. */
const rowsShown = 200;

/** A chart: a picture, or the same as a table, and both as files. Where there is no picture the table stands. */
export function ChartFigure({ chart, labels, language, frame, onSave }: ChartFigureProps) {
  const [shown, setShown] = useState<'picture' | 'table'>('picture');
  const id = useId();
  const { title, description, notes, picture } = chart;
  const isTable = picture === undefined || shown === 'table';
  const formats: readonly ChartFileFormat[] =
    picture === undefined ? ['csv'] : ['png', 'svg', 'csv'];
  const save = (format: ChartFileFormat) => {
    const content = contentOf(chart, frame, format);
    if (content !== undefined) onSave(format, content);
  };
  return (
    <section className={styles.chart} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 className={styles.title} id={id}>
          {title}
        </h3>
        <div className={styles.tools}>
          {picture !== undefined && (
            <SegmentedControl
              size="xs"
              aria-label={labels.shown(title)}
              value={shown}
              onChange={(value) => setShown(value === 'table' ? 'table' : 'picture')}
              data={[
                { value: 'picture', label: labels.picture },
                { value: 'table', label: labels.table },
              ]}
            />
          )}
          {formats.map((format) => (
            <Button
              key={format}
              size="compact-sm"
              variant="default"
              aria-label={labels.save(format, title)}
              onClick={() => save(format)}
            >
              {format.toUpperCase()}
            </Button>
          ))}
        </div>
      </div>
      {isTable ? (
        <Table chart={chart} language={language} name={`${title}: ${labels.table}`} />
      ) : (
        <Picture {...chart} />
      )}
      {picture !== undefined && description !== '' && <p className={styles.told}>{description}</p>}
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Picture({ picture, title, description }: Chart) {
  const { element, width } = useWidth<HTMLDivElement>(fileWidth);
  const isPrinting = usePrinting();
  const drawnWidth = isPrinting ? paperWidth : width;
  const place = useRef<HTMLDivElement>(null);
  const svg = useMemo(
    () => picture && drawSvg(picture.option, { width: drawnWidth, height: picture.height }),
    [picture, drawnWidth],
  );
  useLayoutEffect(() => {
    if (svg === undefined) return;
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    place.current?.replaceChildren(document.importNode(drawn, true));
  }, [svg]);
  return (
    <div ref={element}>
      <div
        ref={place}
        className={styles.picture}
        role="img"
        aria-label={`${title}. ${description}`}
      />
    </div>
  );
}

interface TableProps extends Pick<ChartFigureProps, 'chart' | 'language'> {
  readonly name: string;
}

function Table({ chart, language, name }: TableProps) {
  const { columns, rows } = chart.table;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={name}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ title, form }) => (
              <th key={title} scope="col" data-form={form}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, rowsShown).map((row) => (
            <tr key={row.join('\n')}>
              {columns.map(({ title, form }, place) => (
                <td key={title} data-form={form}>
                  {writeCell(row[place] ?? null, form, language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > rowsShown && <p className={styles.more}>…</p>}
    </div>
  );
}

/** Files are for paper and for others, so they are drawn light whatever the page is. */
function contentOf(chart: Chart, frame: ChartFrame, format: ChartFileFormat): string | undefined {
  if (format === 'csv') return chartCsv(chart.table);
  const framed = framedChart(chart, frame, lightLook);
  if (framed === undefined) return undefined;
  const size = { width: fileWidth, height: framed.height };
  return format === 'svg' ? drawSvg(framed.option, size) : drawPng(framed.option, size);
}
