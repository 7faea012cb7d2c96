/**
 * A dossier's code as it is compared: capitals, spaces and the kind of separator make no other
 * dossier, but where one group ends and the next begins does (`1/123` is not `11/23`).
 */
export function foldDossierCode(code: string): string {
  return code
    .normalize('NFD')
    .toUpperCase()
    .replaceAll('Đ', 'D')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
