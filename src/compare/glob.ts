/** Does the text fit the pattern, in which `*` stands for anything? Linear in practice: patterns come from files, so no backtracking expression. */
export function fitsGlob(pattern: string, text: string): boolean {
  const [head = '', ...parts] = pattern.split('*');
  const tail = parts.pop();
  if (tail === undefined) return text === head;
  if (!text.startsWith(head) || text.length < head.length + tail.length) return false;
  let from = head.length;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.endsWith(tail) && from <= text.length - tail.length;
}
