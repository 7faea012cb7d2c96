const test = String.raw`\.test\.tsx?$`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two modules that need each other are one module, or three; types may.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vite/client$' },
    },
    {
      name: 'shared-knows-nobody',
      comment: 'shared/ holds contracts and pure rules for both sides.',
      severity: 'error',
      from: { path: '^shared/', pathNot: test },
      to: { path: '^(main|renderer|tests|build|bench)/' },
    },
    {
      name: 'shared-is-pure',
      comment: 'No Node in shared/.',
      severity: 'error',
      from: { path: '^shared/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-never-main',
      comment: 'Pages reach the core through the contract only.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: test },
      to: { path: '^(main|tests|build|bench)/' },
    },
    {
      name: 'main-never-renderer',
      severity: 'error',
      from: { path: '^main/', pathNot: test },
      to: { path: '^(renderer|tests|build|bench)/' },
    },
    {
      name: 'main-features-are-strangers',
      comment:
        'What two features need lies in shared/features or is handed in by main/assembly/. ' +
        'Simulation plays the citizens: it uses the features as they do.',
      severity: 'error',
      from: { path: '^main/features/([^/]+)/', pathNot: ['^main/features/simulation/', test] },
      to: { path: '^main/features/', pathNot: '^main/features/$1/' },
    },
    {
      name: 'renderer-features-are-strangers',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/', pathNot: test },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'features-know-no-host',
      comment: 'The core runs on plain Node and knows no host.',
      severity: 'error',
      from: { path: '^main/(assembly|features|storage|platform)/', pathNot: test },
      to: { path: '^main/(hosts/|app\\.ts|browser\\.ts|cli\\.ts|electron\\.ts|worker\\.ts)' },
    },
    {
      name: 'app-alone-assembles',
      comment: 'The parts are put together in one place; each is handed what it stands on.',
      severity: 'error',
      from: { pathNot: ['^main/app\\.ts$', '^main/assembly/'] },
      to: { path: '^main/assembly/' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^renderer/ui/', pathNot: test },
      to: { path: '^(renderer/(features|kiosk|desk|client)|shared/features|resources/locales)/' },
    },
    {
      name: 'kiosk-and-desk-are-apart',
      comment: 'Two bundles: what both need lies beside them.',
      severity: 'error',
      from: { path: '^renderer/(kiosk|desk)/', pathNot: test },
      to: { path: '^renderer/(kiosk|desk)/', pathNot: '^renderer/$1/' },
    },
    {
      name: 'electron-in-its-host',
      severity: 'error',
      from: { pathNot: ['^main/electron\\.ts$', '^main/hosts/electron/', '^tests/'] },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    {
      name: 'sqlite-in-storage',
      comment: 'Only storage opens a database; stores and use cases may know its type.',
      severity: 'error',
      from: { pathNot: ['^main/storage/', '^tests/', '^bench/', test] },
      to: {
        path: '(^|node_modules/)(@types/)?better-sqlite3(/|$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'migrations-are-frozen',
      comment: 'A shipped migration must not change because the program did.',
      severity: 'error',
      from: { path: '^main/storage/(letter-)?migrations/\\d', pathNot: test },
      to: { path: '^(main|shared|renderer|resources)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      from: { pathNot: ['^tests/', test, '^build/[^/]+\\.config\\.ts$', '^bench/'] },
      to: { path: ['^tests/', test] },
    },
    {
      name: 'only-what-is-declared',
      comment: 'A package that is used is declared.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'the-core-ships-with-what-it-uses',
      comment: 'What main/ and shared/ run with is a dependency, not a development tool.',
      severity: 'error',
      from: {
        path: '^(main|shared)/',
        pathNot: [test, '^main/electron\\.ts$', '^main/hosts/electron/'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
