import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { LoggerProxy } from 'n8n-workflow';
import { textOf } from './text-of';

type Sink = (text: string) => void;

const sinks = new Set<Sink>();
const consoleMethods = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;
let restore: (() => void) | undefined;

function record(text: string): void {
  for (const sink of sinks) sink(text);
}

/** What n8n's Logger would print at its most talkative level; nothing of it reaches the screen. */
const recordingLogger = {
  error: (message: string, metadata?: object) => record(line('error', message, metadata)),
  warn: (message: string, metadata?: object) => record(line('warn', message, metadata)),
  info: (message: string, metadata?: object) => record(line('info', message, metadata)),
  debug: (message: string, metadata?: object) => record(line('debug', message, metadata)),
  scoped: () => recordingLogger,
};

function line(level: string, message: string, metadata: object | undefined): string {
  return `${level} ${message}${metadata === undefined ? '' : ` ${textOf(metadata)}`}\n`;
}

/** Puts the recording logger where n8n and its nodes look for theirs. To be called before a pack is loaded. */
export function recordN8nLogs(): void {
  LoggerProxy.init(recordingLogger);
  // The container's key is the class, whose private members no other object has: hence the detour of types.
  Container.set(Logger, recordingLogger as unknown as Logger);
}

function watchProcess(): () => void {
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write);
  streams.forEach((stream, index) => {
    const write = writes[index] as typeof stream.write;
    stream.write = ((...args: Parameters<typeof stream.write>) => {
      const [chunk] = args;
      record(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      return write.apply(stream, args);
    }) as typeof stream.write;
  });

  // jest's console buffers and prints from elsewhere, so the streams alone would miss it.
  const methods = consoleMethods.map((method) => console[method]);
  consoleMethods.forEach((method, index) => {
    console[method] = (...args: unknown[]) => {
      record(`${args.map((arg) => (typeof arg === 'string' ? arg : textOf(arg))).join(' ')}\n`);
      methods[index]?.apply(console, args);
    };
  });

  return () => {
    streams.forEach((stream, index) => (stream.write = writes[index] as typeof stream.write));
    consoleMethods.forEach((method, index) => (console[method] = methods[index] as typeof console.log));
  };
}

/** A recording in progress: `stop()` ends it and gives what was printed. */
export interface Recording {
  stop(): string;
}

/**
 * Records everything that n8n's logger, the console and the process's two streams print until `stop()`. Recordings
 * may overlap; runs at the same time see each other's lines, since a printed line doesn't say whose it is.
 */
export function recordOutput(): Recording {
  const parts: string[] = [];
  const sink: Sink = (text) => void parts.push(text);
  sinks.add(sink);
  restore ??= watchProcess();

  return {
    stop() {
      sinks.delete(sink);
      if (sinks.size === 0) {
        restore?.();
        restore = undefined;
      }
      return parts.join('');
    },
  };
}
