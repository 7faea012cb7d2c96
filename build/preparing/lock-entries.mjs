/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {Readonly<Record<string, string>>} [optionalDependencies]
 */

/**
 * The optional packages that a lock file asks for and does not hold, with the place they belong.
 * @param {Readonly<Record<string, LockedPackage>>} packages
 */
export function missingOptional(packages) {
  return Object.entries(packages).flatMap(([holder, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !placesFor(name, holder).some((place) => place in packages))
      .map(([name, version]) => ({ path: `node_modules/${name}`, name, version })),
  );
}

/**
 * Every place where Node would look for a package that is asked for from that folder.
 * @param {string} name
 * @param {string} holder
 * @returns {string[]}
 */
function placesFor(name, holder) {
  if (holder === '') return [`node_modules/${name}`];
  const outer = holder.slice(0, Math.max(0, holder.lastIndexOf('node_modules/') - 1));
  return [`${holder}/node_modules/${name}`, ...placesFor(name, outer)];
}

/**
 * The platform that a package of native code is for, as its name says it.
 * @param {string} name
 */
export function platformOf(name) {
  const [, os, cpu, abi = ''] =
    /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(\w+))?$/.exec(
      name,
    ) ?? [];
  if (os === undefined || cpu === undefined) throw new Error(`${name} does not say its platform`);
  const libc =
    os !== 'linux'
      ? undefined
      : abi.startsWith('musl')
        ? 'musl'
        : abi.startsWith('gnu')
          ? 'glibc'
          : undefined;
  return { cpu: [cpu], ...(libc && { libc: [libc] }), os: [os] };
}
