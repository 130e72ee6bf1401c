import { declaredPointer, withEnvironment } from '../catalogue/environment.ts';
import { withFingerprints } from '../catalogue/fingerprint.ts';
import { inOrder, relationKey, relationsOf } from '../catalogue/relations.ts';
import { isRemote, shownAddress } from '../model/address.ts';
import { IsodriftError } from '../model/errors.ts';
import type { Acceptance, Desired, Relation, Resource, SeverityRule } from '../model/graph.ts';
import { sortedBy, uniqueStrings } from '../model/order.ts';
import { holdsSecret, looksSecret, tagsWithoutSecrets, withoutSecrets } from '../model/redact.ts';
import { assemblySources, isAssembly } from './cdk/assembly.ts';
import { sectionOf } from './cloudformation/sections.ts';
import { isTemplate, readTemplate } from './cloudformation/template.ts';
import { parseDocument, unknownFormat } from './document.ts';
import { isDriftignore, readDriftignore } from './driftignore.ts';
import type { Files } from './files.ts';
import { folded } from './fold.ts';
import { toldInner, withoutInner } from './inner.ts';
import { isDesign, readDesign } from './isodrift/design.ts';
import { merged, withDistinctKeys, withRuleKeys } from './merge.ts';
import { isPulumiStack, readPulumiStack } from './pulumi/stack.ts';
import type { DesiredOptions, Document, Reading } from './reading.ts';
import { serverlessTemplate, withoutRepeated } from './serverless.ts';
import { isResult, isSavedGraph, noDesign, readSavedGraph } from './stage.ts';
import { isCompactState, readCompactState } from './terraform/compact.ts';
import { isTerraformShow, readTerraformShow } from './terraform/show.ts';
import { type Stems, stems } from './stems.ts';
import { unreadRelations } from './unread.ts';
import { encryptedState, isEncryptedState } from './terraform/encrypted.ts';
import { isTerraformState, readTerraformState } from './terraform/state.ts';

/** Reads what is declared in these files, told by their content, as one design. */
export function readDesired(paths: readonly string[], files: Files, options: DesiredOptions = {}): Desired {
  const readings = readAll(paths, options, { files, within: [], stems: stems() });
  return withinStack(paths.map(shownName).join(', '), () => united(withDistinctKeys(readings), options));
}

/** Templates import what others export: then all are read again, knowing that. */
function readAll(paths: readonly string[], options: DesiredOptions, reader: Reader): Reading[] {
  const read = (own: DesiredOptions): Reading[] => {
    reader.stems.again();
    return toldInner(paths.flatMap((path) => readPath(path, own, reader)));
  };
  const readings = read(options);
  const exports = new Map(readings.flatMap((reading) => [...(reading.exports ?? [])]));
  const isNeeded = exports.size > 0 && readings.some(({ hasImports }) => hasImports);
  return isNeeded ? read({ ...options, exports }) : readings;
}

/** What is nested deeper than the stack holds is the file's fault, not ours. */
function withinStack<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new IsodriftError('FORMAT_INVALID', `${file}: nested too deeply`, 'write the file again', {
      cause: error,
    });
  }
}

interface Reader {
  readonly files: Files;
  /** the files that led here, outermost first */
  readonly within: readonly string[];
  readonly stems: Stems;
}

function readPath(path: string, options: DesiredOptions, reader: Reader): Reading[] {
  const listed = reader.files.list(path);
  if (listed.length === 0 && /[*?]/.test(path)) {
    throw new IsodriftError('FILE_NOT_FOUND', `no file matches ${path}`, 'check the pattern and the folder');
  }
  const isOneFile = listed.length === 0 || (listed.length === 1 && listed[0] === path);
  return isOneFile ? readFile(path, options, reader) : readAmong(path, listed, options, reader);
}

/** A folder or a pattern holds other files, too: those are passed over. What a manifest names is not read twice. */
function readAmong(
  path: string,
  listed: readonly string[],
  options: DesiredOptions,
  reader: Reader,
): Reading[] {
  const readings: Reading[] = [];
  const passed: IsodriftError[] = [];
  for (const file of sortedBy(withoutRepeated(listed), (name) =>
    /(?:manifest\.json|isodrift\.ya?ml)$/.test(name) ? '0' : '1',
  )) {
    const isKnown = readings.some(({ source }) => source.file === file);
    if (isKnown || file.endsWith('.backup')) continue;
    const read = readIfKnown(file, options, reader);
    if (read instanceof IsodriftError) passed.push(read);
    else readings.push(...read);
  }
  if (readings.length === 0) throw noneKnown(path, passed);
  return withoutInner(readings);
}

/** What nobody knows of a folder is passed over, unless there is nothing else: then one of them says what to do. */
function noneKnown(path: string, passed: readonly IsodriftError[]): IsodriftError {
  const generic = unknownFormat(path);
  const telling = passed.find(({ hint }) => hint !== generic.hint);
  if (!telling) return generic;
  return new IsodriftError(
    'FORMAT_UNKNOWN',
    `${path} holds no file that isodrift knows; ${telling.message}`,
    telling.hint,
  );
}

function readIfKnown(file: string, options: DesiredOptions, reader: Reader): Reading[] | IsodriftError {
  try {
    return readFile(file, options, reader);
  } catch (error) {
    if (error instanceof IsodriftError && error.code === 'FORMAT_UNKNOWN') return error;
    throw error;
  }
}

function readFile(file: string, options: DesiredOptions, reader: Reader): Reading[] {
  if (reader.within.includes(file)) {
    const chain = [...reader.within, file].map(shownName).join(' -> ');
    throw new IsodriftError(
      'CONFIG_INVALID',
      `a design is its own source: ${chain}`,
      'take it out of `sources`',
    );
  }
  const text = reader.files.read(file);
  if (isDriftignore(file)) return [readDriftignore(text, file)];
  const shown = shownName(file);
  return withinStack(shown, () => {
    const document = parseDocument(text, shown);
    const inner = { ...reader, within: [...reader.within, file] };
    return readDocument(serverlessTemplate(document) ?? document, options, inner);
  });
}

/** A signed address is a secret: nothing after its `?` is kept. */
function shownName(file: string): string {
  if (file === '-') return 'stdin';
  return isRemote(file) ? shownAddress(file) : file;
}

function readDocument(document: Document, options: DesiredOptions, reader: Reader): Reading[] {
  const value = document.value as Readonly<Record<string, unknown>>;
  if (isSavedGraph(value)) return [keptApart(readSavedGraph(document), reader)];
  if (isPulumiStack(value)) return [readPulumiStack(document, options)];
  if (isTerraformState(value)) return [readTerraformState(document, options)];
  if (isTerraformShow(value)) return [readTerraformShow(document, options)];
  if (isCompactState(value)) return [readCompactState(document, options)];
  if (isTemplate(value)) return readWithNested(document, options, reader);
  if (isAssembly(value)) return readAssembly(document, options, reader);
  if (isResult(value)) throw noDesign(document.file, value);
  if (isEncryptedState(value)) throw encryptedState(document.file);
  if (isDesign(value)) return readWithSources(document, options, reader);
  throw unknownFormat(document.file);
}

/** What was read before may hold the keys of templates: none of those is to get them again. */
function keptApart(reading: Reading, { stems: given }: Reader): Reading {
  given.take(reading.resources.map(({ key }) => key));
  return reading;
}

/** A stack within a stack is read along with it, where its template is at hand. */
function readWithNested(document: Document, options: DesiredOptions, reader: Reader): Reading[] {
  const { files, stems: given } = reader;
  const opened = new Map<string, Document | undefined>();
  const open = (path: string): Document | undefined => {
    if (!opened.has(path))
      opened.set(path, files.list(path).includes(path) ? templateAt(path, files) : undefined);
    return opened.get(path);
  };
  const names = Object.keys(sectionOf(document.value, 'Resources'));
  const readings = readTemplate(document, options, {
    open,
    stem: given.stemOf(document.file, options, names),
  });
  for (const { resources, parts = [] } of readings) {
    given.take(resources.map(({ key }) => key));
    given.take(parts.map(({ resource }) => resource.key));
  }
  return readings;
}

function templateAt(path: string, files: Files): Document | undefined {
  const document = parseDocument(files.read(path), path);
  return isTemplate(document.value as Readonly<Record<string, unknown>>) ? document : undefined;
}

function readAssembly(document: Document, options: DesiredOptions, reader: Reader): Reading[] {
  const read = (path: string): unknown =>
    reader.files.list(path).includes(path) ? parsedBesides(path, reader) : undefined;
  return assemblySources(document, options, read).flatMap((source) =>
    namedIn(document.file, SYNTH_AGAIN, () => readPath(source.path, source.options, reader)),
  );
}

/** A file that goes with another one; when it cannot be read, the other one does without. */
function parsedBesides(path: string, { files }: Reader): unknown {
  try {
    return parseDocument(files.read(path), path).value;
  } catch (error) {
    if (error instanceof IsodriftError) return undefined;
    throw error;
  }
}

/** A design comes after its sources: its relations may name what they declare. */
function readWithSources(document: Document, options: DesiredOptions, reader: Reader): Reading[] {
  const { sources, read } = readDesign(document, options);
  const found = sources.flatMap(({ path, options: own, line = 1 }) =>
    namedIn(`${document.file}:${line}`, RELATIVE, () => readPath(path, own, reader)).map((one): Reading =>
      own.stack === undefined ? one : { ...one, isOwnStack: true },
    ),
  );
  const declared = withDistinctKeys(withoutInner(found));
  return [...declared, ...ignoreFileBesides(document.file, reader), read(declared)];
}

/** Whoever reads that a file is not there should hear who asked for it. */
function namedIn<T>(place: string, hint: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof IsodriftError) || error.code !== 'FILE_NOT_FOUND') throw error;
    // the innermost place is the one that names the file
    if (error.cause instanceof IsodriftError) throw error;
    throw new IsodriftError('FILE_NOT_FOUND', `${error.message}, named in ${place}`, hint, { cause: error });
  }
}

const RELATIVE = 'paths in a design are relative to the folder it stands in';
const SYNTH_AGAIN = 'give the whole folder that `cdk synth` writes, or run it again';

/** What driftctl was told to ignore here is ignored here, too. */
function ignoreFileBesides(file: string, { files }: Reader): Reading[] {
  const path = file.replace(/[^\\/]*$/, '.driftignore');
  return files.list(path).includes(path) ? [readDriftignore(files.read(path), path)] : [];
}

function united(readings: readonly Reading[], options: DesiredOptions): Desired {
  const parts = readings.flatMap((reading) => reading.parts ?? []);
  const known = readings.flatMap((reading) => reading.known ?? []);
  const mayPoint = readings.some(({ isPhysical }) => !isPhysical);
  const { resources, relations, notes, conflicts, renamed } = merged(
    readings.flatMap((reading) => reading.resources),
    readings.flatMap((reading) => reading.relations ?? []),
    mayPoint,
  );
  const { resources: put, moved, names } = folded(resources, parts, known, mayPoint);
  const sorted = sortedBy(put, ({ key }) => key);
  const kept = withFingerprints(withEnvironment(sorted, declaredPointer, names), options.fingerprint);
  const whole = kept.map(swept);
  const derived = relationsOf(whole, names);
  const unread = unreadRelations(relations.filter(isUnread), derived, whole, moved);
  const accepted = readings.flatMap((reading): readonly Acceptance[] => reading.accepted ?? []);
  const severities = readings.flatMap((reading): readonly SeverityRule[] => reading.severities ?? []);
  const allNotes = uniqueStrings([...notes, ...readings.flatMap((reading) => reading.notes ?? [])]);
  return {
    format: 'isodrift/desired@1',
    title: titleOf(readings, options),
    sources: readings.map(({ source }) => source),
    resources: whole,
    relations: withDerived([...relations.filter((one) => !isUnread(one)), ...unread], derived),
    gaps: readings.flatMap((reading) => reading.gaps ?? []),
    ...(accepted.length === 0 ? {} : { accepted }),
    ...(severities.length === 0 ? {} : { severities }),
    ...listOf(
      'components',
      readings.flatMap((reading) => reading.components ?? []),
    ),
    ...listOf(
      'rules',
      withRuleKeys(
        readings.flatMap((reading) => reading.rules ?? []),
        renamed,
      ),
    ),
    ...listOf('conflicts', [...readings.flatMap((reading) => reading.conflicts ?? []), ...conflicts]),
    ...(allNotes.length === 0 ? {} : { notes: allNotes }),
  };
}

/** What people write into descriptions, names and tags: as the scanner reads it, so that both sides still compare. */
function swept(resource: Resource): Resource {
  const { id, name, tags, attributes } = resource;
  const own = tagsWithoutSecrets(tags);
  const isPlain =
    own === tags && !looksSecret(id) && (name === undefined || name === id || !looksSecret(name));
  if (isPlain && !holdsSecret(attributes)) return resource;
  return {
    ...resource,
    // the id of an access key is the half of it that AWS shows
    id: looksSecret(id) ? '' : id,
    ...(name === undefined ? {} : { name: withoutSecrets(name) }),
    tags: own,
    attributes: withoutSecrets(attributes),
  };
}

/** A list that is there only when it holds something. */
function listOf<Name extends string, T>(
  name: Name,
  items: readonly T[],
): Partial<Record<Name, readonly T[]>> {
  return items.length === 0 ? {} : ({ [name]: items } as Record<Name, readonly T[]>);
}

function isUnread({ unread }: Relation): boolean {
  return unread === true;
}

function titleOf(readings: readonly Reading[], options: DesiredOptions): string {
  const told = options.title ?? readings.map(({ title }) => title).findLast((title) => title !== undefined);
  const last = readings.findLast(({ isNested }) => !isNested);
  const file = last?.source.file.split(/[\\/]/).at(-1) ?? '';
  return told ?? file.replace(/\.[^.]+$/, '');
}

/** What people wrote themselves comes first: its evidence is kept when both say the same. */
function withDerived(declared: readonly Relation[], derived: readonly Relation[]): Relation[] {
  if (declared.length === 0) return [...derived];
  const byKey = new Map([...derived, ...declared].map((relation) => [relationKey(relation), relation]));
  return inOrder([...byKey.values()]);
}
