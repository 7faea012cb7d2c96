/** What is used of pdfmake; its published types bring the browser's with them. */
declare module 'pdfmake' {
  export type PdfContent = string | PdfNode | readonly PdfContent[];
  export interface PdfNode {
    readonly [name: string]: unknown;
  }
  export interface PdfDocument {
    readonly content: readonly PdfContent[];
    readonly header: (page: number) => PdfContent;
    readonly pageBreakBefore: (
      node: {
        readonly id?: string;
        readonly headlineLevel?: number;
        readonly startPosition: { readonly pageNumber: number };
      },
      nodes: { getFollowingNodesOnPage(): readonly unknown[] },
    ) => boolean;
    readonly [name: string]: unknown;
  }
  interface Pdfmake {
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (path: string) => boolean): void;
    createPdf(document: PdfDocument): { getBuffer(): Promise<Buffer> };
  }
  const pdfmake: Pdfmake;
  export default pdfmake;
}
