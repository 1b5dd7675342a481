// What an engine needs of the machine. Each answers the path of a tool, or throws MissingError saying what is not there.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The machine lacks something: nothing is wrong with the engine or the product. */
export class MissingError extends Error {
  name = 'MissingError';
}

const JAVA_VERSION = 17;

/** The folder of a JDK of version 17 or newer. */
export function findJdk() {
  const { stdout = '', stderr = '' } = run('javac', ['-version']);
  const version = Number(/javac (\d+)/.exec(stdout + stderr)?.[1] ?? 0);
  if (version < JAVA_VERSION) {
    throw new MissingError(`a JDK of version ${JAVA_VERSION} or newer (javac says ${version || 'nothing'})`);
  }
  return dirname(dirname(realpathSync(run('sh', ['-c', 'command -v javac']).stdout.trim())));
}

export function findMaven() {
  if (run('mvn', ['-version']).status !== 0) throw new MissingError('Maven (mvn)');
  return 'mvn';
}

/** A Python of one of these versions (`3.13`), the first that runs. */
export function findPython(versions) {
  for (const version of versions) {
    const python = candidatesFor(version).find((path) => versionOf(path) === version);
    if (python !== undefined) return { python, version };
  }
  throw new MissingError(`Python ${versions.join(' or ')}`);
}

/** pyenv keeps versions that are not on the PATH; its shims may be there and fail. */
function candidatesFor(version) {
  const versions = join(run('pyenv', ['root']).stdout?.trim() || '/nowhere', 'versions');
  const kept = existsSync(versions)
    ? readdirSync(versions).filter((name) => name.startsWith(`${version}.`))
    : [];
  return [`python${version}`, 'python3', ...kept.map((name) => join(versions, name, 'bin', 'python3'))];
}

function versionOf(python) {
  const { status, stdout } = run(python, ['-c', 'import sys, venv; print("%d.%d" % sys.version_info[:2])']);
  return status === 0 ? stdout.trim() : undefined;
}

function run(command, args) {
  return spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 });
}
