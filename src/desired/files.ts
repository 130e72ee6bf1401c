/** The disk as the readers see it; only the command line provides the real one. */
export interface Files {
  /** the text of a file; throws `FILE_NOT_FOUND` or `FILE_UNREADABLE` */
  readonly read: (path: string) => string;
  /** the files meant: the path itself when it is a file, the files in it when it is a folder, the matches of a glob; sorted, [] when nothing is there */
  readonly list: (path: string) => readonly string[];
}
