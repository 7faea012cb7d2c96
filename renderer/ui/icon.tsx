/** Line drawings on a square of 24; each stands beside words and says nothing by itself. */
const drawings = {
  info: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 11v5M12 7.6v.1',
  check: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M8 12.4l2.8 2.8L16 9.4',
  attention: 'M12 4L2.8 20h18.4zM12 10v4.6M12 17.2v.1',
  cross: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M9 9l6 6M15 9l-6 6',
  locked: 'M5 11h14v10H5zM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2.4',
  disconnected:
    'M3 3l18 18M9 15.5a4.5 4.5 0 0 1 6 0M5.5 12a9.6 9.6 0 0 1 4-2.4M14 9.4a9.6 9.6 0 0 1 4.5 2.6M12 19v.1',
  erase: 'M8 5h13v14H8l-6-7zM12 9.5l5 5M17 9.5l-5 5',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
} as const;

interface IconProps {
  readonly name: keyof typeof drawings;
  readonly size?: number;
}

export function Icon({ name, size = 22 }: IconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={drawings[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
