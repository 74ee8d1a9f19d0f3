import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/metrics.ts';
import { temporaryFolder } from '../e2e/command-line.ts';

const ops = resolve(import.meta.dirname, '../../ops');
const isInstalled = spawnSync('promtool', ['--version']).status === 0;
const needsPromtool = isInstalled ? '' : ' (skipped: needs promtool, apt install prometheus)';

const run = promisify(execFile);
const read = (name: string): string => readFileSync(join(ops, name), 'utf8');
const alerts = read('alerts.yml');
const dashboard = JSON.parse(read('dashboard.json')) as { panels: { targets?: { expr: string }[] }[] };
const known = createMetrics({ version: '1', role: 'all' }).names;
const alertNames = [...alerts.matchAll(/alert: (\w+)/g)].map(([, name = '']) => name);

/** The names of metrics in an expression, as they are registered: a histogram has three series. */
function metricsIn(expressions: string): string[] {
  const names = [...expressions.matchAll(/\bfaceswap_\w+/g)].map(([name]) => name);
  return [...new Set(names.map((name) => (known.includes(name) ? name : name.replace(/_(?:bucket|count|sum)$/, ''))))];
}

const expressions = {
  'the rules': [...alerts.matchAll(/^ +expr: (.*(?:\n {12}.*)*)/gm)].map(([, expression = '']) => expression),
  'the dashboard': dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
};

describe.each(Object.entries(expressions))('%s', (_, all) => {
  it('ask for metrics that exist', () => {
    const asked = all.flatMap(metricsIn);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('the rules', () => {
  it('are each tested, and say in a sentence what to do', () => {
    const tested = read('alerts.test.yml');
    expect(alertNames.length).toBeGreaterThan(15);
    expect(alertNames.filter((name) => !tested.includes(`alertname="${name}"`))).toEqual([]);
    const summaries = [...alerts.matchAll(/summary: "(.*)"$/gm)].map(([, summary = '']) => summary);
    expect(summaries).toHaveLength(alertNames.length);
    for (const summary of summaries)
      expect(summary).toMatch(/\. ?.*(?:[Ll]ook|see|start|stop|raise|[Rr]un|report|[Ff]ill|take|decide|[Gg]ive)/);
  });

  it.skipIf(!isInstalled)(
    `are accepted by promtool, and fire when they should and not before${needsPromtool}`,
    async () => {
      await run('promtool', ['check', 'config', join(ops, 'prometheus.yml')]);
      const { stdout } = await run('promtool', ['check', 'rules', join(ops, 'alerts.yml')]);
      expect(stdout).toContain(`SUCCESS: ${alertNames.length} rules found`);
      await run('promtool', ['test', 'rules', join(ops, 'alerts.test.yml')]);
    },
  );
});

it.skipIf(!isInstalled)(`promtool can read every expression of the dashboard${needsPromtool}`, async () => {
  const rules = expressions['the dashboard'].map((expr) => ({ record: 'a', expr: expr.replaceAll('$job', '.*') }));
  const file = join(temporaryFolder(), 'rules.yml');
  writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboard', rules }] }));
  await run('promtool', ['check', 'rules', '--lint=none', file]);
});

it('every metric of the program is shown or watched', () => {
  const used = metricsIn(Object.values(expressions).flat().join('\n'));
  const own = known.filter((name) => !/^faceswap_(?:nodejs|process)_/.test(name));
  const elsewhere = ['faceswap_info']; // the dashboard lists jobs by it
  expect(own.filter((name) => !used.includes(name) && !elsewhere.includes(name))).toEqual([]);
});

it.skipIf(!isInstalled)(`the metrics are accepted by promtool${needsPromtool}`, async () => {
  const metrics = createMetrics({ version: '1', role: 'all' });
  metrics.onEvent({ kind: 'polled', jobId: 'a', provider: 'akool', isPending: false, unseenMs: 300 });
  metrics.onEvent({ kind: 'provider-paused', provider: 'akool', reason: 'down' });
  const checking = run('promtool', ['check', 'metrics']);
  checking.child.stdin?.end(await metrics.read({ parts: { store: { ok: true } }, line: { waiting: 0 }, workers: [1] }));
  expect(await checking).toEqual({ stdout: '', stderr: '' });
});
