import { describe } from '../../catalogue/index.ts';
import type { Finding, Status } from '../../model/comparison.ts';
import { originText, type Resource } from '../../model/graph.ts';
import { SIGNS } from '../../model/signs.ts';
import type { Links } from './links.ts';

/** What every table and card says about a resource. */
export interface Subject {
  readonly key: string;
  readonly anchor: string;
  readonly href: string;
  readonly status: Status;
  readonly glyph: string;
  readonly word: string;
  readonly name: string;
  readonly type: string;
  readonly typeTitle: string;
  readonly place: string;
}

/** A finding's sign, name, kind and place; `typeTitle` is what people call its type. */
export function subjectOf(finding: Finding, links: Links, typeTitle: string): Subject {
  return {
    key: finding.key,
    anchor: links.anchorOf(finding.key),
    href: links.hrefOf(finding.key),
    ...signOf(finding.status),
    name: nameOf(finding),
    type: finding.type,
    typeTitle,
    place: placeOf(finding),
  };
}

/** Status, glyph and word: what the sign partial shows. */
export function signOf(status: Status): Pick<Subject, 'status' | 'glyph' | 'word'> {
  return { status, glyph: SIGNS[status].glyph, word: SIGNS[status].word };
}

/** What people call a type, as it begins a cell or a list. */
export function kindOf(type: string): string {
  const { title } = describe(type);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** How people call it: the name, else the id, else where it is declared. */
export function nameOf({ key, desired, deployed }: Finding): string {
  const candidates = [desired?.name, deployed?.name, deployed?.id, desired?.id, desired?.source.address];
  return candidates.find((name) => name !== undefined && name !== '') ?? key;
}

/** The side that is there; the deployed one when both are, as it says where it stands. */
export function presentSide({ desired, deployed }: Finding): Resource | undefined {
  return deployed ?? desired;
}

/** `eu-west-1 · 111122223333`, as far as it is known. */
export function placeOf(finding: Finding): string {
  const side = presentSide(finding);
  const parts = [side?.region ?? '', side?.account ?? ''].filter((part) => part !== '');
  return parts.join(' · ');
}

/** `infra/main.tf:12`; '' when nothing says where it is declared. */
export function originOf(resource: Resource | undefined): string {
  return resource === undefined ? '' : originText(resource.source);
}

/** `3 changes`, with the plural where English has one. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(count)} ${count === 1 ? singular : plural}`;
}

const NUMBER = new Intl.NumberFormat('en');

/** 12345 as `12,345`: as the language of the texts writes it, whatever the locale of the machine. */
export function grouped(count: number): string {
  return NUMBER.format(count);
}
