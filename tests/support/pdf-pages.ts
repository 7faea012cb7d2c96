const pointsPerMm = 72 / 25.4;

/** The pages of a PDF as Chromium writes it, each as whole millimetres. */
export function pdfPages(pdf: Buffer): { width: number; height: number }[] {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  return Array.from(boxes, ([, width, height]) => ({
    width: Math.round(Number(width) / pointsPerMm),
    height: Math.round(Number(height) / pointsPerMm),
  }));
}
