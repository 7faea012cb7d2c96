import type { PersonRole } from '#shared/features/access/rights.ts';

/** How a person proves who they are. */
export type SecretKind = 'pin' | 'passphrase';

/** `disabled` may come back; who has `left` has no name any more and does not. */
export type PersonState = 'active' | 'disabled' | 'left';

/** A person of this folder, without anything that a secret could be tried against. */
export interface KnownPerson {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly PersonRole[];
  readonly secretKind: SecretKind;
  readonly state: PersonState;
  /** UTC; undefined for whoever was let in together with the folder. */
  readonly createdAtMs: number | undefined;
  /** UTC since when the present secret holds, where it is not the first. */
  readonly secretSinceMs: number | undefined;
}

/** A secret in the form in which it is kept; only access can make and read it. */
export interface SealedSecret {
  readonly kind: SecretKind;
  readonly cost: { readonly N: number; readonly r: number; readonly p: number };
  readonly salt: Buffer;
  readonly verifier: Buffer;
}

/** Whether somebody proved who they are; wrong secrets count against the screen. */
export type Proof =
  | { readonly is: 'right' }
  | { readonly is: 'wrong'; readonly attemptsLeft: number }
  | { readonly is: 'locked'; readonly seconds: number }
  /** Too many wrong secrets for this account: only a new one opens it. */
  | { readonly is: 'shut' };

/** The people of this folder, for features that do not keep them. Writes belong in a transaction. */
export interface PersonRegister {
  list(): readonly KnownPerson[];
  find(code: string): KnownPerson | undefined;
  record(
    person: Pick<KnownPerson, 'code' | 'name' | 'roles'>,
    secret: SealedSecret,
    atMs: number,
  ): void;
  rename(code: string, name: string): void;
  changeRoles(code: string, roles: readonly PersonRole[]): void;
  keepSecret(code: string, secret: SealedSecret, atMs: number): void;
  /** Undefined lets the person in again. */
  disable(code: string, atMs: number | undefined): void;
  /** The name is erased; nobody comes back from that. */
  blankName(code: string, atMs: number): void;
  /** A code for who manages people and lost their secret; slow to make, told once. */
  newRecovery(): Promise<{ readonly code: string; readonly sealed: Omit<SealedSecret, 'kind'> }>;
  /** Undefined takes the code away. */
  keepRecovery(code: string, sealed: Omit<SealedSecret, 'kind'> | undefined): void;
  /** Six digits nobody chose. */
  newPin(): string;
  /** Slow on purpose: never inside a transaction. */
  seal(kind: SecretKind, secret: string): Promise<SealedSecret>;
  /** Whether this is the person's secret, under the same lock as signing in. */
  prove(code: string, secret: string): Promise<Proof>;
}
