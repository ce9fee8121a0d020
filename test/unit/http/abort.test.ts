import { onAbort } from '../../../nodes/shared/http/abort';

describe('listeners of one signal', () => {
  it('are all called once when it is aborted, except those that were removed', () => {
    const controller = new AbortController();
    const called: string[] = [];
    const removeBy = new Map(
      ['a', 'b', 'c', 'd'].map((name) => [name, onAbort(controller.signal, () => called.push(name))]),
    );
    removeBy.get('a')?.();
    removeBy.get('c')?.();
    onAbort(controller.signal, () => called.push('e'));
    controller.abort();
    expect(called.sort()).toEqual(['b', 'd', 'e']);
  });

  it('may be removed twice, which removes no other', () => {
    const controller = new AbortController();
    const called: string[] = [];
    const remove = onAbort(controller.signal, () => called.push('a'));
    remove();
    onAbort(controller.signal, () => called.push('b'));
    remove();
    controller.abort();
    expect(called).toEqual(['b']);
  });

  it('may be the same function, which waits as often as it was given', () => {
    const controller = new AbortController();
    let times = 0;
    const listener = () => void (times += 1);
    onAbort(controller.signal, listener);
    const remove = onAbort(controller.signal, listener);
    onAbort(controller.signal, listener);
    remove();
    controller.abort();
    expect(times).toBe(2);
  });

  it('may remove each other while they are called', () => {
    const controller = new AbortController();
    const called: string[] = [];
    const removers: Array<() => void> = [];
    for (const name of ['a', 'b', 'c'])
      removers.push(
        onAbort(controller.signal, () => {
          called.push(name);
          for (const remove of removers) remove();
        }),
      );
    controller.abort();
    expect(called.sort()).toEqual(['a', 'b', 'c']);
  });
});
