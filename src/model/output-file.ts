/** A file that a renderer made. `path` is relative, with forward slashes; writing it is the command line's work. */
export interface OutputFile {
  readonly path: string;
  readonly content: string;
}
