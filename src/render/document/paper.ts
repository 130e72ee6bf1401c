import type { Finding, Status } from '../../model/comparison.ts';
import { SIGNS } from '../../model/signs.ts';
import { nameOf } from '../site/subject.ts';
import { visible } from '../site/visible.ts';

/** A paper about a comparison: what a Word document and a Markdown book hold alike. */
export interface Paper {
  readonly title: string;
  /** below the title: what, whose, when */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly chapters: readonly Chapter[];
}

export interface Chapter {
  /** names its file, its anchor */
  readonly id: string;
  readonly title: string;
  readonly parts: readonly Part[];
}

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'picture' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** Words, or an identifier or value that is set as code. A line a list member. */
export interface Cell {
  readonly lines: readonly string[];
  readonly code?: true;
  readonly status?: Status;
}

export function namesOf(findings: readonly Finding[]): (key: string) => string {
  const names = new Map(findings.map((finding) => [finding.key, nameOf(finding)]));
  return (key) => names.get(key) ?? key;
}

export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): Part {
  return { kind: 'table', head, rows };
}

export function sign(status: Status): Cell {
  return { lines: [`${SIGNS[status].glyph} ${SIGNS[status].word}`], status };
}

export function words(text: string): Cell {
  return { lines: [visible(text)] };
}

export function code(lines: readonly string[]): Cell {
  return { lines: lines.map(visible), code: true };
}
