import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { failingClauses } from '../domain/evaluate-change.ts';
import * as backOff from '../domain/transitions/back-off.ts';
import * as claim from '../domain/transitions/claim.ts';
import * as clauses from '../domain/transitions/clauses.ts';
import * as create from '../domain/transitions/create.ts';
import * as erase from '../domain/transitions/erase.ts';
import * as fanOut from '../domain/transitions/fan-out.ts';
import * as finish from '../domain/transitions/finish.ts';
import * as holdRoute from '../domain/transitions/hold-route.ts';
import * as release from '../domain/transitions/release.ts';
import * as repair from '../domain/transitions/repair.ts';
import * as retry from '../domain/transitions/retry.ts';
import * as settle from '../domain/transitions/settle.ts';
import * as sweep from '../domain/transitions/sweep.ts';
import * as userCommands from '../domain/transitions/user-commands.ts';
import * as wait from '../domain/transitions/wait.ts';
import { TRANSITION_CASES, type TransitionCase } from './transition-cases.ts';
import { violate } from './violate.ts';

const MODULES: Readonly<Record<string, object>> = {
  'back-off.ts': backOff,
  'claim.ts': claim,
  'clauses.ts': clauses,
  'create.ts': create,
  'erase.ts': erase,
  'fan-out.ts': fanOut,
  'finish.ts': finish,
  'hold-route.ts': holdRoute,
  'release.ts': release,
  'repair.ts': repair,
  'retry.ts': retry,
  'settle.ts': settle,
  'sweep.ts': sweep,
  'user-commands.ts': userCommands,
  'wait.ts': wait,
};
/** Exported by the transitions' files, but parts of a change and not one. */
const PARTS = ['announcement', 'expiry', 'guardAsRead', 'toRouteGuard', ...Object.keys(clauses)];

const cases = Object.entries<TransitionCase>(TRANSITION_CASES);

describe('TRANSITION_CASES', () => {
  it('knows every file of transitions', () => {
    const files = readdirSync(join(__dirname, '../domain/transitions'));
    expect(files.filter((file) => !file.endsWith('.test.ts'))).toEqual(Object.keys(MODULES));
  });

  it('has every builder', () => {
    const functions = Object.values(MODULES).flatMap((module) =>
      Object.entries(module).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
    );
    const builders = functions.filter((name) => !PARTS.includes(name));
    expect([...new Set(cases.map(([, { builder }]) => builder))].toSorted()).toEqual(builders.toSorted());
  });

  it.each(cases)(
    '%s applies to its item, and each clause can be violated',
    (_name, { change, appliesTo }) => {
      expect(failingClauses(change, appliesTo)).toEqual([]);
      for (const { name, holds } of change.clauses) {
        expect(failingClauses(change, violate(holds, appliesTo))).toContain(name);
      }
    },
  );
});
