/** How numbers and days are written in a language: `1.234,5` and `20/11/2026` in Vietnamese. */
export function createFormat(language: string) {
  const locale = language === 'en' ? 'en-GB' : 'vi-VN';
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const hundredths = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const plain = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return {
    count: (value: number) => whole.format(value),
    /** With as many decimals as the value has. */
    plain: (value: number) => plain.format(value),
    decimal: (value: number) => tenths.format(value),
    hundredths: (value: number) => hundredths.format(value),
    share: (value: number) => percent.format(value),
    time: (value: Date) => time.format(value),
  };
}
