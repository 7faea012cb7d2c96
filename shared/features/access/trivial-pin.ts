/**
 * Whether six digits are among the first that somebody would try: a digit, a pair or a half
 * repeated, digits in a straight row, or a day or month of the decade in which they would be issued.
 */
export function isTrivialPin(pin: string, yearNow: number): boolean {
  return isRepeated(pin) || isStraight(pin) || isDateOfDecade(pin, yearNow);
}

function isRepeated(pin: string): boolean {
  return [1, 2, 3].some((length) => pin.slice(0, length).repeat(6 / length) === pin);
}

/** Up or down by one, past 9 too: 789012. */
function isStraight(pin: string): boolean {
  const steps = [...pin.slice(1)].map((digit, n) => (Number(digit) - Number(pin[n]) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

/** dd MM yy in any order that has the year at an end, MM yyyy, yyyy MM and d M yyyy. */
function isDateOfDecade(pin: string, yearNow: number): boolean {
  const decade = Math.floor(yearNow / 10);
  const [first = '', second = '', third = ''] = pin.match(/../g) ?? [];
  const isYear = (year: string) => Math.floor((2000 + Number(year)) / 10) === decade;
  const isDay = (one: string, other: string) =>
    inRange(one, 31) && inRange(other, 31) && (inRange(one, 12) || inRange(other, 12));
  const isFullYear = (year: string) => Math.floor(Number(year) / 10) === decade;
  return (
    (isDay(first, second) && isYear(third)) ||
    (isDay(second, third) && isYear(first)) ||
    (isFullYear(pin.slice(2)) && (inRange(first, 12) || !first.includes('0'))) ||
    (isFullYear(pin.slice(0, 4)) && inRange(third, 12))
  );
}

function inRange(digits: string, most: number): boolean {
  return Number(digits) >= 1 && Number(digits) <= most;
}
