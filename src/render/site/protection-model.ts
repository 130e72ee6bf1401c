import { PROTECTIONS } from '../../catalogue/protection.ts';
import type { Comparison, ProtectionAnswer, ProtectionRow } from '../../model/comparison.ts';
import { sortedBy } from '../../model/order.ts';
import type { Context } from './context.ts';
import { nodeOf } from './reach-model.ts';
import { counted, signOf } from './subject.ts';

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

const SIGNS: Readonly<Record<State, readonly [glyph: string, verdict: string]>> = {
  lost: ['Δ', 'not as the design asks'],
  differs: ['Δ', 'differs from the design'],
  unsafe: ['!', 'not safe, though not against the design'],
  unknown: ['?', 'not seen'],
  absent: ['−', 'not deployed'],
  safe: ['=', 'safe'],
  none: ['', 'does not apply'],
};

/** The model of protection.html: what keeps data safe, store by store, least safe first. */
export function protectionModel(context: Context): Readonly<Record<string, unknown>> {
  const { protection = [] } = context.comparison;
  const questions = questionsOf(protection);
  return {
    lead: leadOf(protection),
    legend: (['lost', 'unsafe', 'unknown', 'absent', 'safe'] as const).map((state) => ({
      state,
      glyph: SIGNS[state][0],
      verdict: SIGNS[state][1],
    })),
    columns: questions.map(({ question, wanted }) => ({
      title: question.charAt(0).toUpperCase() + question.slice(1),
      note: wanted ? '' : 'no is safe',
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
    `${counted(rows.length, 'data store')}.`,
    lost === 0
      ? 'Whatever the design asks for, and could be seen, is deployed.'
      : `${counted(lost, 'protection')} of the design ${lost === 1 ? 'is' : 'are'} not deployed.`,
    ...(unsafe === 0
      ? []
      : [
          `${counted(unsafe, 'answer')} ${unsafe === 1 ? 'is' : 'are'} not safe, though not against the design.`,
        ]),
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
  const [glyph, verdict] = SIGNS[state];
  const designed = answer?.desired === undefined ? 'not stated' : yesNo(answer.desired);
  return {
    state,
    glyph,
    verdict,
    deployed: answer?.deployed === undefined ? verdict : yesNo(answer.deployed),
    desired: `design: ${status === 'unmanaged' ? 'none' : designed}`,
  };
}

function yesNo(answer: boolean): string {
  return answer ? 'yes' : 'no';
}
