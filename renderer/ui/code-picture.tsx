import { useMemo } from 'react';
import { encode } from 'uqr';

interface CodePictureProps {
  readonly code: string;
  readonly label: string;
  readonly className: string | undefined;
  /** Light modules around the code; readers want four, a screen has light around anyway. */
  readonly quiet: number;
  /** How much of it may be unreadable: a quarter, or for a long code that nobody folds 7 percent. */
  readonly mending?: 'Q' | 'L';
  /** Dots of the screen for each module; else it is as large as its style says. */
  readonly dots?: number;
}

/** A code as a QR picture, in whole modules: each as many dots of the screen or printer as the next. */
export function CodePicture(props: CodePictureProps) {
  const { code, label, className, quiet, mending = 'Q', dots } = props;
  const { size, path } = useMemo(() => drawnCode(code, quiet, mending), [code, quiet, mending]);
  return (
    <svg
      className={className}
      {...(dots !== undefined && { width: size * dots, height: size * dots })}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  );
}

/** Neighbours of a row are drawn as one, so that no hairline parts them on paper. */
function drawnCode(
  code: string,
  border: number,
  ecc: 'Q' | 'L',
): { readonly size: number; readonly path: string } {
  const { data, size } = encode(code, { ecc, border });
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1] === true) return [];
      const end = row.indexOf(false, x);
      const length = (end === -1 ? size : end) - x;
      return [`M${x} ${y}h${length}v1h-${length}z`];
    }),
  );
  return { size, path: dark.join('') };
}
