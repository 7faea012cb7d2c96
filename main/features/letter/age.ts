/** Loaded when it is needed: a start of the program that seals nothing need not wait for it. */
export function loadAge() {
  return import('age-encryption');
}
