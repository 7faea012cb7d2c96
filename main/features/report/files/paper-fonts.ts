import { createRequire } from 'node:module';

const find = createRequire(import.meta.url).resolve;
const at = (style: string) => find(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`);

/** Tinos has the widths of Times New Roman, which the decree asks for, and every Vietnamese letter (OFL 1.1). */
export function paperFonts() {
  return {
    normal: at('400Regular'),
    bold: at('700Bold'),
    italics: at('400Regular_Italic'),
    bolditalics: at('700Bold_Italic'),
  };
}
