/** Which folder of src/ may import which: the table of ARCHITECTURE.md, from which the rules below follow. */
const MAY_IMPORT = {
  model: [],
  catalogue: ['model'],
  scanner: ['model', 'catalogue'],
  endpoint: ['model'],
  desired: ['model', 'catalogue'],
  compare: ['model', 'catalogue'],
  layout: ['model', 'catalogue'],
  render: ['model', 'catalogue', 'layout'],
  report: ['model'],
  redact: ['model', 'catalogue'],
  viewer: ['model'],
  cli: [
    'model',
    'catalogue',
    'scanner',
    'endpoint',
    'desired',
    'compare',
    'redact',
    'layout',
    'render',
    'report',
  ],
};

const folders = Object.keys(MAY_IMPORT);

const layers = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${allowed.join(', ') || 'nothing'} (ARCHITECTURE.md)`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
}));

export default {
  forbidden: [
    ...layers,
    {
      name: 'no-unlisted-folder',
      comment: 'a new folder of src/ must first be given its imports in the table above',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${folders.join('|')})/` },
      to: {},
    },
    { name: 'no-circular', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'sdk-only-in-scanner',
      comment: 'only the scanner talks to AWS',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/scanner/' },
      to: { path: 'node_modules/(@aws-sdk|@smithy)/' },
    },
    {
      name: 'commander-only-in-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: 'node_modules/commander/' },
    },
    {
      name: 'source-does-not-need-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts|examples)/' },
    },
    {
      name: 'no-development-dependency',
      comment: 'but the viewer, which is bundled with what it needs',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/viewer/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
