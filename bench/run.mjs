// Measures Namuna beside the least that could do its job and beside its peers:
// `npm run bench -- [--seconds 5] [--rounds 5] [--only refusal] [--no-peers] [--node PATH] [--out FILE]`.
import { command } from './command.mjs';
import { machine } from './machine.mjs';
import { measureLoads, measureStarts } from './measure.mjs';
import { readOptions } from './options.mjs';
import { preparePeers } from './peers.mjs';
import { pinning } from './pinning.mjs';
import { publish } from './publish.mjs';
import { report } from './report.mjs';
import { runtimeScenarios } from './runtimes.mjs';

await command(readOptions, async (asked, scratch) => {
  const peers = await preparePeers(asked.peers, scratch);
  const scenarios = asked.runtimes.length > 0 ? runtimeScenarios(asked.runtimes, scratch) : asked.scenarios;
  const options = { ...asked, scenarios: [...scenarios, ...peers.scenarios] };
  const about = machine(options, pinning());
  const starts = await measureStarts(options, scratch);
  const { loads, lost } = await measureLoads(options, scratch);
  const name = asked.runtimes.length > 0 ? 'runtimes.md' : 'results.md';
  about.push(...peers.about, ...lost);
  publish(report({ options, about, loads, starts }), asked.out, name);
});
