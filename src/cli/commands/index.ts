import { accounts } from './accounts.ts';
import { adopt } from './adopt.ts';
import { check } from './check.ts';
import { demo } from './demo.ts';
import { desired } from './desired.ts';
import { diff } from './diff.ts';
import { docs } from './docs.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { history } from './history.ts';
import { merge } from './merge.ts';
import { policy } from './policy.ts';
import type { Register } from './register.ts';
import { render } from './render.ts';
import { scan } from './scan.ts';
import { schema } from './schema.ts';
import { serve } from './serve.ts';
import { types } from './types.ts';

/** In the order of `isodrift --help`. */
export const COMMANDS: readonly Register[] = [
  demo,
  accounts,
  scan,
  merge,
  desired,
  adopt,
  diff,
  render,
  docs,
  serve,
  check,
  explain,
  history,
  doctor,
  policy,
  types,
  schema,
];
