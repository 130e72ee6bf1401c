import { PROTECTIONS } from '../../catalogue/protection.ts';
import type { Rule } from '../../model/graph.ts';
import { isObject, type Value } from '../../model/value.ts';
import { present, spelled, textOf } from '../present.ts';
import type { Document } from '../reading.ts';
import { nearest } from './suggest.ts';
import { selectionOf, type Vocabulary } from './select.ts';
import { designError } from './validate.ts';

/** What must or must not be: `forbid: internet -> orders-db`, `require: encryption on AWS::RDS::*`. */
export function declaredRules(stated: readonly Value[], vocabulary: Vocabulary, document: Document): Rule[] {
  return stated.map((one, index) => {
    const at = { document, path: `/rules/${index}` };
    const rule = isObject(one) ? one : {};
    const effects = (['forbid', 'require'] as const).filter((name) => rule[name] !== undefined);
    const [effect] = effects;
    if (effect === undefined || effects.length > 1) {
      throw designError(document, at.path, 'a rule forbids or requires one thing', HOW);
    }
    const text = spelled(rule[effect]).trim();
    return present({
      rule: `${effect} ${text}`,
      effect,
      ...saidBy(text, vocabulary, { document, path: `${at.path}/${effect}` }),
      severity: (textOf(rule['severity']) ?? 'high') as Rule['severity'],
      reason: textOf(rule['reason']),
      source: present({ origin: document.file, line: document.lineOf(2)(['rules', index]) }),
    });
  });
}

const HOW = 'write it as `forbid: internet -> orders-db` or as `require: encryption on AWS::RDS::*`';

type Place = { readonly document: Document; readonly path: string };

function saidBy(text: string, vocabulary: Vocabulary, at: Place): Pick<Rule, 'arrow' | 'protection'> {
  const [from = '', to, ...more] = text.split('->').map((end) => end.trim());
  if (to === undefined) return { protection: protectionIn(text, vocabulary, at) };
  const [, target = '', port] = /^(.*?)(?::\s*(\d+(?:-\d+)?))?$/.exec(to) ?? [];
  if (from === '' || target === '' || more.length > 0)
    throw designError(at.document, at.path, 'an arrow needs two ends', HOW);
  if (target === 'internet')
    throw designError(at.document, at.path, 'the internet can only be where an arrow starts', HOW);
  return {
    arrow: present({
      from: selectionOf(from, vocabulary, at),
      to: selectionOf(target, vocabulary, at),
      label: port === undefined ? undefined : `:${port}`,
    }),
  };
}

/** `encryption on AWS::RDS::*`, `tag Owner on *` */
function protectionIn(text: string, vocabulary: Vocabulary, at: Place): NonNullable<Rule['protection']> {
  const [, what = '', on = ''] = /^(.+?)\s+on\s+(\S.*)$/.exec(text) ?? [];
  if (what === '' || on === '')
    throw designError(at.document, at.path, `\`${text}\` is neither an arrow nor a protection`, HOW);
  if (!PROTECTIONS.some((known) => known === what) && !/^tag \S/.test(what)) {
    const meant = nearest(what, PROTECTIONS);
    throw designError(
      at.document,
      at.path,
      `nobody knows what \`${what}\` is${meant === undefined ? '' : `, did you mean \`${meant}\`?`}`,
      `one of: ${PROTECTIONS.join(', ')}, tag NAME`,
    );
  }
  return { what, on: selectionOf(on, vocabulary, at) };
}
