import { baseOption, textOf, type Chart, type ChartLook, type ChartOption } from './chart.ts';

/** What a picture says that leaves its page. */
export interface ChartFrame {
  /** Above the title, where nothing of it is real. */
  readonly warning: string | undefined;
  /** Whose figures, of which months. */
  readonly of: string;
  /** Where they come from, and when. */
  readonly made: string;
}

const lineHeight = 20;

/** A picture with title and notes, for a file that stands by itself; undefined where there is no picture. */
export function framedChart(
  { title, notes, picture }: Chart,
  { warning, of, made }: ChartFrame,
  look: ChartLook,
): Chart['picture'] {
  if (picture === undefined) return undefined;
  const above = [...(warning === undefined ? [] : [warning]), title, of];
  const below = [...notes, made];
  const top = above.length * lineHeight + 20;
  const height = top + picture.height + below.length * lineHeight + 12;
  const { option } = picture;
  return {
    height,
    option: {
      ...baseOption(look),
      ...option,
      backgroundColor: look.paper,
      grid: movedDown(option['grid'], top, picture.height),
      ...(isOption(option['legend']) && { legend: movedDown([option['legend']], top)[0] }),
      title: [
        ...movedDown(option['title'], top),
        ...above.map((text, at) => ({
          text,
          left: 12,
          top: 10 + at * lineHeight,
          padding: 0,
          textStyle: {
            ...textOf(look, { color: look.ink }),
            fontSize: at === above.length - 1 ? 13 : 16,
            fontWeight: at === above.length - 1 ? 400 : 600,
          },
        })),
        ...below.map((text, at) => ({
          text,
          left: 12,
          top: top + picture.height + at * lineHeight,
          padding: 0,
          textStyle: { ...textOf(look), fontSize: 12, fontWeight: 400 },
        })),
      ],
    },
  };
}

/** A lower edge that was told from the bottom becomes a height, for the bottom has moved. */
function movedDown(parts: unknown, by: number, within?: number): readonly ChartOption[] {
  if (!Array.isArray(parts)) return [];
  return parts.filter(isOption).map(({ bottom, ...part }) => {
    const top = typeof part['top'] === 'number' ? part['top'] : 0;
    return {
      ...part,
      top: top + by,
      ...(typeof bottom === 'number' && within !== undefined && { height: within - top - bottom }),
    };
  });
}

function isOption(part: unknown): part is ChartOption {
  return typeof part === 'object' && part !== null;
}
