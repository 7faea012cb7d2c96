import type { Response } from '../rating/response.ts';
import { labelSets, type LabelSet } from '../rating/scale.ts';
import { pressedBy } from '../questionnaire/built-in-questions.ts';
import type { Series } from './figures.contract.ts';

/** Who pressed, in the order of the question, and after them those of whom nobody said. */
const pressers: readonly string[] = [...pressedBy.options.map(({ code }) => code), ''];
const channels: readonly string[] = ['kiosk', 'assisted', 'portable', 'paper'];
const labelSetsInOrder = Object.keys(labelSets) as LabelSet[];

/** Answers that may be counted together: the same words, in the same order, given the same way. */
export type OneSeries = Omit<Series, 'pressers'> & { readonly presser: string };

/**
 * The series of an answer. Its dimensions are what changes how people answer and what was promised
 * to stay apart: the words, their order on the glass, how it was taken, who pressed.
 */
export function seriesOf(
  response: Pick<
    Response,
    'label_set' | 'scale_order' | 'channel' | 'device_mode' | 'pressed_by' | 'id'
  >,
): OneSeries {
  const labelSet = labelSetsInOrder.find((known) => known === response.label_set);
  if (labelSet === undefined) throw new Error(`no label set ${response.label_set}`);
  const { channel, device_mode } = response;
  const alone = channel === 'kiosk' && device_mode === 'self';
  return {
    labelSet,
    scaleOrder: response.scale_order ?? 'descending',
    channel: channel === 'kiosk' && !alone ? device_mode : channel,
    presser: response.pressed_by ?? (alone ? 'self' : ''),
  };
}

/** Whether citizens gave it alone at the fixed screen, in the usual order: what a headline may be. */
export function isSelfService(series: Series): boolean {
  return series.scaleOrder === 'descending' && isAloneAtScreen(series);
}

/** Whether citizens gave it alone at the fixed screen. */
export function isAloneAtScreen({ channel, pressers }: Pick<Series, 'channel' | 'pressers'>) {
  return channel === 'kiosk' && pressers.join() === 'self';
}

/**
 * Series of one way differ in nothing but who pressed to help; where each is too small they may be
 * joined, and say so. Nothing is ever joined with what citizens gave alone at the fixed screen.
 */
export function wayOf({ labelSet, scaleOrder, channel, presser }: OneSeries): string {
  const alone = isAloneAtScreen({ channel, pressers: [presser] });
  return [labelSet, scaleOrder, channel, alone ? 'alone' : ''].join(' ');
}

/** Self-service first, then experiments with it, then what was given with help or elsewhere. */
export function compareSeries(one: OneSeries, other: OneSeries): number {
  return (
    placeOf(channels, one.channel) - placeOf(channels, other.channel) ||
    one.channel.localeCompare(other.channel) ||
    Number(one.scaleOrder === 'ascending') - Number(other.scaleOrder === 'ascending') ||
    placeOf(labelSetsInOrder, one.labelSet) - placeOf(labelSetsInOrder, other.labelSet) ||
    placeOf(pressers, one.presser) - placeOf(pressers, other.presser)
  );
}

function placeOf(order: readonly string[], item: string): number {
  const place = order.indexOf(item);
  return place < 0 ? order.length : place;
}
