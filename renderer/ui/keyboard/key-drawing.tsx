/** Line drawings of keys, on a square of 24. */
const drawings = {
  shift: 'M12 4L4 12.5h4.5V19h7v-6.5H20z',
  shiftOnce: 'M12 4L4 12.5h4.5V19h7v-6.5H20z',
  shiftLocked: 'M12 3L4 11.5h4.5V16h7v-4.5H20zM8.5 20h7',
  erase: 'M8 5h13v14H8l-6-7zM12 9.5l5 5M17 9.5l-5 5',
  enter: 'M20 5v8H5M9.5 8.5L5 13l4.5 4.5',
  left: 'M20 12H5M11 6l-6 6l6 6',
  right: 'M4 12h15M13 6l6 6l-6 6',
} as const;

export type Drawing = keyof typeof drawings;

export function KeyDrawing({ of }: { readonly of: Drawing }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={drawings[of]}
        fill={of === 'shiftOnce' || of === 'shiftLocked' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
