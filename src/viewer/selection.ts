import type { ViewerData } from '../model/viewer.ts';
import { type Body, blockOfResource } from './bodies-of.ts';
import type { Camera } from './camera.ts';
import type { Chrome } from './chrome.ts';
import { DIVERGENT_NAMES } from './divergent.ts';
import type { Fitting } from './filter.ts';
import type { Flight } from './flight.ts';
import { nearestIn } from './keyboard.ts';
import { detailsFor, summaryOf } from './panel.ts';
import type { State } from './state.ts';
import { WORDS } from './words.ts';

/** What is selected and what is open, and the ways to change it. */
export interface Selection {
  readonly selected: () => Body | undefined;
  readonly show: (key: string) => void;
  readonly choose: (body: Body | undefined) => void;
  readonly step: (direction: readonly [number, number]) => void;
  readonly walk: (step: number) => boolean;
  readonly enter: () => void;
  readonly leave: () => void;
  readonly toggle: (body: Body) => void;
  readonly openAll: (isOpen: boolean) => void;
  readonly walkFindings: (step: number) => void;
  readonly flyToFirst: (fitting: Fitting) => void;
  readonly list: (state: State, fitting: Fitting) => void;
  readonly keyOf: (body: Body | undefined) => string | undefined;
  readonly bodyOf: (key: string) => Body | undefined;
}

interface Around {
  readonly camera: Camera;
  readonly flight: Flight;
  readonly chrome: Chrome;
  readonly bodies: () => readonly Body[];
  readonly isThere: (body: Body) => boolean;
  readonly fits: (body: Body) => boolean;
  /** selects by key: the address says so too */
  readonly go: (key: string) => void;
  readonly opened: (blocks: ReadonlySet<number>) => void;
}

const LISTED = 8;

// oxlint-disable-next-line max-lines-per-function -- short functions around one shared state; no classes in this house
export function createSelection(data: ViewerData, around: Around): Selection {
  const { camera, flight, chrome, bodies, isThere, go } = around;
  const blockOf = blockOfResource(data);
  const keyAt = new Map(data.resources.keys.map((key, at) => [key, at]));
  // what is folded into a block is shown by it
  const blockAt = new Map([
    ...data.blocks.flatMap(({ folded }, at) => folded.map(({ key }) => [key, at] as const)),
    ...data.blocks.map(({ key }, at) => [key, at] as const),
  ]);
  let opened = new Set<number>();
  let selected: Body | undefined;

  const keyOf = (body: Body | undefined): string | undefined =>
    body && (body.resource >= 0 ? data.resources.keys[body.resource] : data.blocks[body.block]?.key);
  const bodyOf = (key: string): Body | undefined => {
    const resource = keyAt.get(key) ?? -1;
    const block = resource < 0 ? blockAt.get(key) : undefined;
    const isWanted = (body: Body): boolean =>
      resource >= 0 ? body.resource === resource : body.block === block && !body.isInside;
    return bodies().findLast(isWanted);
  };
  const setOpened = (next: Set<number>): void => {
    opened = next;
    around.opened(opened);
    // solids are new after that
    const key = keyOf(selected);
    selected = key === undefined ? undefined : bodyOf(key);
    details();
  };
  const details = (): void => {
    chrome.details.hidden = selected === undefined;
    if (!selected) return;
    const body = selected;
    const isOpen = opened.has(body.block);
    chrome.details.replaceChildren(
      ...detailsFor(data, body, {
        isOpen,
        deselect: () => {
          go('');
          chrome.stage.focus();
        },
        toggle: () => toggle(body),
      }),
    );
  };
  /** Near enough to read, not nearer than the reader already is, and only when it is out of sight or small. */
  const fly = (body: Body): void => {
    const { width, height } = camera.size();
    const at = camera.project(body.x, body.y);
    const wanted = Math.min((body.isInside ? 90 : 84) / (body.half * 2), 30);
    const { scale } = camera.pose();
    const isSmall = scale < wanted * 0.45;
    const isOut = at.x < 60 || at.y < 60 || at.x > width - 60 || at.y > height - 60;
    if (isSmall || isOut) flight.to({ x: body.x, y: body.y, ...(isSmall ? { scale: wanted * 0.9 } : {}) });
  };
  const toggle = (body: Body): void => {
    const block = data.blocks[body.block];
    if (!block?.isClosed) return;
    const isOpening = !opened.has(body.block);
    const next = new Set(opened);
    if (isOpening) next.add(body.block);
    else next.delete(body.block);
    if (!isOpening && body.isInside) go(block.key);
    setOpened(next);
    chrome.say((isOpening ? WORDS.opened : WORDS.closed)(block.name));
    if (isOpening) flight.to({ x: block.x, y: block.y, scale: Math.max(camera.pose().scale, trayScale()) });
  };
  const trayScale = (): number => {
    const { width, height } = camera.size();
    return Math.min(width, height * 1.6) / 260;
  };
  const findings = [...data.resources.keys.keys()].filter(
    (at) => DIVERGENT_NAMES.has(data.statuses[data.resources.states[at] ?? -1] ?? '') && blockOf.has(at),
  );
  const worst = findings.toSorted(
    (a, b) => (data.resources.states[a] ?? 0) - (data.resources.states[b] ?? 0) || a - b,
  );
  let inOrder: { readonly of: readonly Body[]; readonly order: Body[] } | undefined;
  /** For Tab: as they stand, back to front. */
  const walkable = (): Body[] => {
    if (inOrder?.of !== bodies())
      inOrder = { of: bodies(), order: bodies().filter((body) => body.shape !== '#base') };
    return inOrder.order.filter(isThere);
  };
  return {
    selected: () => selected,
    keyOf,
    bodyOf,
    show: (key) => {
      const resource = keyAt.get(key) ?? -1;
      const block = blockOf.get(resource);
      if (block !== undefined && data.blocks[block]?.isClosed && !opened.has(block))
        setOpened(new Set([...opened, block]));
      selected = key === '' ? undefined : bodyOf(key);
      details();
      if (!selected) return;
      chrome.say(summaryOf(data, selected).said);
      fly(selected);
    },
    choose: (body) => go(keyOf(body) ?? ''),
    step: (direction) => {
      const from = selected;
      const next = from ? nearestIn(walkable(), from, direction, camera) : firstOf(walkable());
      if (next) go(keyOf(next) ?? '');
    },
    walk: (step) => {
      const order = walkable();
      const at = selected ? order.indexOf(selected) : step > 0 ? -1 : order.length;
      const next = order[at + step];
      // nothing selected yet: Tab passes by, so that nobody is caught
      if (!next || !selected) return false;
      go(keyOf(next) ?? '');
      return true;
    },
    enter: () => {
      if (!selected) {
        const first = firstOf(walkable());
        if (first) go(keyOf(first) ?? '');
      } else if (data.blocks[selected.block]?.isClosed && !selected.isInside) toggle(selected);
      else chrome.details.querySelector<HTMLElement>('a, button:not(.viewer__close)')?.focus();
    },
    leave: () => {
      if (selected?.isInside) toggle(selected);
      else go('');
    },
    toggle,
    openAll: (isOpen) =>
      setOpened(new Set(isOpen ? data.blocks.flatMap(({ isClosed }, at) => (isClosed ? [at] : [])) : [])),
    walkFindings: (step) => {
      if (worst.length === 0) return;
      const at = selected ? worst.indexOf(selected.resource) : -1;
      const next = worst[at < 0 && step < 0 ? worst.length - 1 : (at + step + worst.length) % worst.length];
      go(data.resources.keys[next ?? -1] ?? '');
    },
    flyToFirst: ({ fits }) => {
      const first = [...fits.keys()].find((at) => fits[at] === 1 && blockOf.has(at));
      if (first === undefined) return;
      chrome.results([]);
      go(data.resources.keys[first] ?? '');
      chrome.stage.focus();
    },
    list: ({ q }, { fits }) => {
      const found: number[] = [];
      for (let at = 0; q.trim() !== '' && at < fits.length && found.length < LISTED; at += 1)
        if (fits[at] === 1 && blockOf.has(at)) found.push(at);
      chrome.results(
        found.map((at) => ({
          words: `${data.resources.names[at] ?? ''} · ${data.types[data.resources.types[at] ?? -1]?.title ?? ''}`,
          act: () => {
            chrome.results([]);
            go(data.resources.keys[at] ?? '');
            chrome.stage.focus();
          },
        })),
      );
    },
  };
}

function firstOf(order: readonly Body[]): Body | undefined {
  return order.find(({ status }) => DIVERGENT_NAMES.has(status)) ?? order[0];
}
