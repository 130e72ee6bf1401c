import { PROTECTIONS } from '../../catalogue/protection.ts';
import type { Comparison, ProtectionAnswer, ProtectionRow } from '../../model/comparison.ts';
import { sortedBy } from '../../model/order.ts';
import type { Context } from './context.ts';
import { nodeOf } from './reach-model.ts';
import { signOf } from './subject.ts';
import { plural, text } from './text.ts';

interface Cell {
  readonly state: State;
  readonly glyph: string;
  readonly deployed: string;
  readonly desired: string;
  /** for those who cannot see the sign */
  readonly verdict: string;
}

/** From worst to best; `none` is what nobody asks a store of this type. */
type State = 'lost' | 'differs' | 'unsafe' | 'unknown' | 'absent' | 'safe' | 'none';

const GLYPHS: Readonly<Record<State, string>> = {
  lost: 'Δ',
  differs: 'Δ',
  unsafe: '!',
  unknown: '?',
  absent: '−',
  safe: '=',
  none: '',
};

/** The model of protection.html: what keeps data safe, store by store, least safe first. */
export function protectionModel(context: Context): Readonly<Record<string, unknown>> {
  const { protection = [] } = context.comparison;
  const questions = questionsOf(protection);
  return {
    lead: leadOf(protection),
    legend: (['lost', 'unsafe', 'unknown', 'absent', 'safe'] as const).map((state) => ({
      state,
      glyph: GLYPHS[state],
      verdict: text(`protection.${state}`),
    })),
    columns: questions.map(({ question, wanted }) => ({
      title: question.charAt(0).toUpperCase() + question.slice(1),
      note: wanted ? '' : text('protection.no-is-safe'),
    })),
    rows: worstFirst(protection).map((row) => ({
      ...signOf(row.status),
      ...nodeOf(context, row.key),
      cells: questions.map(({ question }) =>
        cellOf(
          row,
          row.answers.find((answer) => answer.question === question),
        ),
      ),
    })),
  };
}

/** Stores that lost something the design asks for. */
export function unprotected({ protection = [] }: Comparison): number {
  return protection.filter(({ answers }) => answers.some((answer) => stateOf(answer) === 'lost')).length;
}

function worstFirst(rows: readonly ProtectionRow[]): ProtectionRow[] {
  return sortedBy(
    rows,
    (row) => rank(row, 'lost'),
    (row) => rank(row, 'unsafe'),
    ({ type }) => type,
    ({ key }) => key,
  );
}

/** A key that puts the rows with most answers of a state first. */
function rank({ answers }: ProtectionRow, state: State): string {
  const count = answers.filter((answer) => stateOf(answer) === state).length;
  return String(99 - count).padStart(2, '0');
}

function questionsOf(rows: readonly ProtectionRow[]): ProtectionAnswer[] {
  const answers = rows.flatMap((row) => row.answers);
  const first = new Map(answers.toReversed().map((answer) => [answer.question, answer]));
  const known: readonly string[] = PROTECTIONS;
  const place = (question: string): number =>
    known.includes(question) ? known.indexOf(question) : known.length;
  return sortedBy(
    first.values(),
    ({ question }) => String(place(question)),
    ({ question }) => question,
  );
}

function leadOf(rows: readonly ProtectionRow[]): string {
  const answers = rows.flatMap((row) => row.answers);
  const lost = answers.filter((answer) => stateOf(answer) === 'lost').length;
  const unsafe = answers.filter((answer) => stateOf(answer) === 'unsafe').length;
  return [
    plural('protection.stores', rows.length),
    lost === 0 ? text('protection.all-kept') : plural('protection.missing', lost),
    ...(unsafe === 0 ? [] : [plural('protection.not-safe', unsafe)]),
  ].join(' ');
}

function stateOf(answer: ProtectionAnswer | undefined): State {
  if (answer === undefined) return 'none';
  const { wanted, desired, deployed } = answer;
  if (deployed === undefined) return 'unknown';
  if (desired !== undefined && desired !== deployed) return deployed === wanted ? 'differs' : 'lost';
  return deployed === wanted ? 'safe' : 'unsafe';
}

function cellOf({ status }: ProtectionRow, answer: ProtectionAnswer | undefined): Cell {
  const isAbsent = status === 'missing' || status === 'pending';
  const seen = stateOf(answer);
  const state = seen === 'unknown' && isAbsent ? 'absent' : seen;
  const verdict = text(`protection.${state}`);
  const stated = answer?.desired === undefined ? text('protection.not-stated') : yesNo(answer.desired);
  const designed = status === 'unmanaged' ? text('protection.no-design') : stated;
  return {
    state,
    glyph: GLYPHS[state],
    verdict,
    deployed: answer?.deployed === undefined ? verdict : yesNo(answer.deployed),
    desired: text('protection.design', { answer: designed }),
  };
}

function yesNo(answer: boolean): string {
  return text(answer ? 'protection.yes' : 'protection.no');
}
