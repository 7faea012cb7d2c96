/** What somebody knows: `sum of coefficients × values = total`. */
export interface Equation {
  readonly coefficients: readonly number[];
  readonly total: number;
}

const tiny = 1e-9;

/**
 * The least and the greatest value that a sum can have, for values of 0 and more that fulfil all equations:
 * the simplex method in two phases with Bland's rule (Bland, New Finite Pivoting Rules, Mathematics of
 * Operations Research 2(2), 1977).
 */
export function boundsOf(
  equations: readonly Equation[],
  sum: readonly number[],
): readonly [least: number, greatest: number] {
  return [
    0 -
      greatestOf(
        equations,
        sum.map((each) => -each),
      ),
    greatestOf(equations, sum),
  ];
}

function greatestOf(equations: readonly Equation[], sum: readonly number[]): number {
  const width = sum.length;
  const rows = equations.length;
  // one artificial value for each equation makes a first solution
  const table = equations.map(({ coefficients, total }, row) => [
    ...coefficients,
    ...equations.map((_, at) => (at === row ? 1 : 0)),
    total,
  ]);
  const basis = equations.map((_, row) => width + row);
  const first = [...Array<number>(width).fill(0), ...Array<number>(rows).fill(-1)];
  if (climb(table, basis, first, width + rows) < -1e-6)
    throw new Error('nothing fulfils all of them');
  for (let row = 0; row < rows; row += 1) {
    if ((basis[row] ?? 0) < width) continue;
    const column = (table[row] ?? []).findIndex((each, at) => at < width && Math.abs(each) > tiny);
    if (column >= 0) pivot(table, basis, row, column);
  }
  return climb(table, basis, [...sum, ...Array<number>(rows).fill(0)], width);
}

/** Makes the sum as great as it can be by columns before `end`, and gives it back. */
function climb(table: number[][], basis: number[], sum: readonly number[], end: number): number {
  for (;;) {
    const column = Array.from({ length: end }, (_, at) => at).find(
      (at) => !basis.includes(at) && gainOf(table, basis, sum, at) > tiny,
    );
    if (column === undefined) break;
    const candidates = table
      .map((row, at) => ({ at, by: row[column] ?? 0, total: row.at(-1) ?? 0 }))
      .filter(({ by }) => by > tiny)
      .map(({ at, by, total }) => ({ at, ratio: total / by }));
    if (candidates.length === 0) return Infinity;
    const least = Math.min(...candidates.map(({ ratio }) => ratio));
    const leaving = candidates
      .filter(({ ratio }) => ratio <= least + tiny)
      .toSorted((one, other) => (basis[one.at] ?? 0) - (basis[other.at] ?? 0))[0];
    if (leaving === undefined) break;
    pivot(table, basis, leaving.at, column);
  }
  return table.reduce((all, row, at) => all + (sum[basis[at] ?? -1] ?? 0) * (row.at(-1) ?? 0), 0);
}

function gainOf(
  table: readonly (readonly number[])[],
  basis: readonly number[],
  sum: readonly number[],
  column: number,
): number {
  const cost = table.reduce(
    (all, row, at) => all + (sum[basis[at] ?? -1] ?? 0) * (row[column] ?? 0),
    0,
  );
  return (sum[column] ?? 0) - cost;
}

function pivot(table: number[][], basis: number[], at: number, column: number): void {
  const chosen = table[at] ?? [];
  const by = chosen[column] ?? 1;
  const scaled = chosen.map((each) => each / by);
  table[at] = scaled;
  for (const [row, values] of table.entries()) {
    const times = values[column] ?? 0;
    if (row === at || times === 0) continue;
    table[row] = values.map((each, place) => each - times * (scaled[place] ?? 0));
  }
  basis[at] = column;
}
