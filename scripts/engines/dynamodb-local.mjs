// DynamoDB Local by Amazon, from Maven Central. Its licence allows to use it for tests, not to pass it on: it is fetched,
// never committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findJdk, findMaven } from './find-tools.mjs';
import { installOnce } from './install-once.mjs';
import { runStep } from './run-step.mjs';
import { findFreePort, startEngine } from './start-engine.mjs';

const VERSION = '3.1.0';
const RUNNER = fileURLToPath(new URL('LoopbackRunner.java', import.meta.url));
const COPY_DEPENDENCIES = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
const DOWNLOAD_WITHIN_MS = 300_000;
const COMPILE_WITHIN_MS = 60_000;
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>engines</groupId><artifactId>dynamodb-local</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency>
    <groupId>software.amazon.dynamodb</groupId><artifactId>DynamoDBLocal</artifactId><version>${VERSION}</version>
  </dependency></dependencies>
</project>
`;

/** @throws MissingError for what this machine lacks */
function findTools() {
  return { jdk: findJdk(), maven: findMaven() };
}

/** The folder with the jars in `lib` and the compiled runner in `classes`. */
export async function installDynamoDbLocal() {
  const { jdk, maven } = findTools();
  return installOnce('dynamodb-local', POM + readFileSync(RUNNER, 'utf8'), async (folder) => {
    writeFileSync(join(folder, 'pom.xml'), POM);
    const args = ['-q', '-B', COPY_DEPENDENCIES, '-DincludeScope=runtime', '-DoutputDirectory=lib'];
    await runStep(maven, args, { cwd: folder, timeoutMs: DOWNLOAD_WITHIN_MS });
    const compile = ['-cp', 'lib/*', '-d', 'classes', RUNNER];
    await runStep(join(jdk, 'bin', 'javac'), compile, { cwd: folder, timeoutMs: COMPILE_WITHIN_MS });
  });
}

export const dynamoDbLocal = {
  name: 'dynamodb-local',
  title: `DynamoDB Local ${VERSION}`,
  services: ['dynamodb'],
  findTools,
  install: installDynamoDbLocal,
  start: async (folder) => {
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}`;
    const jvm = ['-Djava.library.path=lib', '-cp', 'classes:lib/*', 'LoopbackRunner'];
    const engine = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)];
    const env = { ...process.env, DDB_LOCAL_TELEMETRY: '0' };
    const java = join(findJdk(), 'bin', 'java');
    const stop = await startEngine(java, [...jvm, ...engine], { cwd: folder, env, readyUrl: url });
    return { endpoints: { dynamodb: url }, stop };
  },
};
