/** Every text of the viewer, in one place to translate. */
export const WORDS = {
  title: '3D view',
  stage: 'Account in three dimensions',
  help: 'Drag to move, wheel or pinch to zoom, right-drag or Shift-drag to turn. Keys: Tab and arrows select, Enter opens, Escape goes back, + − zoom, Shift and arrows move, Q and E turn, 0 resets, N next finding.',
  search: 'Search',
  searchHint: 'Name, id, kind',
  view: 'View',
  views: ['Desired', 'Drift', 'Deployed'],
  onlyDrift: 'Only drift',
  status: 'Status',
  service: 'Service',
  account: 'Account',
  region: 'Region',
  all: { status: 'All', service: 'All', account: 'All', region: 'All' },
  clear: 'Clear',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  turnLeft: 'Turn left',
  turnRight: 'Turn right',
  reset: 'Reset',
  full: 'Full screen',
  savePng: 'Save PNG',
  saveGlb: 'Save GLB',
  next: 'Next finding',
  previous: 'Previous finding',
  flow: 'Flow',
  openAll: 'Open all',
  closeAll: 'Close all',
  open: 'Open',
  close: 'Close',
  page: 'Open its page',
  details: 'Selected',
  deselect: 'Close',
  minimap: 'Overview map: click to move there',
  nothing: 'Nothing selected',
  ofResources: (shown: number, all: number): string => `${grouped(shown)} of ${grouped(all)} drawn`,
  selected: (name: string, title: string, word: string): string => `${name}, ${title}, ${word}`,
  changes: (count: number): string => `${grouped(count)} ${count === 1 ? 'change' : 'changes'}`,
  inside: (count: number): string => `${grouped(count)} resources`,
  opened: (name: string): string => `${name} opened`,
  closed: (name: string): string => `${name} closed`,
  noWebgl:
    'This browser does not draw in three dimensions (WebGL 2 is missing or switched off), so here is the drawing instead. It shows the same.',
} as const;

const NUMBERS = new Intl.NumberFormat('en');

export function grouped(count: number): string {
  return NUMBERS.format(count);
}
