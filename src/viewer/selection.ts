import type { ViewerData } from '../model/viewer.ts';
import { approach, approachTray } from './approach.ts';
import type { Body } from './bodies-of.ts';
import type { Camera } from './camera.ts';
import type { Chrome } from './controls.ts';
import type { Flight } from './flight.ts';
import { createOpening, type Opening } from './opening.ts';
import { detailsFor, summaryOf } from './panel.ts';
import type { Standing } from './standing.ts';
import { say } from './words.ts';

/** What is selected and what is open, and the ways to change it. */
export interface Selection {
  readonly selected: () => Body | undefined;
  /** selects what the address names; '' nothing */
  readonly show: (key: string) => void;
  readonly deselect: () => void;
  readonly toggle: (body: Body) => void;
  readonly openAll: (isOpen: boolean) => void;
}

export interface Around {
  readonly camera: Camera;
  readonly flight: Flight;
  readonly chrome: Chrome;
  readonly standing: Standing;
  /** selects by key: the address says so too */
  readonly go: (key: string) => void;
  /** makes the solids anew */
  readonly opened: (blocks: ReadonlySet<number>) => void;
  /** what is selected is another solid now */
  readonly changed: () => void;
}

export function createSelection(data: ViewerData, around: Around): Selection {
  const { camera, flight, chrome, standing, go } = around;
  let selected: Body | undefined;
  const select = (body: Body | undefined): void => {
    selected = body;
    fillDetails(data, chrome, body && { body, opening, deselect, toggle });
  };
  const opening = createOpening(data, (opened) => {
    const key = standing.keyOf(selected);
    around.opened(opened);
    select(key === undefined ? undefined : standing.bodyOf(key));
    around.changed();
  });
  const deselect = (): void => {
    go('');
    chrome.stage.focus();
  };
  const toggle = (body: Body): void => {
    const block = data.blocks[body.block];
    if (!block?.isClosed) return;
    // what vanishes with the tray hands over to the block
    if (opening.isOpen(body.block) && body.isInside) go(block.key);
    const isOpen = opening.toggle(body.block);
    chrome.say(say(isOpen ? 'opened' : 'closed', { name: block.name }));
    if (isOpen) approachTray(block, camera, flight);
  };
  return {
    selected: () => selected,
    show: (key) => {
      const block = standing.closedBlockOf(key);
      if (block !== undefined) opening.open(block);
      select(key === '' ? undefined : standing.bodyOf(key));
      if (!selected) return;
      chrome.say(summaryOf(data, selected).said);
      approach(selected, camera, flight);
    },
    deselect,
    toggle,
    openAll: opening.all,
  };
}

/** The sheet about what is selected; hidden when nothing is. */
function fillDetails(
  data: ViewerData,
  { details }: Chrome,
  shown:
    | {
        readonly body: Body;
        readonly opening: Opening;
        readonly deselect: () => void;
        readonly toggle: (body: Body) => void;
      }
    | undefined,
): void {
  details.hidden = shown === undefined;
  if (!shown) return;
  const { body, opening, deselect, toggle } = shown;
  const acts = { isOpen: opening.isOpen(body.block), deselect, toggle: () => toggle(body) };
  details.replaceChildren(...detailsFor(data, body, acts));
}
