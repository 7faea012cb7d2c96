/**
 * Leads from one field of a table to the next as in a spreadsheet: Enter and the arrows up and down
 * within the column, left and right where the cursor stands at the end. Whether it did.
 */
export function moveBetweenCells(key: string, isShifted: boolean, from: HTMLInputElement): boolean {
  const cell = from.closest('td');
  const row = cell?.closest('tr');
  if (!cell || !row) return false;
  const to = neighbourOf(key, isShifted, from, cell, row);
  if (!to) return false;
  to.focus();
  to.select();
  return true;
}

function neighbourOf(
  key: string,
  isShifted: boolean,
  from: HTMLInputElement,
  cell: HTMLTableCellElement,
  row: HTMLTableRowElement,
): HTMLInputElement | undefined {
  switch (key) {
    case 'Enter':
      return inColumn(isShifted ? row.previousElementSibling : row.nextElementSibling, cell);
    case 'ArrowDown':
      return inColumn(row.nextElementSibling, cell);
    case 'ArrowUp':
      return inColumn(row.previousElementSibling, cell);
    case 'ArrowLeft':
      return from.selectionEnd === 0 ? beside(row, from, -1) : undefined;
    case 'ArrowRight':
      return from.selectionStart === from.value.length ? beside(row, from, 1) : undefined;
    default:
      return undefined;
  }
}

function inColumn(row: Element | null, { cellIndex }: HTMLTableCellElement) {
  const cell = row instanceof HTMLTableRowElement ? row.cells[cellIndex] : undefined;
  return cell?.querySelector('input') ?? undefined;
}

function beside(row: HTMLTableRowElement, from: HTMLInputElement, step: number) {
  const inputs = [...row.querySelectorAll('input')];
  return inputs[inputs.indexOf(from) + step];
}
