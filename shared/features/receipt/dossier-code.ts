import { findPersonalNumbers } from '#shared/privacy/personal-numbers.ts';
import { dossierFormat } from './dossier-format.ts';

/** The longest thing a scanner may read: a label's QR holds an address and some words. */
export const longestScan = 500;

const shortestCode = 6; // below it are numbers of the queue, which come again every day
const longestCode = 40;
const fewestDigits = 4;

/**
 * The dossier's code in what was typed or scanned, as capital letters and digits only, so that
 * `h55.242 - 260115 - 0007` and `H552422601150007` are one. Undefined if there is none, or if it
 * may be a person's number; nothing else of the text comes out.
 */
export function findDossierCode(scan: string): string | undefined {
  if (scan.length > longestScan) return undefined;
  const text = foldScan(scan);
  const [official] = text.match(dossierFormat) ?? [];
  if (official !== undefined) return bare(official);
  return ownCode(text) ?? codeInPayload(text);
}

/** Capital ASCII letters, plain digits, one kind of dash, single spaces. */
function foldScan(scan: string): string {
  return scan
    .replaceAll(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll(/[đĐ]/g, 'D')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .toUpperCase()
    .replace(/^\s*\][A-Z]\d/, '') // which kind of barcode it was, as some scanners say first
    .trim();
}

function bare(text: string): string {
  return text.replaceAll(/[^A-Z0-9]/g, '');
}

const codeCharacters = /^[A-Z0-9]+(?:[ .\-_/]{1,3}[A-Z0-9]+)*$/;
const label = /^(?:(?:MA|SO)?(?:HOSO|BIENNHAN|TIEPNHAN|PHIEUHEN|GIAYHEN)(?:SO)?)+/;
/** A procedure of the national catalogue, `2.000815` with what may follow; it is no dossier. */
const procedure = /^\d\.\d{6}(?:\D|$)/;
const unitAlone = /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){1,3})$/;
/** The beginning of a code by the rules, whose end is missing. */
const cutOff =
  /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){1,3}) ?-\D*(?:\d\D*){0,7}$/;
const date = /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})$/;

/** A code of an office's own making: nobody knows every province's format. */
function ownCode(text: string): string | undefined {
  if (!codeCharacters.test(text)) return undefined;
  if ([procedure, unitAlone, cutOff, date].some((other) => other.test(text))) return undefined;
  const code = bare(text).replace(label, '');
  const digits = code.replaceAll(/\D/g, '').length;
  if (code.length < shortestCode || code.length > longestCode || digits < fewestDigits) {
    return undefined;
  }
  const isSentence = text.includes(' ') && code.length - digits > digits;
  if (isSentence || hasPersonalPart(text) || isPersonal(code)) return undefined;
  return code;
}

function hasPersonalPart(text: string): boolean {
  return [text, ...text.split(' ')].some(isPersonal);
}

/** Whether every digit belongs to a telephone number or a citizen's identity number. */
function isPersonal(text: string): boolean {
  let rest = text;
  for (const { kind, start, end } of findPersonalNumbers(text)) {
    const isIdentity = kind === 'identity' && bare(text.slice(start, end)).length === 12;
    if (kind === 'phone' || isIdentity)
      rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return rest !== text && !/\d/.test(rest);
}

const namedValue = /([A-Z][A-Z _-]{0,40})"? ?[=:] ?"?([A-Z0-9][A-Z0-9.\-_/]*)/g;
const codeName =
  /(?:(?:MA|SO)(?:HOSO|HS|BIENNHAN|BN|TIEPNHAN|PHIEUHEN|PHIEU)|CODE|(?:DOSSIER|RECEIPT)(?:NO|NUMBER|ID)?)$/;

/** A code inside an address or among `name=value`: the one so named, else the only one there is. */
function codeInPayload(text: string): string | undefined {
  if (!/[=:|?&{]/.test(text)) return undefined;
  const named = [...text.matchAll(namedValue)]
    .filter(([, name = '']) => codeName.test(bare(name)))
    .flatMap(([, , value = '']) => ownCode(value) ?? []);
  if (named[0] !== undefined) return named[0];
  const isAddress = text.includes('://');
  const parts = text
    .replaceAll(/[A-Z]+:\/\/[^/?# ]*/g, ' ')
    .split(isAddress ? /[^A-Z0-9.\-_]+/ : /[^A-Z0-9.\-_/]+/)
    .filter((part) => part !== '');
  if (parts.some(isPersonal)) return undefined; // an identity card's code holds birthdays as well
  const codes = new Set(parts.flatMap((part) => ownCode(part) ?? []));
  return codes.size === 1 ? [...codes][0] : undefined;
}
