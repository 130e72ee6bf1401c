/** The JSON value that a text holds; undefined when it holds none. Where that is an error, the reader says so itself. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
