/** What staff count in a session, besides visits by group. */
export const countNames = ['visits', 'received', 'resolved', 'online'] as const;
export type CountName = (typeof countNames)[number];

type Counted = Readonly<Record<CountName, number | null>> & {
  readonly groups: Readonly<Record<string, number>>;
};

/** What cannot be: more sent in online than received, or more visits of a group than visits. */
export type Contradiction = 'onlineAboveReceived' | 'groupAboveVisits';

export function contradictionsIn({ visits, received, online, groups }: Counted): Contradiction[] {
  const isAbove = (part: number | null, whole: number | null) =>
    part !== null && whole !== null && part > whole;
  const largest = Math.max(0, ...Object.values(groups));
  return [
    ...(isAbove(online, received) ? (['onlineAboveReceived'] as const) : []),
    ...(isAbove(largest, visits) ? (['groupAboveVisits'] as const) : []),
  ];
}
