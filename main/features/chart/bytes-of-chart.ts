import type { ChartFile } from '#shared/features/chart/chart.contract.ts';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What goes to the disk; undefined where the content is not what its name would say. */
export function bytesOfChart({
  format,
  content,
}: Pick<ChartFile, 'format' | 'content'>): Uint8Array | undefined {
  switch (format) {
    case 'png': {
      const bytes = Buffer.from(content, 'base64');
      return bytes.subarray(0, pngSignature.length).equals(pngSignature) ? bytes : undefined;
    }
    case 'svg': // others may open it: nothing in it runs or leads elsewhere
      return content.startsWith('<svg ') && !/<script|<foreignObject|\son\w+=|href=/i.test(content)
        ? Buffer.from(content)
        : undefined;
    case 'csv':
      return Buffer.from(content);
    default:
      return format satisfies never;
  }
}
