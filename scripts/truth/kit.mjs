import { foldsFor } from '../../dist/catalogue/index.js';
import { compare } from '../../dist/compare/compare.js';
import { readDesired } from '../../dist/desired/desired.js';
import { parseDocument } from '../../dist/desired/document.js';
import { withoutSam } from '../../dist/desired/sam/transform.js';
import { scan } from '../../dist/scanner/scan.js';

/** What is judged, as built. Tests bring the sources themselves. */
export const kit = { compare, foldsFor, parseDocument, readDesired, scan, withoutSam };
