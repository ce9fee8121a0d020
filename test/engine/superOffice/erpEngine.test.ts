import { stage } from './stage';

const erpEngine = stage('erpEngine');

const running = { IsRunning: true, StatusMessage: 'Waiting for the next run', Interval: '00:15:00' };

describe('the ERP sync engine of SuperOffice', () => {
  it('says whether it runs, and how often', async () => {
    const [status] = await erpEngine.json('getStatus');
    expect(status).toMatchObject(running);
  });

  it('is stopped and started, which shows a little later', async () => {
    const [stopping] = await erpEngine.json('changeStatus', { run: false });
    expect(stopping).toMatchObject({ ...running, StatusMessage: 'Stop requested' });
    expect(await erpEngine.json('getStatus')).toMatchObject([{ IsRunning: false, StatusMessage: 'Stopped' }]);

    const [starting] = await erpEngine.json('changeStatus', { run: true });
    expect(starting).toMatchObject({ IsRunning: false, StatusMessage: 'Start requested' });
    expect(await erpEngine.json('getStatus')).toMatchObject([running]);
    expect(erpEngine.sent('ChangeEngineStatus')).toEqual([{ Run: false }, { Run: true }]);
  });

  it.each([
    ['00:30:00', '00:30:00'],
    ['2:05', '02:05:00'],
  ])('gets the interval %s', async (interval, sent) => {
    expect(await erpEngine.json('setInterval', { interval })).toEqual([{ success: true, interval: sent }]);
    expect(erpEngine.sent('ChangeEngineInterval')).toEqual([{ Interval: sent }]);
    expect(erpEngine.superOffice.state.erp.engine.interval).toBe(sent);
  });

  it('gets no interval that is no time', async () => {
    const { failure } = await erpEngine.run('setInterval', { interval: 'often' });
    expect(failure?.message).toMatch(/^Interval: expected hours and minutes such as 00:30/);
    expect(erpEngine.superOffice.counters.calls).toBe(0);
  });
});
