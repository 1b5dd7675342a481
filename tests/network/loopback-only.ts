import { isIP, Socket } from 'node:net';

/** What `connect` is called with: its own forms, and the one in which Node hands them on to itself. */
type ConnectArguments = readonly unknown[];

const GUARDED = Symbol.for('syncwell.loopback-only');

/** Runs before each test file: no test reaches another machine, a provider's least of all. */
const prototype = Socket.prototype as Socket & { [GUARDED]?: true };
if (prototype[GUARDED] === undefined) {
  const connect = Reflect.get(prototype, 'connect') as (...args: ConnectArguments) => Socket;
  const guarded = function (this: Socket, ...args: ConnectArguments): Socket {
    const host = hostOf(args);
    if (!isLoopback(host)) throw new Error(`Expected a test to stay on this machine, got a call of ${host}`);
    return connect.apply(this, [...args]);
  };
  Object.assign(prototype, { connect: guarded, [GUARDED]: true });
}

/** Without a host it is this machine; a path is a socket of its own. */
function hostOf(args: ConnectArguments): string {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  }
  return typeof second === 'string' ? second : 'localhost';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
