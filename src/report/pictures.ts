/** The three pictures of a comparison, by the names of their files, in reading order. */
const PICTURES = [
  ['desired.svg', 'as designed'],
  ['deployed.svg', 'as deployed'],
  ['drift.svg', 'where both diverge'],
] as const;

/**
 * The pictures for the top of a comment, each a link to itself. `address` is the folder they are in, `''` when they are nowhere
 * that the page could load them from: GitHub shows neither data URIs nor what lies in an artifact. Then their names are told.
 */
export function picturesMarkdown(address: string): string {
  if (address === '') {
    const names = PICTURES.map(([file, what]) => `\`${file}\` (${what})`).join(', ');
    return `Pictures are among the files of this run: ${names}.\n\n`;
  }
  const cells = PICTURES.map(([file, what]) => {
    const url = addressOf(file, address);
    return `[![${what}](${url})](${url})`;
  });
  return `${row(PICTURES.map(([, what]) => what))}${row(PICTURES.map(() => '---'))}${row(cells)}\n`;
}

function row(texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |\n`;
}

/** GitHub serves a file of a branch itself, not its page, when asked for it `raw`. */
function addressOf(file: string, address: string): string {
  const [path = '', query = ''] = address.split('?', 2);
  const folder = encodeURI(decodedUrl(path)).replaceAll(/[()|]/g, (sign) => escaped(sign));
  return `${folder.replace(/\/$/, '')}/${file}${query === '' ? '' : `?${encodeURI(query)}`}`;
}

function decodedUrl(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function escaped(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
