import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startSuperOffice, SUPEROFFICE_APP, type SuperOfficeOnlineSimulator } from '../../simulators';
import { checkoutDir, ensureBuilt } from '../harness';

const { clientId, clientSecret, systemUserToken, tenant } = SUPEROFFICE_APP;

let office: SuperOfficeOnlineSimulator;
beforeAll(async () => {
  await ensureBuilt();
  office = await startSuperOffice({ personality: 'online' });
});
beforeEach(() => office.reset());
afterEach(() => {
  for (const script of running) script.stop();
  running.clear();
});
afterAll(async () => await office?.close());

const running = new Set<Script>();

/** The script as npm installs it, at a terminal that is no terminal: its questions and what it says come on stderr. */
class Script {
  private readonly child: ChildProcessWithoutNullStreams;
  stdout = '';
  stderr = '';
  readonly ended: Promise<number | null>;

  constructor(env: Record<string, string>, args: string[] = []) {
    const { bin } = JSON.parse(readFileSync(path.join(checkoutDir, 'package.json'), 'utf8')) as {
      bin: Record<string, string>;
    };
    const file = path.join(checkoutDir, bin['superoffice-system-user'] ?? '');
    this.child = spawn(process.execPath, [file, ...args], { env: { PATH: process.env.PATH, ...env } });
    this.child.stdout.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
    running.add(this);
  }

  stop(): void {
    this.child.kill();
  }

  /** Waits for a question, and answers it. */
  async answer(question: RegExp, answer: string): Promise<void> {
    const seen = this.stderr.length;
    await this.said(question);
    this.stderr = this.stderr.slice(Math.min(seen, this.stderr.length));
    this.child.stdin.write(`${answer}\n`);
  }

  async said(words: RegExp): Promise<string> {
    while (!words.test(this.stderr)) {
      await Promise.race([
        new Promise((resolve) => this.child.stderr.once('data', resolve)),
        this.ended.then(() => Promise.reject(new Error(`The script ended: ${this.stderr}`))),
      ]);
    }
    return words.exec(this.stderr)?.[1] ?? '';
  }
}

const REDIRECT = 'http://127.0.0.1:5678/signed-in';
const environment = (): Record<string, string> => ({
  SUPEROFFICE_SIGN_IN_HOST: `${office.credential.signInHost}/`,
  SUPEROFFICE_TENANT: tenant,
  SUPEROFFICE_CLIENT_ID: clientId,
  SUPEROFFICE_CLIENT_SECRET: clientSecret,
  SUPEROFFICE_REDIRECT: REDIRECT,
});

/** Where the browser of the administrator ends. */
async function callbackOf(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual', headers: { connection: 'close' } });
  return response.headers.get('location') ?? `no redirect: ${response.status} ${await response.text()}`;
}

const openedIn = async (script: Script): Promise<string> =>
  await script.said(/^(http:\S+\/login\/common\/oauth\/authorize\S+)$/m);

describe('the script for the system user token', () => {
  it('turns the address where the browser ended into the token, on standard output alone', async () => {
    const script = new Script(environment());
    const url = await openedIn(script);
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      client_id: clientId,
      scope: 'openid',
      response_type: 'code',
      code_challenge_method: 'S256',
      acr_values: `tenant:${tenant}`,
    });
    await script.answer(/Paste that address/, await callbackOf(url));

    expect(await script.ended).toBe(0);
    expect(script.stdout).toBe(`${systemUserToken}\n`);
    expect(script.stderr).not.toContain(systemUserToken);
    expect(script.stdout + script.stderr).not.toContain(clientSecret);
    expect(office.state.signIns.counts).toMatchObject({ codes: 1, exchanges: 1, refused: 0 });
  });

  it('demands what the environment lacks, and shows no secret', async () => {
    const { SUPEROFFICE_SIGN_IN_HOST = '' } = environment();
    const script = new Script({ SUPEROFFICE_SIGN_IN_HOST });
    await script.answer(/Tenant ID/, tenant);
    await script.answer(/Client ID/, clientId);
    await script.answer(/Client secret \(not shown\)/, clientSecret);
    await script.answer(/Redirect URL/, REDIRECT);
    await script.answer(/Paste that address/, await callbackOf(await openedIn(script)));

    expect(await script.ended).toBe(0);
    expect(script.stdout).toBe(`${systemUserToken}\n`);
    expect(script.stderr).not.toContain(clientSecret);
  });

  it.each<[string, () => void, Partial<Record<string, string>>, RegExp]>([
    [
      'no administrator',
      () => (office.state.app.signsIn = office.state.app.userNamed('OLE')),
      {},
      /no administrator/,
    ],
    ['nobody who consents', () => (office.state.app.approves = false), {}, /SuperOffice refused: Denied/],
    [
      'a wrong secret',
      () => undefined,
      { SUPEROFFICE_CLIENT_SECRET: 'wrong-secret-of-the-app' },
      /refused the code: Wrong client\. Check client ID, client secret/,
    ],
  ])('says in plain words that there was %s', async (_, happens, changes, words) => {
    happens();
    const script = new Script({ ...environment(), ...(changes as Record<string, string>) });
    await script.answer(/Paste that address/, await callbackOf(await openedIn(script)));

    expect(await script.ended).toBe(1);
    expect(script.stderr).toMatch(words);
    expect(script.stdout).toBe('');
    expect(script.stderr).not.toMatch(/wrong-secret|superoffice-secret/);
  });

  it('refuses the address of another sign-in, and what is no address', async () => {
    const first = await callbackOf(await openedIn(new Script(environment())));
    for (const [pasted, words] of [
      [first, /belongs to another sign-in/],
      ['code=abc', /is no web address/],
      [REDIRECT, /has no code/],
    ] as const) {
      const script = new Script(environment());
      await openedIn(script);
      await script.answer(/Paste that address/, pasted);
      expect(await script.ended).toBe(1);
      expect(script.stderr).toMatch(words);
    }
    expect(office.state.signIns.counts.exchanges).toBe(0);
  });

  it('takes no arguments, which a shell would keep, and shows what it reads instead', async () => {
    const script = new Script(environment(), ['--secret', clientSecret]);
    expect(await script.ended).toBe(1);
    expect(script.stderr).toContain('SUPEROFFICE_CLIENT_SECRET');
    expect(script.stderr).not.toContain(clientSecret);
  });
});
