import { TestEnvironment } from 'jest-environment-node';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Jest gives tests a copy of `process` whose listeners nobody calls. Here the signals and the end of the real one are
 * handed on, so that servers are stopped and folders removed also after Ctrl-C.
 */
export default class SignalsEnvironment extends TestEnvironment {
  private readonly onExit = () => this.tell('exit');
  private readonly onSignal = (signal: NodeJS.Signals) => {
    // Jest's own takes an exit for a mistake of the test and prints where it was called.
    this.global.process.exit = process.exit;
    if (!this.tell(signal)) process.exit(1);
  };

  override async setup(): Promise<void> {
    await super.setup();
    process.on('exit', this.onExit);
    for (const signal of signals) process.on(signal, this.onSignal);
  }

  override async teardown(): Promise<void> {
    process.off('exit', this.onExit);
    for (const signal of signals) process.off(signal, this.onSignal);
    this.tell('exit');
    await super.teardown();
  }

  private tell(event: string): boolean {
    return (this.global.process as NodeJS.EventEmitter).emit(event, event);
  }
}
