import styles from './comfort-drawing.module.css';

const speaker = 'M3.5 9.5v5h3.6l5 4.5V5l-5 4.5z';

/** Line drawings on a square of 24 for who cannot read what stands beside them. */
const drawings = {
  language: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM3 12h18M12 3q-8 9 0 18M12 3q8 9 0 18',
  'text-100': 'M8.6 16l3.4-8l3.4 8M9.8 13.4h4.4',
  'text-150': 'M6.6 18L12 5.6L17.4 18M8.5 14h7',
  'text-200': 'M4 20.5L12 2.5l8 18M7 14.6h10',
  'contrast-usual': 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 3v18',
  'contrast-high':
    'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 3v18M14.3 4v16M16.6 5.2v13.6M18.9 7v10M20.4 10v4',
  'reach-usual':
    'M10 4.2a2 2 0 1 0 .1 0zM10 9v6.5M10 9.6l5 2.4l3.6-2M10 15.5l-2.4 6M10 15.5l2.4 6M20 5v9',
  'reach-low':
    'M8.6 3.2a1.9 1.9 0 1 0 .1 0zM8.6 7.4v6h5.8l2.8 5.4l2.3-1M8.6 9.8h5M6.3 11.4a5.2 5.2 0 1 0 7.4 6.4',
  'motion-usual': 'M3 8q3-4 6 0t6 0t6 0M3 16q3-4 6 0t6 0t6 0',
  'motion-calm': 'M3 8h18M3 16h18',
  'voice-off': `${speaker}M16 9.5l5 5M21 9.5l-5 5`,
  'voice-on': `${speaker}M15.3 9.3q2 2.7 0 5.4M18.2 6.8q3.8 5.2 0 10.4`,
  'volume-1': `${speaker}M15.3 9.3q2 2.7 0 5.4`,
  'volume-2': `${speaker}M15.3 9.3q2 2.7 0 5.4M17.8 7.2q3.4 4.8 0 9.6`,
  'volume-3': `${speaker}M15.3 9.3q2 2.7 0 5.4M17.8 7.2q3.4 4.8 0 9.6M20.3 5q4.6 7 0 14`,
} as const;
export type ComfortDrawingName = keyof typeof drawings;

export function ComfortDrawing({ name }: { readonly name: ComfortDrawingName }) {
  return (
    <svg className={styles.drawing} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
