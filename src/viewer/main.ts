import type { ViewerData } from '../model/viewer.ts';
import { type Probe, runViewer } from './viewer.ts';
import { say } from './words.ts';

declare global {
  interface Window {
    /** for tests and benchmarks */
    isodriftViewer?: Probe;
  }
}

const root = document.querySelector<HTMLElement>('[data-viewer]');
const text = document.querySelector('[data-viewer-data]')?.textContent;
if (root && text) {
  if (hasWebgl()) {
    for (const element of document.querySelectorAll('[data-viewer-fallback]')) element.remove();
    root.hidden = false;
    window.isodriftViewer = runViewer(root, JSON.parse(text) as ViewerData);
  } else {
    const sentence = document.querySelector('[data-viewer-sentence]');
    if (sentence) sentence.textContent = say('no-webgl');
  }
}

/** Asked of a canvas that is thrown away: the library would write to the console. */
function hasWebgl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}
