import { element, escaped } from './xml.ts';

export interface TextStyle {
  /** absent: what the group around it says */
  readonly size?: number | undefined;
  readonly fill?: string | undefined;
  readonly bold?: boolean;
  readonly anchor?: 'middle' | 'end';
  readonly transform?: string;
}

/** One line of text at its baseline. */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  return element(
    'text',
    {
      x: style.transform === undefined ? x : undefined,
      y: style.transform === undefined ? y : undefined,
      transform: style.transform,
      'font-size': style.size,
      'font-weight': style.bold ? 700 : undefined,
      fill: style.fill,
      'text-anchor': style.anchor,
    },
    escaped(content),
  );
}
