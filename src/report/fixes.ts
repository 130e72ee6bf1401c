import type { Fix } from '../model/comparison.ts';
import { printable } from './printable.ts';

/** The lines of a fix, each safe for a terminal and a log. */
export function fixLines({ text }: Fix): string[] {
  return text.split('\n').map((line) => printable(line));
}

/** Each fix under its tool, in a fence that nothing inside can end. */
export function fixesMarkdown(fixes: readonly Fix[], indent = ''): string {
  const blocks = fixes.map((fix) => {
    const lines = fixLines(fix);
    const longest = Math.max(2, ...(lines.join('\n').match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    return [`${fix.tool}:`, fence, ...lines, fence].map((line) => `${indent}${line}\n`).join('');
  });
  return blocks.join('\n');
}

/** The fixes as plain text, as many as fit whole into so many characters. */
export function fixesText(fixes: readonly Fix[], room: number): string {
  let text = '';
  for (const fix of fixes) {
    const next = `\n\n${fix.tool}:\n${fixLines(fix).join('\n')}`;
    if (text.length + next.length > room) break;
    text += next;
  }
  return text;
}
